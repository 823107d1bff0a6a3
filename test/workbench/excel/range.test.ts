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

describe("where ranges lie", () => {
  test.each<[string, (sheet: Excel.Worksheet) => Excel.Range]>([
    ["Sheet1!B2:C3", (sheet) => sheet.getRangeByIndexes(1, 1, 2, 2)],
    ["Sheet1!D5", (sheet) => sheet.getCell(4, 3)],
    ["Sheet1!C4", (sheet) => sheet.getRange("B2:D5").getCell(2, 1)],
    ["Sheet1!B3:D3", (sheet) => sheet.getRange("B2:D5").getRow(1)],
    ["Sheet1!D2:D5", (sheet) => sheet.getRange("B2:D5").getColumn(2)],
    ["Sheet1!D5", (sheet) => sheet.getRange("B2:D5").getLastCell()],
    ["Sheet1!B5:D5", (sheet) => sheet.getRange("B2:D5").getLastRow()],
    ["Sheet1!C1:E4", (sheet) => sheet.getRange("B2:D5").getOffsetRange(-1, 1)],
    ["Sheet1!B2:D7", (sheet) => sheet.getRange("B2:D5").getResizedRange(2, 0)],
    ["Sheet1!B2:C3", (sheet) => sheet.getRange("B2:D5").getAbsoluteResizedRange(2, 2)],
    ["Sheet1!B6:D7", (sheet) => sheet.getRange("B2:D5").getRowsBelow(2)],
    ["Sheet1!B1:D1", (sheet) => sheet.getRange("B2:D5").getRowsAbove(1)],
    ["Sheet1!E2:E5", (sheet) => sheet.getRange("B2:D5").getColumnsAfter(1)],
    ["Sheet1!2:5", (sheet) => sheet.getRange("B2:D5").getEntireRow()],
    ["Sheet1!B:D", (sheet) => sheet.getRange("B2:D5").getEntireColumn()],
    ["Sheet1!C3:D5", (sheet) => sheet.getRange("B2:D5").getIntersection("C3:F9")],
    ["Sheet1!B2:F9", (sheet) => sheet.getRange("B2:D5").getBoundingRect("F9")],
    ["Sheet1!A1:XFD1048576", (sheet) => sheet.getRange()],
  ])("%s", (address, of) =>
    onSheet(async (sheet, context) => {
      const range = of(sheet);
      range.load("address");
      await context.sync();
      expect(range.address).toBe(address);
    }),
  );

  test("its figures are counted from zero", () =>
    onSheet(async (sheet, context) => {
      const range = sheet.getRange("B2:D5");
      range.load("rowIndex,columnIndex,rowCount,columnCount,cellCount,worksheet/name");
      await context.sync();
      const { rowIndex, columnIndex, rowCount, columnCount, cellCount } = range;
      expect([rowIndex, columnIndex, rowCount, columnCount, cellCount]).toEqual([1, 1, 4, 3, 12]);
      expect(range.worksheet.name).toBe("Sheet1");
    }));

  test("there is nothing outside of a sheet", async () => {
    await fails((sheet) => sheet.getRange("A1").getOffsetRange(-1, 0)).toMatchObject({
      code: "InvalidArgument",
    });
    await fails((sheet) => sheet.getRange("nowhere")).toMatchObject({ code: "InvalidArgument" });
    await fails((sheet) => sheet.getRange("A1").getIntersection("B2")).toMatchObject({
      code: "ItemNotFound",
    });
  });

  test("the used range and the region around a cell", () =>
    onSheet(async (sheet, context) => {
      const empty = sheet.getUsedRangeOrNullObject(true);
      const first = sheet.getUsedRange(true);
      first.load("address");
      await context.sync();
      expect([empty.isNullObject, first.address]).toEqual([true, "Sheet1!A1"]);

      sheet.getRange("B2:C4").values = 1 as never;
      sheet.getRange("D5").values = [[2]];
      sheet.getRange("F9").values = [[3]];
      sheet.getRange("H12").format.fill.color = "#FF0000";
      const ranges = [
        sheet.getUsedRange(true),
        sheet.getUsedRange(false),
        sheet.getRange("A:C").getUsedRangeOrNullObject(true),
        sheet.getRange("C3").getSurroundingRegion(),
      ];
      for (const range of ranges) range.load("address");
      await context.sync();
      expect(ranges.map(({ address }) => address)).toEqual([
        "Sheet1!B2:F9",
        "Sheet1!B2:H12",
        "Sheet1!B2:C9",
        "Sheet1!B2:D5",
      ]);
    }));
});

