import { readFunctionDocs } from "../../scripts/site/function-docs";
import { profiles } from "../../src/core/allocation/profiles";
import { shiftSignals } from "../../src/core/allocation/shift";
import { venueNames } from "../../src/core/venues/find";
import type { Part, Template, DescribedSheet } from "../../src/excel/sheets/description";
import { nothingTaken } from "../../src/excel/sheets/free-name";
import { placeSheets } from "../../src/excel/sheets/place";
import { templates } from "../../src/templates";
import { fundingRates, pathFunding, pathPrices } from "../../src/templates/generated-series";
import { profile, signal } from "../../src/templates/profiles";
import { venue } from "../../src/templates/validations";
import { generatedMarket } from "../support/generated-prices";

const ours = readFunctionDocs().map(({ name }) => name);

/** Neither volatile nor younger than Excel 2021, and calculated by the workbench's engine as Excel does. */
const native =
  "AVERAGE COUNT COUNTIF COUNTIFS DATE EDATE FIXED FREQUENCY IF IFERROR IFNA INDEX ISNUMBER LOOKUP MATCH MAX MAXIFS MIN MINIFS NA PRODUCT ROUND ROUNDUP ROW ROWS SEARCH SEQUENCE SMALL SUM SUMIFS SUMPRODUCT YEAR".split(
    " ",
  );

const formulasOf = (part: Part): string[] => {
  const contents =
    part.kind === "text"
      ? [part.text]
      : part.kind === "fields"
        ? part.fields.map(({ content }) => content)
        : part.kind === "table"
          ? part.columns.flatMap(({ formula = "" }) => formula)
          : part.kind === "spill"
            ? [part.formula]
            : [];
  return contents.filter((content) => typeof content === "string" && content.startsWith("=")) as string[];
};

/** A formula without its texts, keys and columns. */
const bare = (formula: string): string =>
  formula
    .replace(/"(?:[^"]|"")*"/g, '""')
    .replace(/\{\w+\}(\[\[.*?\]\]|\[[^\]]*\])?|\[@(\[[^\]]*\]|[^\]]*)\]/g, "KEY");

const each = templates.map((template) => [template.id, template] as const);

describe.each(each)("%s", (_, template: Template) => {
  const parts = template.sheets.flatMap((sheet) => sheet.parts);
  const formulas = parts.flatMap(formulasOf);

  test("names cells and tables, and calls our functions and a few of Excel's own", () => {
    expect(formulas.length).toBeGreaterThan(5);
    for (const formula of formulas) {
      const called = [...bare(formula).matchAll(/([A-Z][A-Z.]*)\(/g)].map(([, name]) => name);
      expect({ formula, unknown: called.filter((name) => ![...ours, ...native].includes(name!)) }).toEqual({
        formula,
        unknown: [],
      });
      expect(bare(formula)).not.toMatch(/\$|!|#|\b[A-Z]{1,3}\d+\b/);
    }
  });

  test("a table that may grow has nothing below it", () => {
    const below = (sheet: DescribedSheet) =>
      sheet.parts
        .filter((part) => part.kind === "table" && !part.columns.some(({ namesRows }) => namesRows))
        .flatMap((table) => {
          const { corner, columns } = table as Extract<Part, { kind: "table" }>;
          return sheet.parts.filter(
            (part) =>
              part.corner.row > corner.row &&
              part.corner.column < corner.column + columns.length &&
              part.corner.column + widthOf(part) > corner.column,
          );
        });
    expect(template.sheets.flatMap(below)).toEqual([]);
  });

  test("what a chart compares is equally long", () => {
    for (const { charts } of placeSheets(template, nothingTaken).sheets) {
      for (const { title, categories, series } of charts) {
        for (const { title: name, block, categories: own = categories } of series) {
          expect([title, name, block.rowCount]).toEqual([title, name, own.rowCount]);
        }
      }
    }
  });

  test("texts fit the lines that they are given", () => {
    for (const { columnWidths, parts } of template.sheets) {
      for (const part of parts) {
        if (part.kind !== "text" || part.columns === undefined || part.text.startsWith("=")) continue;
        const { corner, columns, lines = 1, text } = part;
        const width = columnWidths.slice(corner.column, corner.column + columns).reduce((a, b) => a + b);
        // Words break before the line's end, and notes are set smaller than the usual type.
        expect([text, text.length <= width * lines * (lines > 1 ? 1.05 : 1.15)]).toEqual([text, true]);
      }
    }
  });

  test("says what it wants where an input is refused, and opens with the line on the add-in", () => {
    const fields = parts.flatMap((part) => (part.kind === "fields" ? part.fields : []));
    for (const { input } of fields) {
      if (typeof input === "object" && input.kind !== "offer")
        expect(input.message).toMatch(/^(Enter|Choose) .*\.$/);
    }
    const [banner] = template.sheets[0]!.parts.filter(
      (part) => part.kind === "text" && part.style === "banner",
    );
    expect(banner).toMatchObject({ text: expect.stringContaining("#NAME?") });
  });
});

function widthOf(part: Part): number {
  if (part.kind === "text") return part.columns ?? 1;
  if (part.kind === "chart") return part.columnCount;
  return part.kind === "fields" ? 3 : part.columns.length;
}

test("lists offer what the functions know", () => {
  expect(profile).toMatchObject({ choices: profiles.map(({ name }) => name) });
  expect(signal).toMatchObject({ choices: ["none", ...shiftSignals] });
  expect(venue).toMatchObject({ choices: venueNames });
});

test("the price path is drawn as its note says", () => {
  const { prices, fundingRates: rates } = generatedMarket(pathPrices.length, 21);
  expect(pathPrices).toEqual(prices);
  expect(pathFunding).toEqual(rates);
  expect(fundingRates).toEqual(rates.slice(0, 30));
});
