const path = require("node:path");
const { families } = require("../site/function-files");

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

module.exports = { withNamespace };
