const { createHash } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");
const { zipSync } = require("fflate");

/** A zip keeps local time without a zone: these digits are the same on every machine, and the first that it can keep. */
const anyTime = new Date(1980, 0, 1);

/**
 * The files of a release, by their names: the site as a zip, the hash of each file in it, what it is made of, and the hashes of all
 * these. The same site gives the same bytes.
 *
 * @param {string} dist the folder of the built add-in
 * @param {string} version
 * @returns {Map<string, Uint8Array>}
 */
function releaseFiles(dist, version) {
  const site = filesOf(dist);
  const name = `ballast-${version}`;
  const entries = [...site].map(([file, bytes]) => [file, [bytes, { mtime: anyTime }]]);
  const files = new Map([
    [`${name}.zip`, zipSync(Object.fromEntries(entries), { level: 9 })],
    [`${name}-files.sha256`, sumsOf(site)],
    [`${name}-sbom.cdx.json`, site.get("sbom.cdx.json")],
    [`${name}-licences.txt`, site.get("licences.txt")],
  ]);
  return files.set("SHA256SUMS", sumsOf(files));
}

/** The files below a folder, by their names in it with forward slashes, in the order of these. */
function filesOf(folder) {
  const found = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  const named = found.map((file) => [
    file.split(path.sep).join("/"),
    fs.readFileSync(path.join(folder, file)),
  ]);
  return new Map(named.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** As `sha256sum -c` and `shasum -a 256 -c` read them. */
function sumsOf(files) {
  const lines = [...files].map(
    ([name, bytes]) => `${createHash("sha256").update(bytes).digest("hex")}  ${name}\n`,
  );
  return Buffer.from(lines.join(""));
}

module.exports = { releaseFiles };
