import { readFileSync } from "node:fs";
import { importPage, ownTables, page, titles } from "../../scripts/site/export-files";
import { formats } from "../../src/imports/formats/formats";
import { importInUtc, sample } from "../support/import-files";

const text = readFileSync(page, "utf8");

test("the table of export files is up to date (node scripts/site/export-files.js)", () => {
  expect(text).toBe(importPage(formats));
});

test("every format has a name in words, and the page counts them", () => {
  expect(Object.keys(titles).toSorted()).toEqual(formats.map(({ id }) => id).toSorted());
  expect(new Set(formats.map(({ venue }) => venue)).size).toBe(9);
  expect(text).toContain(`(${formats.length} kinds of nine exchanges;`);
});

test("formats that code reads bring what the table says of them", async () => {
  const files = { "bybit-log": "bybit-uta-account-change.csv", "okx-trading": "okx-trading-history.csv" };
  expect(formats.flatMap(({ id, rules }) => (rules.length === 0 ? [id] : []))).toEqual(Object.keys(files));
  for (const [id, name] of Object.entries(files)) {
    const { fills, funding, ledger, positions } = (await importInUtc([sample(name)])).tables;
    const brought = Object.entries({ fills, funding, ledger, positions }).filter(
      ([, rows]) => rows.length > 0,
    );
    expect([id, brought.map(([table]) => table)]).toEqual([id, ownTables[id as keyof typeof ownTables]]);
  }
});
