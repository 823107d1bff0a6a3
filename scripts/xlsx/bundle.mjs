/** Bundles the builder into one file, with the namespace of this deployment. */
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { readDeployment } from "../deployment/deployment.js";
import { bundleForNode } from "../site/from-sources.js";

const { version } = createRequire(import.meta.url)("../../package.json");
const folder = fileURLToPath(new URL(".", import.meta.url));

/** @returns {Promise<string>} the path of the bundle */
export function bundleBuilder(
  entry = path.join(folder, "entry.ts"),
  outfile = path.join(folder, "../../.cache/templates/builder.cjs"),
) {
  const define = { BALLAST_NAMESPACE: JSON.stringify(readDeployment(process.env, version).namespace) };
  return bundleForNode(entry, outfile, define);
}
