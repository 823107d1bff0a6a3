/** Bundles the builder into one file for Node, which cannot read TypeScript. */
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";
import { readDeployment } from "../deployment/deployment.js";

const { version } = createRequire(import.meta.url)("../../package.json");
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
    define: { BALLAST_NAMESPACE: JSON.stringify(readDeployment(process.env, version).namespace) },
    logLevel: "error",
  });
  return outfile;
}
