/** Bundles the builder into one file for Node, which cannot read TypeScript. */
import path from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";

const folder = fileURLToPath(new URL(".", import.meta.url));

/** @returns {Promise<string>} the path of the bundle */
export async function bundleBuilder(
  entry = path.join(folder, "entry.ts"),
  outfile = path.join(folder, "../../.cache/templates/builder.cjs"),
) {
  await esbuild.build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    logLevel: "error",
  });
  return outfile;
}
