import type { Book } from "../../../support/headless";
import { openBook } from "../../../support/headless";
import { onSheet } from "../on-sheet";
import { addTable, rows } from "./sample-table";

let book: Book;
beforeEach(async () => {
  book = await openBook();
});
afterEach(() => book.close());

test("a table has a name, a style, columns and parts", () =>
  onSheet(async (sheet, context) => {
    const table = addTable(sheet);
    const parts = [table.getRange(), table.getHeaderRowRange(), table.getDataBodyRange()];
    const price = table.columns.getItem("price").getDataBodyRange();
    for (const part of [...parts, price]) part.load("address");
    table.load("id,name,style,showHeaders,showBandedRows,showFilterButton,showTotals,worksheet/name");
    table.columns.load("count,items/name,items/index,items/id");
    table.rows.load("count");
    await context.sync();
    expect(parts.map(({ address }) => address)).toEqual(["Sheet1!B2:D4", "Sheet1!B2:D2", "Sheet1!B3:D4"]);
    expect(price.address).toBe("Sheet1!D3:D4");
    expect([table.name, table.style, table.worksheet.name]).toEqual([
      "Holdings",
      "TableStyleMedium2",
      "Sheet1",
    ]);
    expect([table.showHeaders, table.showBandedRows, table.showFilterButton, table.showTotals]).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(table.columns.items.map(({ name, index, id }) => [name, index, id])).toEqual([
      ["Asset", 0, 1],
      ["Quantity", 1, 2],
      ["Price", 2, 3],
    ]);
    expect([table.columns.count, table.rows.count]).toEqual([3, 2]);
  }));

test("tables are found by name of any case and by id, in the workbook, the sheet and a range", () =>
  onSheet(async (sheet, context) => {
    const table = addTable(sheet);
    table.load("id");
    await context.sync();
    const found = [
      context.workbook.tables.getItem("HOLDINGS"),
      sheet.tables.getItem(table.id),
      sheet.getRange("C3").getTables(false).getFirst(),
      sheet.getRange("A1:F9").getTables(true).getFirst(),
    ];
    for (const one of found) one.load("name");
    const none = context.workbook.tables.getItemOrNullObject("Trades");
    const partly = sheet.getRange("C3").getTables(true).getCount();
    await context.sync();
    expect(found.map(({ name }) => name)).toEqual(Array(4).fill("Holdings"));
    expect([none.isNullObject, partly.value]).toEqual([true, 0]);
  }));

test("a table that is resized takes in what stands below", () =>
  onSheet(async (sheet, context) => {
    const table = addTable(sheet);
    sheet.getRange("B5:D5").values = [["USDT", 5, 1]];
    table.resize("B2:D5");
    const sum = sheet.getRange("F1");
    sum.formulas = [["=SUM(Holdings[Quantity])"]];
    sum.load("values");
    await context.sync();
    expect(sum.values).toEqual([[17]]);
  }));

test("without headers a table gets its own and pushes its content down", () =>
  onSheet(async (sheet, context) => {
    sheet.getRange("A1:B2").values = [
      ["BTC", 2],
      ["ETH", 10],
    ];
    const table = sheet.tables.add("A1:B2", false);
    const range = table.getRange();
    range.load("address,values");
    await context.sync();
    expect(range.address).toBe("Sheet1!A1:B3");
    expect(range.values).toEqual([
      ["Column1", "Column2"],
      ["BTC", 2],
      ["ETH", 10],
    ]);
  }));

test("headers become unlike each other", () =>
  onSheet(async (sheet, context) => {
    sheet.getRange("A1:C2").values = [
      ["Price", "Price", ""],
      [1, 2, 3],
    ];
    const header = sheet.tables.add("A1:C2", true).getHeaderRowRange();
    header.load("values");
    await context.sync();
    expect(header.values).toEqual([["Price", "Price2", "Column3"]]);
  }));

test("the style is one of Excel's, and shows in the sheet", () =>
  onSheet(async (sheet, context) => {
    const table = addTable(sheet);
    table.style = "TableStyleLight9";
    table.showBandedRows = false;
    table.showFilterButton = false;
    table.load("style,showBandedRows,showFilterButton");
    await context.sync();
    expect([table.style, table.showBandedRows, table.showFilterButton]).toEqual([
      "TableStyleLight9",
      false,
      false,
    ]);
    table.style = "TableStyleFancy1";
    await expect(context.sync()).rejects.toMatchObject({ code: "InvalidArgument" });
  }));

test("a name that is taken or none is rejected, the name of a sheet is not", () =>
  onSheet(async (sheet, context) => {
    addTable(sheet);
    sheet.getRange("G1:G2").values = [["A"], [1]];
    const other = sheet.tables.add("G1:G2", true);
    await context.sync();
    other.name = "Sheet1";
    other.load("name");
    await context.sync();
    expect(other.name).toBe("Sheet1");
    for (const name of ["holdings", "two words", "A1"]) {
      other.name = name;
      await expect(context.sync()).rejects.toMatchObject({ code: "InvalidArgument" });
    }
  }));

test("tables do not overlap", () =>
  onSheet(async (sheet, context) => {
    addTable(sheet);
    sheet.tables.add("C3:E5", true);
    await expect(context.sync()).rejects.toMatchObject({ code: "InvalidOperation" });
  }));

test("a table is turned into cells, or deleted with them", () =>
  onSheet(async (sheet, context) => {
    const table = addTable(sheet);
    const cells = table.convertToRange();
    cells.load("values");
    const left = sheet.tables.getCount();
    await context.sync();
    expect([cells.values, left.value]).toEqual([rows, 0]);

    sheet.tables.add("B2:D4", true).delete();
    const used = sheet.getUsedRangeOrNullObject(true);
    await context.sync();
    expect(used.isNullObject).toBe(true);
  }));
