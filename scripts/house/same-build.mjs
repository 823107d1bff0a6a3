/**
 * `node scripts/house/same-build.mjs`: builds what dist/ holds once more, in a folder of another name and depth, and names the files
 * that differ. What is served can then be compared with a build of one's own.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const sources = [
  "src",
  "docs",
  "site",
  "test/vectors", // whose series the pages draw
  "scripts",
  "workbench", // which calculates the templates
  "assets",
  "manifest.xml",
  "package.json",
  "package-lock.json",
  "webpack.config.js",
  "tsconfig.json",
  ...readdirSync(root).filter((name) => /^[A-Z]+\.md$/.test(name)), // some are pages of the site
];
const where = mkdtempSync(path.join(os.tmpdir(), "ballast-same-"));

try {
  const [one, other] = [hashesIn(path.join(root, "dist")), build(path.join(where, "some/deeper/folder"))];
  const differing = [...new Set([...one.keys(), ...other.keys()])].filter(
    (name) => one.get(name) !== other.get(name),
  );
  if (differing.length > 0)
    throw new Error(
      `These files differ from those of dist, which npm run build makes: ${differing.join(", ")}`,
    );
  console.log(`${one.size} files are the same in both folders.`);
} finally {
  rmSync(where, { recursive: true, force: true });
}

/** The hashes of the files that a build in the folder makes, by their names. */
function build(folder) {
  mkdirSync(folder, { recursive: true });
  for (const name of sources) cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  symlinkSync(realpathSync(path.join(root, "node_modules")), path.join(folder, "node_modules"));
  // Tests set NODE_ENV to test, by which the compiler writes the pane's first script in another way than npm run build.
  const env = { ...process.env, NODE_ENV: undefined };
  for (const script of ["node_modules/webpack/bin/webpack.js", "scripts/xlsx/build.mjs"])
    execFileSync(process.execPath, [script], { cwd: folder, env });
  return hashesIn(path.join(folder, "dist"));
}

/** The hashes of the files below a folder, by their names. */
function hashesIn(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(folder, file), createHash("sha256").update(readFileSync(file)).digest("hex")];
    }),
  );
}
