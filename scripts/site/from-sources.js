const path = require("node:path");

const root = path.join(__dirname, "../..");

/** Bundles a file and what it uses for Node, which cannot read TypeScript, and gives back where the bundle is. */
async function bundleForNode(entry, outfile, define = {}) {
  await require("esbuild").build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    define,
    logLevel: "error",
  });
  return outfile;
}

/** What a file of the sources exports. */
async function fromSources(file) {
  const outfile = path.join(root, ".cache/site", `${path.basename(file, ".ts")}.cjs`);
  return require(await bundleForNode(path.join(root, file), outfile));
}

module.exports = { bundleForNode, fromSources };
