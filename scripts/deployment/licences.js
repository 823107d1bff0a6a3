const fs = require("node:fs");
const path = require("node:path");
const { Compilation, sources } = require("webpack");
const product = require("../../package.json");
const lock = require("../../package-lock.json");
const { sbomOf } = require("./sbom");

/**
 * Collects which packages end up in a build's chunks, and writes their licences with the texts as one file and their bill of
 * materials as another. Builds that ship together share `packages`; the last of them names the files.
 */
class LicencesPlugin {
  /** @param {{ packages: Map<string, Shipped>, licences?: string, sbom?: string }} options */
  constructor({ packages, licences, sbom }) {
    this.packages = packages;
    this.licences = licences;
    this.sbom = sbom;
  }

  apply(compiler) {
    compiler.hooks.thisCompilation.tap("LicencesPlugin", (compilation) => {
      compilation.hooks.processAssets.tap(
        { name: "LicencesPlugin", stage: Compilation.PROCESS_ASSETS_STAGE_REPORT },
        () => {
          for (const folder of packageFolders(compilation)) {
            const shipped = readPackage(folder);
            this.packages.set(`${shipped.name}@${shipped.version}`, shipped);
          }
          const all = [...this.packages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, shipped]) => shipped);
          const emit = (name, text) => compilation.emitAsset(name, new sources.RawSource(text));
          if (this.licences) emit(this.licences, inWords(all));
          if (this.sbom) emit(this.sbom, sbomOf(all, product));
        },
      );
    });
  }
}

/** The folders of the packages whose modules are in a chunk. */
function packageFolders(compilation) {
  const folders = new Set();
  const add = (module) => {
    for (const one of module.modules ?? []) add(one); // one of several that were joined
    const [folder] = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(module.resource ?? "") ?? [];
    if (folder) folders.add(folder);
  };
  for (const chunk of compilation.chunks) {
    for (const module of compilation.chunkGraph.getChunkModulesIterable(chunk)) add(module);
  }
  if (folders.size > 0) folders.add(path.dirname(require.resolve("webpack/package.json"))); // what loads the chunks
  return folders;
}

/**
 * @typedef {{ name: string, version: string, licence: string, text: string, needs: string[], sha512: string }} Shipped
 * @returns {Shipped}
 */
function readPackage(folder) {
  const { name, version, license, dependencies, peerDependencies } = JSON.parse(
    fs.readFileSync(path.join(folder, "package.json"), "utf8"),
  );
  if (!permissive.has(license))
    throw new Error(`${name} has the licence ${license}, which nobody has looked at.`);
  const file = fs
    .readdirSync(folder)
    .sort()
    .find((one) => /^licen[cs]e(\.|$)/i.test(one));
  if (!file && license !== "MIT") throw new Error(`${name} holds no text of its licence, ${license}.`);
  const text = file ? fs.readFileSync(path.join(folder, file), "utf8") : mit;
  return {
    name,
    version,
    licence: license,
    text: text.replaceAll("\r\n", "\n").trim(),
    needs: Object.keys({ ...dependencies, ...peerDependencies }).sort(),
    sha512: lockedHash(folder, version),
  };
}

/** The hash of the package's archive in npm's lock, in hexadecimal digits. */
function lockedHash(folder, version) {
  const [place] = /node_modules[\\/].*$/.exec(folder);
  const locked = lock.packages[place.replaceAll("\\", "/")];
  const [, hash] = /^sha512-(.*)$/.exec(locked?.integrity ?? "") ?? [];
  if (locked?.version !== version || !hash)
    throw new Error(
      `${place} holds version ${version}, and the lock ${locked?.version ?? "none"}: run npm ci.`,
    );
  return Buffer.from(hash, "base64").toString("hex");
}

/** Those that ask for no more than that their text goes along. */
const permissive = new Set(["MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0"]);

function inWords(all) {
  const line = "-".repeat(80);
  return [
    "Ballast is made with the packages below. Their licences:",
    ...all.map(({ name, version, licence, text }) => `${line}\n${name} ${version} (${licence})\n\n${text}`),
    "",
  ].join("\n\n");
}

/** Where a package says MIT and holds no text: the text of the MIT licence, as SPDX has it. */
const mit = `The package names the MIT licence and holds no copy of it. It reads:

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files
(the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge,
publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so,
subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR
ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH
THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

module.exports = { LicencesPlugin };
