const { developmentUrl, manifestVersion } = require("./deployment");
const { withNamespace } = require("./namespace");

/**
 * The manifest as it is deployed: with the address, the product's version and the namespace of the functions, if there is one.
 *
 * @param {string} source
 * @param {import("./deployment").Deployment} deployment
 * @param {string} version
 * @returns {string}
 */
function deployedManifest(source, { url, namespace }, version) {
  const manifest = withVersion(source, version);
  return (namespace === "" ? manifest : inNamespace(manifest, namespace)).replaceAll(developmentUrl, url);
}

/**
 * @param {string} source
 * @param {string} version
 * @returns {string}
 */
function withVersion(source, version) {
  return replaced(source, /<Version>[^<]*<\/Version>/, `<Version>${manifestVersion(version)}</Version>`);
}

/** The schema wants the namespace behind the metadata. */
function inNamespace(source, namespace) {
  const id = "Functions.Namespace";
  const named = replaced(source, /( *)<\/Metadata>\n/, `$&$1<Namespace resid="${id}"/>\n`);
  const defined = replaced(
    named,
    /( *)<bt:ShortStrings>\n/,
    `$&$1  <bt:String id="${id}" DefaultValue="${namespace}"/>\n`,
  );
  return withNamespace(replaced(defined, / *<!-- No Namespace: [^\n]*-->\n/, ""), namespace);
}

function replaced(text, pattern, replacement) {
  if (!pattern.test(text)) throw new Error(`manifest.xml has nothing like ${pattern}.`);
  return text.replace(pattern, replacement);
}

module.exports = { deployedManifest, withVersion };
