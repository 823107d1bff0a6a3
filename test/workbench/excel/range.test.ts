import type { Book } from "../../support/headless";
import { openBook } from "../../support/headless";

let book: Book;
beforeAll(async () => {
  book = await openBook();
});
afterAll(() => book.close());
beforeEach(() => onSheet((sheet) => sheet.getRange().clear()));

function onSheet<T>(
  work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => T | Promise<T>,
): Promise<T> {
  return Excel.run(async (context) => {
    const result = await work(context.workbook.worksheets.getItem("Sheet1"), context);
    await context.sync();
    return result;
  });
}

const fails = (work: (sheet: Excel.Worksheet) => unknown) =>
  expect(
    onSheet((sheet) => {
      work(sheet);
    }),
  ).rejects;

describe("values", () => {
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
      expect(cells.map(({ values, numberFormat }) => [values[0]![0], numberFormat[0]![0]])).toEqual([
        ["", "0.00"],
        [1, "General"],
        ["", "General"],
      ]);
    }));
});

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

describe("formats", () => {
  test("a fresh cell has Excel's own", () =>
    onSheet(async (sheet, context) => {
      const { format } = sheet.getRange("A1");
      format.load(
        "horizontalAlignment,verticalAlignment,wrapText,fill/color,font/bold,font/italic,font/color",
      );
      await context.sync();
      const { horizontalAlignment, verticalAlignment, wrapText, fill, font } = format;
      expect([horizontalAlignment, verticalAlignment, wrapText]).toEqual(["General", "Bottom", false]);
      expect([fill.color, font.bold, font.italic, font.color]).toEqual(["#FFFFFF", false, false, "#000000"]);
    }));

  test("what is set is read back, beside what was there before", () =>
    onSheet(async (sheet, context) => {
      const range = sheet.getRange("A1:B2");
      range.values = 1 as never;
      range.format.font.bold = true;
      range.set({
        format: {
          fill: { color: "#ddeeff" },
          font: { color: "#112233", italic: true, size: 14, name: "Arial" },
          horizontalAlignment: "Center",
          verticalAlignment: "Top",
          wrapText: true,
        },
      });
      range.load("values");
      range.format.load("horizontalAlignment,verticalAlignment,wrapText,fill/color");
      range.format.font.load("bold,italic,color,size,name");
      await context.sync();
      const { font } = range.format;
      expect(range.values[1]).toEqual([1, 1]);
      expect([
        range.format.horizontalAlignment,
        range.format.verticalAlignment,
        range.format.wrapText,
      ]).toEqual(["Center", "Top", true]);
      expect(range.format.fill.color).toBe("#DDEEFF");
      expect([font.bold, font.italic, font.color, font.size, font.name]).toEqual([
        true,
        true,
        "#112233",
        14,
        "Arial",
      ]);
    }));

  test("cells that differ have no format in common", () =>
    onSheet(async (sheet, context) => {
      sheet.getRange("A1").format.font.bold = true;
      const { font } = sheet.getRange("A1:A2").format;
      font.load("bold");
      await context.sync();
      expect(font.bold).toBeNull();
    }));

  test("borders lie on the edge that is named", () =>
    onSheet(async (sheet, context) => {
      const bottom = sheet.getRange("B2:C3").format.borders.getItem("EdgeBottom");
      bottom.style = "Continuous";
      bottom.weight = "Medium";
      bottom.color = "#FF0000";
      const edges = [
        sheet.getRange("B3").format.borders.getItem("EdgeBottom"),
        sheet.getRange("B2").format.borders.getItem("EdgeBottom"),
      ];
      for (const edge of edges) edge.load("style,weight,color");
      await context.sync();
      expect(edges.map(({ style, weight, color }) => [style, weight, color])).toEqual([
        ["Continuous", "Medium", "#FF0000"],
        ["None", "Thin", "#000000"],
      ]);
    }));

  test("widths and heights are points; columns fit their longest text", () =>
    onSheet(async (sheet, context) => {
      const wide = sheet.getRange("A1");
      wide.format.columnWidth = 120;
      wide.format.rowHeight = 30;
      sheet.getRange("C1").values = [["A text that is much too long for a column as it comes"]];
      sheet.getRange("D1").values = [["x"]];
      sheet.getRange("C:D").format.autofitColumns();
      const [long, short] = [sheet.getRange("C1"), sheet.getRange("D1")];
      for (const range of [wide, long, short]) range.format.load("columnWidth,rowHeight");
      await context.sync();
      expect([wide.format.columnWidth, wide.format.rowHeight]).toEqual([120, 30]);
      expect(long.format.columnWidth).toBeGreaterThan(200);
      expect(short.format.columnWidth).toBeLessThan(50);
    }));
});

describe("styles of cells with formulas", () => {
  const restyle = (range: Excel.Range) => {
    range.format.indentLevel = 1;
    range.format.font.underline = "Single";
    range.format.font.bold = true;
    range.numberFormat = [["0.00"]];
    range.format.borders.getItem("EdgeBottom").style = "Continuous";
    range.format.horizontalAlignment = "Center";
    range.format.wrapText = true;
  };

  test.each(["in the same batch", "once it is calculated"])("a formula stays when it is styled %s", (when) =>
    onSheet(async (sheet, context) => {
      const formula = sheet.getRange("A1");
      const spilling = sheet.getRange("C1");
      formula.formulas = [["=1+2"]];
      spilling.formulas = [["=SEQUENCE(2,2)"]];
      const all = sheet.getRange("A1:D2");
      if (when !== "in the same batch") {
        all.load("values");
        await context.sync();
      }
      restyle(formula);
      restyle(spilling);
      sheet.getRange("C1:D2").format.fill.color = "#DDEEFF";
      sheet.getRange("A1").clear("Formats");
      all.load("formulas,values");
      await context.sync();
      expect(all.formulas[0]).toEqual(["=1+2", "", "=SEQUENCE(2,2)", 2]);
      expect(all.values).toEqual([
        [3, "", 1, 2],
        ["", "", 3, 4],
      ]);
      sheet.getRange("E1").formulas = [["=A1+SUM(C1:D2)"]];
      const sum = sheet.getRange("E1");
      sum.load("values");
      await context.sync();
      expect(sum.values).toEqual([[13]]);
    }),
  );

  test("undo and redo by hand change the style and leave the formula", () =>
    onSheet(async (sheet, context) => {
      const cell = sheet.getRange("A1");
      cell.formulas = [["=1+2"]];
      cell.load("values");
      await context.sync();
      cell.format.font.bold = true;
      await context.sync();
      await book.univer.undo();
      cell.load("formulas,values");
      cell.format.font.load("bold");
      await context.sync();
      expect([cell.formulas, cell.values, cell.format.font.bold]).toEqual([[["=1+2"]], [[3]], false]);
      await book.univer.redo();
      cell.load("formulas,values");
      cell.format.font.load("bold");
      await context.sync();
      expect([cell.formulas, cell.values, cell.format.font.bold]).toEqual([[["=1+2"]], [[3]], true]);
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
