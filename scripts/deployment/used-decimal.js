/** Methods of decimal.js that the product does not call: trigonometry, roots, logarithms, powers, other bases. They are half of its bytes. */
const unused = [
  ...["ceil", "clampedTo", "cosine", "cubeRoot", "decimalPlaces", "hyperbolicCosine", "hyperbolicSine"],
  ...["hyperbolicTangent", "floor", "isNaN", "isPositive", "modulo"],
  ...["inverseCosine", "inverseHyperbolicCosine", "inverseHyperbolicSine", "inverseHyperbolicTangent"],
  ...["inverseSine", "inverseTangent", "isInteger", "logarithm", "max", "min", "naturalExponential"],
  ...["naturalLogarithm", "precision", "round", "sine", "squareRoot", "tangent", "toBinary", "toExponential"],
  ...["toFraction", "toHexadecimal", "toNearest", "toOctal", "toPower", "truncated"],
];

/** `P.cosine = P.cos = function () {`, up to the line that ends it. */
const methodOf = (name) => new RegExp(`^P\\.${name} = (?:P\\.\\w+ = )?function[^]*?^};\r?\n`, "m");

/** `Decimal.cos = cos;`: each method again as a function of the class, of which the product calls none. */
const functionsOfClass = /^ {2}Decimal\.(\w+) = \1;.*\r?\n/gm;
const neededByMethods = ["clone"];

/** A thousand digits each, which only the methods above look at. */
const constants = [/^LN10 = new Decimal\(LN10\);\r?\n/m, /^PI = new Decimal\(PI\);\r?\n/m];

/** Texts that are no decimal number, such as 0x1f: the product reads none. */
const otherTexts = /^(function parseOther\(x, str\) \{)[^]*?^\}/m;

/** The check of settings, each of which the product writes as a constant. */
const checkedSettings = /^(function config\(obj\) \{)[^]*?^\}/m;

/** The check of places and digits, which are constants, too. */
const checkedPlaces = /^(function checkInt32\(i, min, max\) \{)[^]*?^\}/m;

/**
 * A loader for decimal.js alone, whose methods sit on one prototype, where no bundler sees which of them are called. It refuses a
 * version in which it does not find what it takes out.
 *
 * @param {string} source
 * @returns {string}
 */
module.exports = function usedDecimal(source) {
  const replacements = [...unused.map(methodOf), ...constants].map((part) => [part, ""]);
  replacements.push([otherTexts, "$1 throw Error(invalidArgument + str); }"]);
  replacements.push([checkedSettings, "$1 return Object.assign(this, obj); }"]);
  replacements.push([checkedPlaces, "$1 }"]);
  const shorter = replacements.reduce((text, [part, instead]) => {
    if (!part.test(text)) throw new Error(`decimal.js has no ${part.source} any more.`);
    return text.replace(part, instead);
  }, source);
  return shorter.replace(functionsOfClass, (line, name) => (neededByMethods.includes(name) ? line : ""));
};
