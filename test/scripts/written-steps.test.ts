import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { readFunctionDocs } from "../../scripts/site/function-docs";
import { functionFiles } from "../../scripts/site/function-files";
import { writtenSteps } from "../../scripts/site/written-steps";
import type { BlankCell } from "../../workbench/excel/functions/arguments";
import { readFormula, readValue } from "../functions/example";
import { callAndWait, type WorksheetFunction } from "../functions/support";
import { openBook } from "../support/headless";

/** What the pages of docs/ and the README say that a formula gives is what it gives. */
const root = path.join(__dirname, "../..");
const pages = ["README.md", ...markdownBelow("docs")].map((file) => ({
  file,
  text: readFileSync(path.join(root, file), "utf8"),
}));

describe("=FORMULA → result", () => {
  const functions = new Map<string, WorksheetFunction>();
  beforeAll(async () => {
    for (const file of functionFiles) {
      for (const [name, one] of Object.entries((await import(file)) as Record<string, WorksheetFunction>))
        functions.set(name.toUpperCase(), one);
    }
  });

  const claims = pages.flatMap(({ file, text }) =>
    [...text.matchAll(/^(=.+?) +→ (.+)$/gm)].map(([, formula, result]) => [file, formula!, result!] as const),
  );

  test("stands in many places", () => expect(claims.length).toBeGreaterThan(30));

  test.each(claims)("%s: %s is %s", async (_, formula, result) => {
    const { called, given } = readFormula(formula);
    const value = readValue(result);
    const cells = await callAndWait(functions.get(called.replace(".", ""))!, ...given);
    const shown = cells.map((row) => row.map((cell) => (typeof cell === "object" ? cell.error : cell)));
    expect(shown).toEqual(Array.isArray(value) ? value : [[value]]);
  });

  test("no arrow escapes the pattern", () => {
    for (const { file, text } of pages) {
      const found = claims.filter(([where]) => where === file).length;
      expect([file, text.match(/^=.*→/gm)?.length ?? 0]).toEqual([file, found]);
    }
  });
});

describe("a sheet filled as the page says", () => {
  const written = pages
    .map(({ file, text }) => ({ file, steps: writtenSteps(text) }))
    .filter(({ steps }) => steps.some((step) => "cell" in step));

  test("is on the first page and in the guides", () => {
    const guides = ["carry", "hedge-a-holding", "liquidation-prices", "own-template", "rebalance"];
    expect(written.map(({ file }) => file)).toEqual(
      expect.arrayContaining(["docs/start.md", ...guides.map((name) => `docs/guides/${name}.md`)]),
    );
  });

  describe.each(written)("$file", ({ steps }) => {
    // A blank cell reaches a function as 0 on the desktop and as nothing on the web.
    test.each<BlankCell>([0, null])("shows what it says, with %p for a blank cell", async (blankCell) => {
      const book = await openBook({ functions: true, blankCell });
      const wrong: string[] = [];
      let shownCells = 0;
      for (const step of steps) {
        if (!("cell" in step)) continue;
        const { cell, typed, name, table, shown, shownAt } = step;
        await Excel.run(async (context) => {
          const range = context.workbook.worksheets.getActiveWorksheet().getRange(cell);
          if (name !== undefined) context.workbook.names.add(name, range);
          if (table !== undefined)
            context.workbook.worksheets.getActiveWorksheet().tables.add(cell, true).name = table;
          if (typed.length > 0) range.getResizedRange(0, typed.length - 1).formulas = [typed];
          await context.sync();
          await book.calculated();
        });
        if (shown.length === 0) continue;
        shownCells += shown.length;
        await Excel.run(async (context) => {
          const sheet = context.workbook.worksheets.getActiveWorksheet();
          const first = sheet.getRange(cell).getOffsetRange(0, shownAt);
          const found = first.getResizedRange(0, shown.length - 1).load("text");
          await context.sync();
          if (JSON.stringify(found.text[0]) !== JSON.stringify(shown))
            wrong.push(`${cell}: ${found.text[0]!.join(" | ")} and not ${shown.join(" | ")}`);
        });
      }
      book.close();
      expect(wrong).toEqual([]);
      expect(shownCells).toBeGreaterThan(0);
    });
  });
});

test("every function that a page names is there", () => {
  const names = new Set(readFunctionDocs().map(({ name }) => name));
  const families = [...new Set([...names].map((name) => name.split(".")[0]))].join("|");
  const named = new RegExp(`\\b(${families})\\.[A-Z]+\\b`, "g");
  for (const { file, text } of pages)
    expect([file, (text.match(named) ?? []).filter((name) => !names.has(name))]).toEqual([file, []]);
});

describe("pictures", () => {
  const named = pages.flatMap(({ file, text }) =>
    [...text.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, to]) => path.join(path.dirname(file), to!)),
  );

  test("of the pages are there, none is too large, and none is left over", () => {
    const there = readdirSync(path.join(root, "docs/images")).map((one) => `docs/images/${one}`);
    expect(there.filter((one) => !named.includes(one))).toEqual([]);
    expect(named.filter((one) => !existsSync(path.join(root, one)))).toEqual([]);
    for (const one of there)
      expect([one, statSync(path.join(root, one)).size < 200_000]).toEqual([one, true]);
  });
});

test("every link from page to page leads to one, and to a heading on it", () => {
  const lost = pages.flatMap(({ file, text }) =>
    [...text.matchAll(/\]\(([^):]*)\)/g)].flatMap(([, to]) => {
      const [page, heading] = to!.split("#");
      const target = page === "" ? file : path.join(path.dirname(file), page!);
      if (!existsSync(path.join(root, target))) return [`${file}: ${to}`];
      if (heading === undefined) return [];
      const headings = readFileSync(path.join(root, target), "utf8").match(/^##+ .+$/gm) ?? [];
      return headings.map(anchorOf).includes(heading) ? [] : [`${file}: ${to}`];
    }),
  );
  expect(lost).toEqual([]);
});

/** As GitHub makes it, and scripts/site/pages.js. */
function anchorOf(heading: string): string {
  return heading
    .replace(/^#+ /, "")
    .toLowerCase()
    .replaceAll(" ", "-")
    .replace(/[^a-z0-9-]/g, "");
}

function markdownBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}
