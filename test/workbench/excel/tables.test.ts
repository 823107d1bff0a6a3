import type { Book } from "../../support/headless";
import { openBook } from "../../support/headless";

let book: Book;
beforeEach(async () => {
  book = await openBook();
});
afterEach(() => book.close());

const run = <T>(work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>) =>
  Excel.run((context) => work(context.workbook.worksheets.getItem("Sheet1"), context));

const rows = [
  ["Asset", "Quantity", "Price"],
  ["BTC", 2, 60000],
  ["ETH", 10, 3000],
];

function addTable(sheet: Excel.Worksheet): Excel.Table {
  sheet.getRange("B2:D4").values = rows;
  const table = sheet.tables.add("B2:D4", true);
  table.name = "Holdings";
  return table;
}

test("a table has a name, a style, columns and parts", () =>
  run(async (sheet, context) => {
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
  run(async (sheet, context) => {
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

test("formulas with the table's columns follow it when it grows", () =>
  run(async (sheet, context) => {
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

test("a table that is resized takes in what stands below", () =>
  run(async (sheet, context) => {
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
  run(async (sheet, context) => {
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
  run(async (sheet, context) => {
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
  run(async (sheet, context) => {
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
  run(async (sheet, context) => {
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
  run(async (sheet, context) => {
    addTable(sheet);
    sheet.tables.add("C3:E5", true);
    await expect(context.sync()).rejects.toMatchObject({ code: "InvalidOperation" });
  }));

test("a table is turned into cells, or deleted with them", () =>
  run(async (sheet, context) => {
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

test("a totals row belongs to the table and stays below its rows", () =>
  run(async (sheet, context) => {
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
  run(async (sheet, context) => {
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
  run(async (sheet, context) => {
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
