import path from "node:path";
import { functionFiles } from "../../scripts/site/function-files";
import { readContents, readTemplatePages } from "../../site/build/contents.mjs";
import { readFormula, readValue } from "../functions/example";
import { callAndWait, type WorksheetFunction } from "../functions/support";

const root = path.join(__dirname, "../..");
const written = [...readContents(root).flatMap(({ pages }) => pages), ...readTemplatePages(root)];

const functions = new Map<string, WorksheetFunction>();
beforeAll(async () => {
  for (const file of functionFiles) {
    for (const [name, one] of Object.entries((await import(file)) as Record<string, WorksheetFunction>))
      functions.set(name.toUpperCase(), one);
  }
});

/** What pages state in code: a formula, an arrow and the result. */
const claims = written.flatMap(({ path: page, text }) =>
  [...text.matchAll(/^(=.+?) +→ (.+)$/gm)].map(([, formula, result]) => [page, formula!, result!] as const),
);

test("the pages state figures", () => expect(claims.length).toBeGreaterThan(12));

test.each(claims)("%s: %s is %s", async (_, formula, result) => {
  const { called, given } = readFormula(formula);
  const value = readValue(result);
  const cells = await callAndWait(functions.get(called.replace(".", ""))!, ...given);
  const shown = cells.map((row) => row.map((cell) => (typeof cell === "object" ? cell.error : cell)));
  expect(shown).toEqual(Array.isArray(value) ? value : [[value]]);
});
