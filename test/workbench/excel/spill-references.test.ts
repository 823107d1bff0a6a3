import type { Book } from "../../support/headless";
import { openBook } from "../../support/headless";
import { associate, metadata } from "./functions/sample-functions";
import { onSheet } from "./on-sheet";

let book: Book;
beforeEach(async () => {
  book = await openBook({ functions: { metadata, associate } });
});
afterEach(() => book.close());

test("A1# is all that the formula of A1 fills, as often as that changes", () =>
  onSheet(async (sheet, context) => {
    sheet.getRange("A1").values = [[4]];
    sheet.getRange("B1").formulas = [["=SEQUENCE(A1)"]];
    sheet.getRange("D1:D3").formulas = [["=SUM(B1#)"], ["=ROWS($B$1#)"], ["=SUM(F1#)"]];
    sheet.getRange("F1").formulas = [["=Sheet1!B1#*2"]];
    const results = sheet.getRange("D1:D3").load("values,formulas");
    const doubled = sheet.getRange("F1:F7").load("values");
    await context.sync();
    expect(results.values).toEqual([[10], [4], [20]]);
    expect(results.formulas).toEqual([["=SUM(B1#)"], ["=ROWS($B$1#)"], ["=SUM(F1#)"]]);
    expect(doubled.values.flat()).toEqual([2, 4, 6, 8, "", "", ""]);

    for (const [count, sum] of [
      [7, 28],
      [2, 3],
      [1, 1],
      [5, 15],
    ] as const) {
      sheet.getRange("A1").values = [[count]];
      results.load("values");
      await context.sync();
      expect(results.values).toEqual([[sum], [count], [2 * sum]]);
    }
  }));

test("A1# is an error where A1 has no formula, or its formula has no room", () =>
  onSheet(async (sheet, context) => {
    sheet.getRange("A1:A2").values = [[4], [""]];
    sheet.getRange("B1:B3").formulas = [["=SEQUENCE(3)"], [""], ["in the way"]];
    sheet.getRange("D1:D4").formulas = [["=SUM(A1#)"], ["=SUM(A2#)"], ["=SUM(B1#)"], ["=SUM(A1:A2#)"]];
    const results = sheet.getRange("D1:D4").load("values");
    await context.sync();
    expect(results.values).toEqual([["#REF!"], ["#REF!"], ["#SPILL!"], ["#REF!"]]);
    sheet.getRange("B3").clear();
    results.load("values");
    await context.sync();
    expect(results.values[2]).toEqual([6]);
  }));

test("A1# of another sheet is what the add-in's function fills there", () =>
  onSheet(async (sheet, context) => {
    context.workbook.worksheets.add("Other sheet").getRange("C3").formulas = [["=T.COLUMN(Sheet1!A1)"]];
    sheet.getRange("A1").values = [[3]];
    sheet.getRange("B1").formulas = [["=SUM('Other sheet'!C3#)"]];
    const sum = sheet.getRange("B1").load("values");
    await context.sync();
    expect(sum.values).toEqual([[6]]);
    sheet.getRange("A1").values = [[10]];
    sum.load("values");
    await context.sync();
    expect(sum.values).toEqual([[55]]);
  }));

// As Excel stores the operator: https://xlsxwriter.readthedocs.io/working_with_formulas.html, and Telerik's AnchorArrayExpression.
test("files hold A1# as a function", async () => {
  await onSheet((sheet) => {
    sheet.getRange("A1:A3").formulas = [["=SEQUENCE(1,3)"], ['=SUM(A1#)&"A1#"'], ["=A1#"]];
  });
  const part = (await book.parts())["xl/worksheets/sheet1.xml"]!;
  expect(new TextDecoder().decode(part)).toContain('>SUM(_xlfn.ANCHORARRAY(A1))&amp;"A1#"</f>');
  const file = await book.save();
  book.close();
  book = await openBook({ functions: { metadata, associate }, file });
  await onSheet(async (sheet, context) => {
    const cells = sheet.getRange("A2:C3").load("formulas,values");
    await context.sync();
    expect(cells.formulas.map(([first]) => first as string)).toEqual(['=SUM(A1#)&"A1#"', "=A1#"]);
    expect(cells.values).toEqual([
      ["6A1#", "", ""],
      [1, 2, 3],
    ]);
  });
});
