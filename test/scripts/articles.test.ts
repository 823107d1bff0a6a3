import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { functionFiles } from "../../scripts/site/function-files";
import { readFormula, readValue } from "../functions/example";
import { call, type WorksheetFunction } from "../functions/support";

const root = path.join(__dirname, "../..");
const page = readFileSync(path.join(root, "docs/articles.md"), "utf8");

/** The rows of the page: number, what the article says, what does it in Ballast, what shows that, and the result or the test. */
const rows = [...page.matchAll(/^\| +(\d+) \| (.+?) +\| (.+?) +\| (.+?) +\| `(.+)` +\|$/gm)].map(
  ([, number, says, inBallast, shownBy, found]) => ({
    number: Number(number),
    says: says!,
    inBallast: inBallast!,
    shownBy: shownBy!,
    found: found!,
  }),
);

const functions = new Map<string, WorksheetFunction>();
beforeAll(async () => {
  for (const file of functionFiles) {
    for (const [name, one] of Object.entries((await import(file)) as Record<string, WorksheetFunction>))
      functions.set(name.toUpperCase(), one);
  }
});

test("each of the 147 statements has its row", () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 147 }, (_, index) => index + 1));
});

test.each(rows)("$number: $says", ({ shownBy, found }) => {
  const formula = /^`(=.+)`$/.exec(shownBy)?.[1];
  if (formula) {
    const { called, given } = readFormula(formula);
    const expected = readValue(found);
    expect(call(functions.get(called.replace(".", ""))!, ...given)).toEqual(
      Array.isArray(expected) ? expected : [[expected]],
    );
  } else {
    expect(existsSync(path.join(root, found))).toBe(true);
    expect(readFileSync(path.join(root, found), "utf8")).toContain(`"${shownBy}"`);
  }
});

test("every function that the page names is there", () => {
  const named = new Set([...page.matchAll(/`([A-Z]+\.[A-Z]+)`/g)].map(([, name]) => name!));
  expect(named.size).toBeGreaterThan(40);
  expect([...named].filter((name) => !functions.has(name.replace(".", "")))).toEqual([]);
});
