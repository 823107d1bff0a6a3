const path = require("node:path");
const { families } = require("../site/function-files");

/** Excel's own limit: the `namespace` of @microsoft/app-manifest's schema for custom functions. */
const longest = 32;

/**
 * What is wrong with a namespace as the environment gives it; undefined where it may stand before the functions' names.
 *
 * @param {string} given
 * @returns {string | undefined}
 * @see https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-naming
 */
function namespaceFault(given) {
  if (given.length > longest)
    return `BALLAST_NAMESPACE has ${given.length} characters; Excel takes ${longest} at most.`;
  if (/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/i.test(given)) return undefined;
  return `BALLAST_NAMESPACE is ${given}; it must begin with a letter and hold only the letters A to Z, digits, underscores and single periods between them, such as ACME.`;
}

const prefixes = families.map((index) => path.basename(path.dirname(index)).toUpperCase());
/** Not in an address such as docs/functions/LIQ.PRICE.html: the pages keep their names. */
const names = new RegExp(`(?<![\\w./])(?:${prefixes.join("|")})\\.[A-Z]+(?!\\w|\\.html)`, "g");

/**
 * A text for people with each worksheet function as the cells of this build call it: LIQ.PRICE becomes ACME.LIQ.PRICE.
 *
 * @param {string} text
 * @param {string} namespace "" where the build has none
 * @returns {string}
 */
function withNamespace(text, namespace) {
  return namespace === "" ? text : text.replace(names, `${namespace}.$&`);
}

module.exports = { namespaceFault, withNamespace };
