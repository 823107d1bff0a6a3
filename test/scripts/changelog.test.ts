import { readFileSync } from "node:fs";
import path from "node:path";
import { version } from "../../package.json";
import { withVersion } from "../../scripts/deployment/manifest";
import { pointsOf, releasedChangelog } from "../../scripts/release/changelog";

const root = path.join(__dirname, "../..");
const changelog = readFileSync(path.join(root, "CHANGELOG.md"), "utf8");
const sections = changelog.split(/^## /m).slice(1);

/** @see https://keepachangelog.com/en/1.1.0/ */
describe("CHANGELOG.md", () => {
  test("begins with what is not released; versions follow, the highest first, each with its date", () => {
    const [first, ...released] = sections.map((text) => text.split("\n")[0]!);
    expect(first).toBe("[Unreleased]");
    for (const heading of released) expect(heading).toMatch(/^\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d$/);
    const numbers = released.map((heading) => /[\d.]+/.exec(heading)![0].split(".").map(Number));
    const ordered = numbers.toSorted((a, b) => b[0]! - a[0]! || b[1]! - a[1]! || b[2]! - a[2]!);
    expect(numbers).toEqual(ordered);
    if (released.length > 0) expect(numbers[0]!.join(".")).toBe(version);
  });

  test("has entries of the six kinds, each with its point in front", () => {
    for (const section of sections) {
      for (const [, kind] of section.matchAll(/^### (.*)$/gm))
        expect(kind).toMatch(/^(Added|Changed|Deprecated|Removed|Fixed|Security)$/);
      for (const [entry] of section.matchAll(/^- .*$/gm)) expect(entry).toMatch(/^- \*\*[^*]{3,60}\.\*\* \S/);
    }
  });
});

const old = `# Changelog

## [Unreleased]

### Fixed

- **A thing.** It works.
- **Another.** Too.

## [1.0.0] - 2026-01-02

- **First.** There it is.
`;

test("npm version puts what is not released under the version and leaves the rest", () => {
  const next = releasedChangelog(old, "1.1.0", "2026-03-04");
  expect(next).toBe(old.replace("[Unreleased]\n", "[Unreleased]\n\n## [1.1.0] - 2026-03-04\n"));
  expect(pointsOf(next, "1.1.0")).toEqual(["A thing", "Another"]);
  expect(pointsOf(next, "1.0.0")).toEqual(["First"]);
  expect(() => releasedChangelog(next, "1.2.0", "2026-03-05")).toThrow("nothing under Unreleased");
});

test("the pane shows five points, out of what is not released where the version has no heading", () => {
  expect(pointsOf(old, "2.0.0")).toEqual(["A thing", "Another"]);
  expect(pointsOf(old.replace("- **A", "- **More.** x\n".repeat(7) + "- **A"), "2.0.0")).toHaveLength(5);
  expect(pointsOf(changelog, version).length).toBeGreaterThan(0);
});

test("npm version puts the version into the manifest, in Office's four numbers", () => {
  const manifest = readFileSync(path.join(root, "manifest.xml"), "utf8");
  expect(withVersion(manifest, "2.3.4")).toBe(manifest.replace(`>${version}.0<`, ">2.3.4.0<"));
  expect(withVersion(manifest, "2.3.4-beta.1")).toContain("<Version>2.3.4.0</Version>");
});
