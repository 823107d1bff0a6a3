/**
 * `node scripts/house/same-build.mjs [--config-name functions]`: builds twice, in two folders of other names and depths, and
 * names the files that differ. What is served can then be compared with a build of one's own.
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
  const [one, other] = ["a", "some/deeper/folder"].map((folder) => build(path.join(where, folder)));
  const differing = [...new Set([...one.keys(), ...other.keys()])].filter(
    (name) => one.get(name) !== other.get(name),
  );
  if (differing.length > 0)
    throw new Error(`These files differ between two folders: ${differing.join(", ")}`);
  console.log(`${one.size} files are the same in both folders.`);
} finally {
  rmSync(where, { recursive: true, force: true });
}

/** The hashes of the files that a build in the folder makes, by their names. */
function build(folder) {
  mkdirSync(folder, { recursive: true });
  for (const name of sources) cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  symlinkSync(realpathSync(path.join(root, "node_modules")), path.join(folder, "node_modules"));
  execFileSync(process.execPath, ["node_modules/webpack/bin/webpack.js", ...process.argv.slice(2)], {
    cwd: folder,
  });
  const dist = path.join(folder, "dist");
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(dist, file), createHash("sha256").update(readFileSync(file)).digest("hex")];
    }),
  );
}
