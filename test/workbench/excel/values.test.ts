import type { Book } from "../../support/headless";
import { openBook } from "../../support/headless";
import { onSheet } from "./on-sheet";

let book: Book;
beforeAll(async () => {
  book = await openBook();
});
afterAll(() => book.close());
beforeEach(() => onSheet((sheet) => sheet.getRange().clear()));

const fails = (work: (sheet: Excel.Worksheet) => unknown) =>
  expect(
    onSheet((sheet) => {
      work(sheet);
    }),
  ).rejects;

test("what is put in is taken as if it were typed", () =>
  onSheet(async (sheet, context) => {
    const range = sheet.getRange("A1:G1");
    range.values = [["BTC", 0.5, true, "12.5", "FALSE", "'007", "=B1*2"]];
    range.load("values,formulas,valueTypes");
    await context.sync();
    expect(range.values).toEqual([["BTC", 0.5, true, 12.5, false, "007", 1]]);
    expect(range.formulas).toEqual([["BTC", 0.5, true, 12.5, false, "007", "=B1*2"]]);
    expect(range.valueTypes).toEqual([
      ["String", "Double", "Boolean", "Double", "Boolean", "String", "Double"],
    ]);
  }));

test("null leaves a cell as it is, an empty text empties it, one value fills all", () =>
  onSheet(async (sheet, context) => {
    const range = sheet.getRange("A1:C1");
    range.values = [[1, 2, 3]];
    range.values = [[null, "", 9]];
    const filled = sheet.getRange("A2:B3");
    filled.values = 7 as never;
    range.load("values,valueTypes");
    filled.load("values");
    await context.sync();
    expect(range.values).toEqual([[1, "", 9]]);
    expect(range.valueTypes).toEqual([["Double", "Empty", "Double"]]);
    expect(filled.values).toEqual([
      [7, 7],
      [7, 7],
    ]);
  }));

test("a block of another shape is rejected and nothing is written", async () => {
  await fails((sheet) => {
    sheet.getRange("A1").values = [[1]];
    sheet.getRange("A1:B2").values = [[5, 5]];
  }).toMatchObject({ code: "InvalidArgument", debugInfo: { errorLocation: "Range.values" } });
});

test("a column of text format keeps digits as text", () =>
  onSheet(async (sheet, context) => {
    const range = sheet.getRange("A1");
    range.numberFormat = [["@"]];
    range.values = [["00123"]];
    range.load("values,valueTypes");
    await context.sync();
    expect([range.values, range.valueTypes]).toEqual([[["00123"]], [["String"]]]);
  }));

test("errors are values of their own type", () =>
  onSheet(async (sheet, context) => {
    const range = sheet.getRange("A1:B1");
    range.formulas = [["=1/0", "=NA()"]];
    range.load("values,valueTypes,text");
    await context.sync();
    expect(range.values).toEqual([["#DIV/0!", "#N/A"]]);
    expect(range.valueTypes).toEqual([["Error", "Error"]]);
    expect(range.text).toEqual([["#DIV/0!", "#N/A"]]);
  }));

test("number formats show in the text, not in the value", () =>
  onSheet(async (sheet, context) => {
    const range = sheet.getRange("A1:D1");
    range.values = [[0.1234, 1234567.891, 46023, true]];
    range.numberFormat = [["0.0%", "#,##0.00", "yyyy-mm-dd", "General"]];
    range.load("values,text,numberFormat");
    await context.sync();
    expect(range.text).toEqual([["12.3%", "1,234,567.89", "2026-01-01", "TRUE"]]);
    expect(range.values).toEqual([[0.1234, 1234567.891, 46023, true]]);
    expect(range.numberFormat).toEqual([["0.0%", "#,##0.00", "yyyy-mm-dd", "General"]]);
  }));

test("a block beyond the sheet's first rows is written in pieces and read back", () =>
  onSheet(async (sheet, context) => {
    const block = Array.from({ length: 1600 }, (_, row) => [row, `row ${row}`]);
    const range = sheet.getRange("A1:B1600");
    range.values = block;
    range.load("values");
    await context.sync();
    expect(range.values).toEqual(block);
  }));

test("clearing takes contents, formats or both", () =>
  onSheet(async (sheet, context) => {
    const cells = ["A1", "B1", "C1"].map((address) => sheet.getRange(address));
    for (const cell of cells) {
      cell.values = [[1]];
      cell.numberFormat = [["0.00"]];
    }
    cells[0]!.clear("Contents");
    cells[1]!.clear("Formats");
    cells[2]!.clear();
    for (const cell of cells) cell.load("values,numberFormat");
    await context.sync();
    expect(cells.map(({ values, numberFormat }): unknown[] => [values[0]![0], numberFormat[0]![0]])).toEqual([
      ["", "0.00"],
      [1, "General"],
      ["", "General"],
    ]);
  }));