describe("changes", () => {
  test("inserted cells move the others, and formulas go along", () =>
    onSheet(async (sheet, context) => {
      sheet.getRange("A1:A2").values = [[1], [2]];
      sheet.getRange("C1").formulas = [["=A2*10"]];
      sheet.getRange("A2").insert("Down");
      const range = sheet.getRange("A1:C3");
      range.load("formulas");
      await context.sync();
      expect(range.formulas).toEqual([
        [1, "", "=A3*10"],
        ["", "", ""],
        [2, "", ""],
      ]);
      sheet.getRange("A2").delete("Up");
      range.load("formulas");
      await context.sync();
      expect(range.formulas[0]).toEqual([1, "", "=A2*10"]);
    }));

  test("cells are inserted on the range's own sheet, also where another is in front", () =>
    onSheet(async (front, context) => {
      const other = context.workbook.worksheets.add("Other");
      for (const sheet of [front, other]) sheet.getRange("A1:A2").values = [[1], [2]];
      other.getRange("A2").insert("Down");
      const active = context.workbook.worksheets.getActiveWorksheet().load("name");
      const [here, there] = [front, other].map((sheet) => sheet.getRange("A1:A3").load("values"));
      front.load("name");
      await context.sync();
      expect([here!.values, there!.values]).toEqual([
        [[1], [2], [""]],
        [[1], [""], [2]],
      ]);
      expect(active.name).toBe(front.name);
    }));

  test("copies carry formulas with their references, or values alone", () =>
    onSheet(async (sheet, context) => {
      sheet.getRange("A1:B1").formulas = [[3, "=A1*2+$A$1"]];
      sheet.getRange("A2").values = [[5]];
      sheet.getRange("B2").copyFrom("B1");
      sheet.getRange("C1").copyFrom("B1", "Values");
      const range = sheet.getRange("B1:C2");
      range.load("formulas,values");
      await context.sync();
      expect(range.formulas).toEqual([
        ["=A1*2+$A$1", 9],
        ["=A2*2+$A$1", ""],
      ]);
      expect(range.values[1]![0]).toBe(13);
    }));

  test("what the add-in wrote can be undone by hand", () =>
    onSheet(async (sheet, context) => {
      const range = sheet.getRange("A1");
      range.values = [["before"]];
      await context.sync();
      range.values = [["after"]];
      await context.sync();
      await book.univer.undo();
      range.load("values");
      await context.sync();
      expect(range.values).toEqual([["before"]]);
    }));
});

test("merged cells keep what the first one holds, a formula too", () =>
  onSheet(async (sheet, context) => {
    const block = sheet.getRange("A1:C2");
    block.formulas = [
      ["=1+2", "b", "c"],
      ["d", "e", "f"],
    ];
    block.merge();
    const rows = sheet.getRange("A4:B5");
    rows.values = [
      ["Note", ""],
      ["More", ""],
    ];
    rows.format.wrapText = true;
    rows.merge(true);
    block.load("formulas,values");
    rows.load("values");
    await context.sync();
    expect(block.formulas).toEqual([
      ["=1+2", "", ""],
      ["", "", ""],
    ]);
    expect(block.values[0]![0]).toBe(3);
    expect(rows.values).toEqual([
      ["Note", ""],
      ["More", ""],
    ]);
    const merges = () =>
      book.grid.workbook
        .getActiveSheet()
        .getMergeData()
        .map(({ startRow, endRow }) => [startRow, endRow]);
    expect(merges()).toEqual([
      [0, 1],
      [3, 3],
      [4, 4],
    ]);
    sheet.getRange("A1:C5").unmerge();
    await context.sync();
    expect(merges()).toEqual([]);
  }));

test("a link shows its text and keeps its address", () =>
  onSheet(async (sheet, context) => {
    const cell = sheet.getRange("A1");
    const none = sheet.getRange("B1");
    cell.hyperlink = {
      address: "https://example.com/method",
      textToDisplay: "How it is calculated",
      screenTip: "Opens the page",
    };
    cell.load("values,hyperlink");
    cell.format.font.load("underline");
    none.load("hyperlink");
    await context.sync();
    expect(cell.values).toEqual([["How it is calculated"]]);
    expect(cell.hyperlink).toEqual({
      address: "https://example.com/method",
      textToDisplay: "How it is calculated",
      screenTip: "Opens the page",
    });
    expect([cell.format.font.underline, none.hyperlink]).toEqual(["Single", null]);
    cell.clear("Hyperlinks");
    cell.load("values,hyperlink");
    await context.sync();
    expect([cell.values, cell.hyperlink]).toEqual([[["How it is calculated"]], null]);
  }));
