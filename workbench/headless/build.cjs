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
    plugins: [withoutHyphenation],
  })
  .catch(() => process.exit(1));
