import type { Book } from "../../../support/headless";
import { openBook } from "../../../support/headless";
import { onSheet } from "../on-sheet";
import { addTable } from "./sample-table";

let book: Book;
beforeEach(async () => {
  book = await openBook();
});
afterEach(() => book.close());

test("formulas with the table's columns follow it when it grows", () =>
  onSheet(async (sheet, context) => {
    const table = addTable(sheet);
    const total = sheet.getRange("F2:F3");
    total.formulas = [["=SUMPRODUCT(Holdings[Quantity],Holdings[Price])"], ["=ROWS(Holdings)"]];
    total.load("values");
    await context.sync();
    expect(total.values).toEqual([[150000], [2]]);

    sheet.getRange("C3").values = [[1]];
    total.load("values");
    await context.sync();
    expect(total.values).toEqual([[90000], [2]]);

    table.rows.add(undefined, [["USDT", 100, 1]]);
    table.rows.add(0, [["SOL", 1, 150]]);
    const body = table.getDataBodyRange();
    body.load("values");
    total.load("values");
    await context.sync();
    expect(body.values).toEqual([
      ["SOL", 1, 150],
      ["BTC", 1, 60000],
      ["ETH", 10, 3000],
      ["USDT", 100, 1],
    ]);
    expect(total.values).toEqual([[90250], [4]]);

    sheet.getRange("C3").values = [[3]];
    total.load("values");
    await context.sync();
    expect(total.values).toEqual([[90550], [4]]);
  }));

test("a totals row belongs to the table and stays below its rows", () =>
  onSheet(async (sheet, context) => {
    const table = addTable(sheet);
    table.showTotals = true;
    const ranges = [table.getRange(), table.getDataBodyRange(), table.getTotalRowRange()];
    for (const range of ranges) range.load("address,formulas,values");
    table.load("showTotals");
    await context.sync();
    expect(ranges.map(({ address }) => address)).toEqual(["Sheet1!B2:D5", "Sheet1!B3:D4", "Sheet1!B5:D5"]);
    expect(ranges[2]!.formulas).toEqual([["Total", "", "=SUBTOTAL(109,[Price])"]]);
    expect(ranges[2]!.values).toEqual([["Total", "", 63000]]);
    expect(table.showTotals).toBe(true);

    const elsewhere = sheet.getRange("F1:F2");
    elsewhere.formulas = [["=Holdings[[#Totals],[Price]]"], ["=ROWS(Holdings[#All])"]];
    table.rows.add(undefined, [["USDT", 100, 1]]);
    const totals = table.getTotalRowRange();
    totals.load("address,values");
    elsewhere.load("values");
    await context.sync();
    expect([totals.address, totals.values[0]![2]]).toEqual(["Sheet1!B6:D6", 63001]);
    expect(elsewhere.values).toEqual([[63001], [5]]);

    table.showTotals = false;
    const below = sheet.getRange("B6:D6");
    below.load("values");
    await context.sync();
    expect(below.values).toEqual([["", "", ""]]);
  }));

test("a calculated column takes the cells of its own row", () =>
  onSheet(async (sheet, context) => {
    const table = addTable(sheet);
    sheet.getRange("E2:E4").formulas = [["Value at cost"], [""], [""]];
    table.resize("B2:E4");
    const column = table.columns.getItem("Value at cost").getDataBodyRange();
    column.formulas = [["=[@Quantity]*[@Price]"], ["=[@Quantity]*Holdings[[#This Row],[Price]]"]];
    const sum = sheet.getRange("G1");
    sum.formulas = [["=SUM(Holdings[Value at cost])"]];
    column.load("formulas,values");
    sum.load("values,formulas");
    await context.sync();
    expect(column.values).toEqual([[120000], [30000]]);
    expect(column.formulas[0]).toEqual(["=[@Quantity]*[@Price]"]);
    expect([sum.values, sum.formulas]).toEqual([[[150000]], [["=SUM(Holdings[Value at cost])"]]]);

    sheet.getRange("C3").values = [[3]];
    sheet.name = "My holdings";
    sheet.getRange("1:1").insert("Down");
    const moved = sheet.getRange("G2");
    moved.load("values,formulas");
    await context.sync();
    expect([moved.values, moved.formulas]).toEqual([[[210000]], [["=SUM(Holdings[Value at cost])"]]]);
    sheet.getRange("D4").values = [[50000]];
    moved.load("values");
    await context.sync();
    expect(moved.values).toEqual([[180000]]);
  }));

test("a formula entered before its table calculates once the table is there", () =>
  onSheet(async (sheet, context) => {
    const sum = sheet.getRange("G1");
    sum.formulas = [["=SUM(Holdings[Price])"]];
    sum.load("values");
    await context.sync();
    expect(sum.values).toEqual([["#NAME?"]]);
    addTable(sheet);
    sum.load("values");
    await context.sync();
    expect(sum.values).toEqual([[63000]]);
  }));

test("a formula that ends within a reference to a table leaves the others as they are", () =>
  onSheet(async (sheet, context) => {
    addTable(sheet);
    await context.sync();
    const grid = book.univer.getActiveWorkbook()!.getActiveSheet();
    grid.getRange("F1").setValue("=SUM(Holdings[Pri");
    grid.getRange("F2").setValue("=SUM(Holdings[Price])");
    grid.getRange("F3").setValue("=D3+D4");
    grid.getRange("F4").setValue("=ROWS(Holdings[[#Headers],[#Data]");
    grid.getRange("F5").setValue("=ROWS(Holdings[#All])");
    const below = sheet.getRange("F2:F5").load("values");
    await context.sync();
    expect([below.values[0], below.values[1], below.values[3]]).toEqual([[63000], [63000], [3]]);
  }));
