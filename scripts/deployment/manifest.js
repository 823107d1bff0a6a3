const { developmentUrl, manifestVersion } = require("./deployment");

/**
 * The manifest as it is deployed: with the address and the product's version.
 *
 * @param {string} source
 * @param {import("./deployment").Deployment} deployment
 * @param {string} version
 * @returns {string}
 */
function deployedManifest(source, { url }, version) {
  const manifest = replaced(
    source,
    /<Version>[^<]*<\/Version>/,
    `<Version>${manifestVersion(version)}</Version>`,
  );
  return manifest.replaceAll(developmentUrl, url);
}

function replaced(text, pattern, replacement) {
  if (!pattern.test(text)) throw new Error(`manifest.xml has nothing like ${pattern}.`);
  return text.replace(pattern, replacement);
}

module.exports = { deployedManifest };
