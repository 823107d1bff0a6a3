/**
 * Writes templates/*.xlsx into the folder of the built add-in: dist, or the folder that is named. Run it after the build,
 * because the files hold the results of its functions. Each file names the add-in; see scripts/deployment/deployment.js.
 */
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { readDeployment } from "../deployment/deployment.js";
import { bundleBuilder } from "./bundle.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = path.resolve(process.argv[2] ?? path.join(root, "dist"));

const require = createRequire(import.meta.url);
const { version } = require("../../package.json");
const { buildTemplates } = require(await bundleBuilder());
const written = await buildTemplates(folder, readDeployment(process.env, version));
console.log(`${written.length} templates are in ${path.relative(root, path.join(folder, "templates"))}`);
