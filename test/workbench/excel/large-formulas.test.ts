import type { Book } from "../../support/headless";
import { openBook } from "../../support/headless";
import { onSheet } from "./on-sheet";

let book: Book;
beforeAll(async () => {
  book = await openBook();
});
afterAll(() => book.close());
beforeEach(() => onSheet((sheet) => sheet.getRange().clear()));

const nested = (depth: number) => `=${"ABS(".repeat(depth)}-7${")".repeat(depth)}`;
const values = (address: string) =>
  onSheet(async (sheet, context) => {
    const range = sheet.getRange(address).load("values");
    await context.sync();
    return range.values as unknown[][];
  });

/** Formulas on which the engine would run out of stack, and stay unable to calculate. */
const large: [string, string][] = [
  ["5,000 functions inside each other", nested(5000)],
  ["5,000 brackets inside each other", `=${"(".repeat(5000)}1${")".repeat(5000)}`],
  ["a sum of 4,001 numbers", `=1${"+1".repeat(4000)}`],
  ["8,000 minus signs", `=${"-".repeat(8000)}1`],
  ["100,000 characters", `=LEN("${"x".repeat(100_000)}")`],
];

test.each(large)("%s, typed: an error in that cell, and the others calculate", async (_, formula) => {
  const sheet = book.univer.getActiveWorkbook()!.getActiveSheet();
  sheet.getRange("A1").setValue(formula);
  sheet.getRange("B1").setValue("=1+1");
  expect(await values("A1:B1")).toEqual([["#VALUE!", 2]]);
  // It stays as it was typed, to be mended, and what refers to it has the error.
  sheet.getRange("C1").setValue("=A1+1");
  expect(await values("C1")).toEqual([["#VALUE!"]]);
  expect(sheet.getRange("A1").getFormula()).toBe(formula);
  sheet.getRange("A1").setValue("=2*3");
  expect(await values("A1:C1")).toEqual([[6, 2, 7]]);
});

test.each(large)("%s, written and copied by an add-in: the same", async (_, formula) => {
  await onSheet(async (sheet, context) => {
    sheet.getRange("A1:B1").formulas = [[formula, "=1+1"]];
    sheet.getRange("A2:B3").copyFrom("A1:B1");
    await context.sync();
  });
  expect(await values("A1:B3")).toEqual([
    ["#VALUE!", 2],
    ["#VALUE!", 2],
    ["#VALUE!", 2],
  ]);
});

test("a name does not take such a formula, when it is made or later", async () => {
  const added = onSheet((_, context) => void context.workbook.names.add("Deep", nested(5000)));
  await expect(added).rejects.toMatchObject({ code: "InvalidArgument" });
  const changed = onSheet((_, context) => {
    context.workbook.names.add("Changed", "=ABS(-7)").formula = nested(5000);
  });
  await expect(changed).rejects.toMatchObject({ code: "InvalidArgument" });
  await onSheet((sheet) => {
    sheet.getRange("A1:B1").formulas = [["=Deep", "=Changed"]];
  });
  expect(await values("A1:B1")).toEqual([["#NAME?", 7]]);
});

test("the largest that a file may have calculates in a cell and in a name", async () => {
  await onSheet((sheet, context) => {
    context.workbook.names.add("Largest", nested(256));
    sheet.getRange("A1:C1").formulas = [[nested(256), "=Largest", nested(257)]];
  });
  expect(await values("A1:C1")).toEqual([[7, 7, "#VALUE!"]]);
});
