import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The page docs/privacy.md says what leaves the computer and what is kept on it. Here it is held against the source. */
const root = path.join(__dirname, "..");
const page = readFileSync(path.join(root, "docs/privacy.md"), "utf8");
const sources = ["src", "site"]
  .flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.(tsx?|js)$/.test(entry.name))
  .map((entry) => path.join(entry.parentPath, entry.name))
  .map((file) => ({ file: path.relative(root, file), text: readFileSync(file, "utf8") }));
const filesWith = (pattern: RegExp) =>
  sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

test("requests stand in the three files that the page speaks of: Fetch, live data, and the site's own files", () => {
  const asking =
    /\bfetch\(|\.fetch\(url|new (WebSocket|EventSource|XMLHttpRequest|Worker|SharedWorker)\b|sendBeacon|importScripts/;
  expect(filesWith(asking).sort()).toEqual([
    "src/market/live/wire/surroundings.ts",
    "src/taskpane/parts/files/own-file.ts",
    "src/taskpane/settings/brackets/UpdateBrackets.tsx",
  ]);
  expect(page).toContain("Requests stand in three files");
});

test("the site's own files are asked for by addresses beside the page", () => {
  const called = sources.flatMap(({ text }) =>
    [...text.matchAll(/loadJson\([^)]*?,\s*([^)]+)\)/g)].map(([, address]) => address!.trim()),
  );
  expect(called.length).toBeGreaterThan(0);
  expect(called.filter((address) => /^["'`]?https?:/.test(address))).toEqual([]);
});

test("the page names each key that is kept on the computer, and none besides", () => {
  const keys = sources.flatMap(({ text }) =>
    text.includes("localStorage")
      ? [...text.matchAll(/^const key = "([\w.-]+)"/gm)].map(([, key]) => key!)
      : [],
  );
  expect(keys).toHaveLength(filesWith(/localStorage/).length);
  const named = [...page.matchAll(/^\| `(Ballast\.\w+|ballast-[\w-]+)`/gm)].map(([, key]) => key!);
  expect(named.sort()).toEqual(keys.sort());
});

test("no page uses cookies, another store or what tells machines apart", () => {
  expect(filesWith(/document\.cookie|sessionStorage|indexedDB|caches\.|userAgentData/)).toEqual([]);
});
