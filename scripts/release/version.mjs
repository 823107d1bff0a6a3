/** Run by `npm version`: puts the version that package.json has by then into the manifest and over the changelog's newest entries. */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import manifests from "../deployment/manifest.js";
import changelogs from "./changelog.js";

const { version } = createRequire(import.meta.url)("../../package.json");
const date = new Date().toISOString().slice(0, 10);

rewrite("CHANGELOG.md", (text) => changelogs.releasedChangelog(text, version, date));
rewrite("manifest.xml", (text) => manifests.withVersion(text, version));

function rewrite(name, change) {
  const file = new URL(`../../${name}`, import.meta.url);
  writeFileSync(file, change(readFileSync(file, "utf8")));
}
