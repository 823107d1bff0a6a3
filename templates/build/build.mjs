/**
 * Writes dist/templates/*.xlsx: run after the add-in is built, as they hold what its functions give.
 * BALLAST_STORE says where those who get a file get the add-in from: sideload (default), organisation or store.
 */
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { bundleBuilder } from "./bundle.mjs";

const { buildTemplates } = createRequire(import.meta.url)(await bundleBuilder());
const written = await buildTemplates(
  fileURLToPath(new URL("../../dist", import.meta.url)),
  process.env.BALLAST_STORE || undefined,
);
console.log(`Templates: ${written.length} files in dist/templates`);
