const path = require("node:path");

const root = path.join(__dirname, "../..");

/** What a file of the sources exports, bundled for Node, which cannot read TypeScript. */
async function fromSources(file) {
  const outfile = path.join(root, ".cache/site", `${path.basename(file, ".ts")}.cjs`);
  await require("esbuild").build({
    entryPoints: [path.join(root, file)],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    logLevel: "error",
  });
  return require(outfile);
}

module.exports = { fromSources };
