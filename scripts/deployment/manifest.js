const { developmentUrl, manifestVersion } = require("./deployment");

/**
 * manifest.xml as it is deployed: with the address, the product's version, and the namespace where there is one.
 *
 * @param {string} source
 * @param {import("./deployment").Deployment} deployment
 * @param {string} version
 */
function deployedManifest(source, { url, namespace }, version) {
  const manifest = replaced(
    source,
    /<Version>[^<]*<\/Version>/,
    `<Version>${manifestVersion(version)}</Version>`,
  );
  return withNamespace(manifest, namespace).replaceAll(developmentUrl, url);
}

function withNamespace(manifest, namespace) {
  if (namespace === "") return manifest;
  const named = replaced(
    manifest,
    /( *)<Metadata>\s*<SourceLocation resid="Functions\.Metadata\.Url"\/>\s*<\/Metadata>\n/,
    (found, indent) => `${found}${indent}<Namespace resid="Functions.Namespace"/>\n`,
  );
  return replaced(
    named,
    /( *)<bt:String id="Group\.Label"/,
    (found, indent) => `${indent}<bt:String id="Functions.Namespace" DefaultValue="${namespace}"/>\n${found}`,
  );
}

function replaced(text, pattern, replacement) {
  if (!pattern.test(text)) throw new Error(`manifest.xml has nothing like ${pattern}.`);
  return text.replace(pattern, replacement);
}

module.exports = { deployedManifest };
