import { createRequire } from "node:module";
import path from "node:path";
import vm from "node:vm";
import esbuild from "esbuild";

/**
 * The product's own code that the pages are made with, which Node cannot read as TypeScript.
 *
 * @returns {Promise<typeof import("./shared")>}
 */
export async function loadShared() {
  const { outputFiles } = await esbuild.build({
    entryPoints: [path.join(import.meta.dirname, "shared.ts")],
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    target: "node20",
    logLevel: "error",
  });
  const module = { exports: {} };
  const run = vm.runInThisContext(`(function (module, exports, require) {${outputFiles[0].text}\n})`);
  run(module, module.exports, createRequire(import.meta.url));
  return module.exports;
}
