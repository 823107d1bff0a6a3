const fs = require("node:fs");
const path = require("node:path");
const esbuild = require("esbuild");

/** The engine loads hyphenation patterns only when it draws text, which never happens here. */
const withoutHyphenation = {
  name: "without-hyphenation",
  setup: (build) =>
    build.onResolve({ filter: /^\.\/[\w-]+\.js$/ }, ({ kind, path: address, resolveDir }) =>
      kind === "dynamic-import" && resolveDir.includes("engine-render")
        ? { path: address, external: true }
        : undefined,
    ),
};

const wait = /(this\._waitingCommandQueue = \[\];\s*\}), 100\)/;

/**
 * The engine starts 100 ms after the last change, so as not to calculate between the letters that a person types. Nobody types
 * here; a few milliseconds are enough to calculate once after several changes in a row.
 */
const withoutWait = {
  name: "without-wait",
  setup: (build) =>
    build.onLoad({ filter: /sheets-formula[\\/]lib[\\/]es[\\/]index\.js$/ }, ({ path: file }) => {
      const text = fs.readFileSync(file, "utf8");
      if (!wait.test(text)) throw new Error(`The wait of 100 ms is not in ${file} any more.`);
      return { contents: text.replace(wait, "$1, 5)") };
    }),
};

esbuild
  .build({
    entryPoints: [path.join(__dirname, "../excel/headless.ts")],
    outfile: process.argv[2],
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "error",
    plugins: [withoutHyphenation, withoutWait],
  })
  .catch(() => process.exit(1));
