/** Writes every template, and the tests' own model, for each store into the named folder: <store>/<id>.xlsx. */
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { bundleBuilder } from "../../scripts/xlsx/bundle.mjs";

const [folder] = process.argv.slice(2);
const root = fileURLToPath(new URL("../..", import.meta.url));
const bundle = await bundleBuilder(
  fileURLToPath(new URL("variants.ts", import.meta.url)),
  path.join(folder, "variants.cjs"),
);
await createRequire(import.meta.url)(bundle).writeVariants(path.join(root, "dist"), folder);
