import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.join(__dirname, "../..");
const dist = path.join(root, "dist");

test("the build is the same in any folder: scripts, pages, manifest, pictures and templates", () => {
  const command = ["scripts/house/same-build.mjs"];
  const printed = execFileSync(process.execPath, command, { cwd: root, encoding: "utf8" });
  const [, count] = /^(\d+) files are the same in both folders\.$/m.exec(printed)!;
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(Number(count)).toBe(files.length);
}, 600_000);

test("no source maps are shipped", () => {
  const files = readdirSync(dist, { recursive: true, encoding: "utf8" });
  expect(files).toContain("functions.js");
  expect(files.filter((name) => name.endsWith(".map"))).toEqual([]);
  for (const name of files.filter((one) => one.endsWith(".js"))) {
    expect(readFileSync(path.join(dist, name), "utf8")).not.toContain("sourceMappingURL=");
  }
});

test("the licences of what is in the bundles go along with their texts", () => {
  const licences = readFileSync(path.join(dist, "licences.txt"), "utf8");
  for (const name of ["decimal.js", "react", "react-dom", "scheduler", "valibot", "@borgar/fx", "webpack"]) {
    const { version } = JSON.parse(
      readFileSync(path.join(root, "node_modules", name, "package.json"), "utf8"),
    ) as { version: string };
    expect(licences).toContain(`\n${name} ${version} (`);
  }
  // Each package has a text that grants or disclaims something.
  const parts = licences.split(/^-{80}$/m).slice(1);
  for (const part of parts) expect(part).toMatch(/permission|licen[cs]e.{0,40}grant|as is/i);
  expect(licences).not.toContain(root);
});

test("hosts are told who may frame and read", () => {
  const headers = readFileSync(path.join(dist, "_headers"), "utf8");
  expect(headers).toMatch(/^\/\*\n {2}Content-Security-Policy: .*; frame-ancestors 'self' https:/m);
  expect(headers).toMatch(/^\/functions\.json\n(?: {2}.+\n)* {2}Access-Control-Allow-Origin: \*$/m);
  expect(headers).not.toContain("{");
});
