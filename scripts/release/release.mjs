/**
 * `npm run release`, after a build: asks npm's registry about what ships, and writes release/ballast-VERSION/ with the site as a zip,
 * the hashes, the bill of materials and the licences. docs/deployment.md says how they are checked.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import deployments from "../deployment/deployment.js";
import archive from "./archive.js";
import audits from "./audit.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { version } = createRequire(import.meta.url)("../../package.json");
const deployment = deployments.readDeployment(process.env, version);

const audit = audits.audit(root);
if (audit.stops) throw new Error(`The release stopped. ${audit.sentence}`);

const folder = path.join(root, "release", `ballast-${version}`);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const files = archive.releaseFiles(path.join(root, "dist"), version);
for (const [name, bytes] of files) writeFileSync(path.join(folder, name), bytes);

console.log(`\nBallast ${version} is in ${path.relative(root, folder)}\n`);
for (const [name, { length }] of files) console.log(`    ${name.padEnd(36)}${sizeOf(length).padStart(9)}`);
console.log(`\nMade of ${sources()}, for ${deployment.url}${options()}.`);
if (deployment.url === deployments.developmentUrl)
  console.log("That is this machine. BALLAST_URL=https://your.site npm run release makes it for a site.");
console.log(`${audit.sentence}\nCheck what you were given with sha256sum -c SHA256SUMS, in its folder.`);

function sizeOf(bytes) {
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** The commit, which the same build can be made of; without git the sources are those of this folder. */
function sources() {
  const git = (...args) => execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: "pipe" }).trim();
  try {
    const isChanged = git("status", "--porcelain") !== "";
    return `commit ${git("rev-parse", "--short=12", "HEAD")}${isChanged ? " with changes that are not committed" : ""}`;
  } catch {
    return "the sources in this folder";
  }
}

/** What the build is besides its address. */
function options() {
  const { store, namespace, market } = deployment;
  return [
    store === "sideload" ? "" : `, ${store}`,
    namespace === "" ? "" : `, functions under ${namespace}`,
    market ? "" : ", without live data",
    process.env.BALLAST_SOURCE_MAPS === "1" ? ", with source maps" : "",
  ].join("");
}
