/**
 * Writes templates/*.xlsx into the folder of the built add-in: dist, or the folder that is named. Run it after the build,
 * because the files hold the results of its functions. BALLAST_STORE says where people who get a file get the add-in from:
 * sideload (the default), organisation or store.
 */
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { bundleBuilder } from "./bundle.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = path.resolve(process.argv[2] ?? path.join(root, "dist"));

const { buildTemplates } = createRequire(import.meta.url)(await bundleBuilder());
const written = await buildTemplates(folder, process.env.BALLAST_STORE || undefined);
console.log(`${written.length} templates are in ${path.relative(root, path.join(folder, "templates"))}`);
