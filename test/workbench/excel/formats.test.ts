import type { Book } from "../../support/headless";
import { openBook } from "../../support/headless";
import { onSheet } from "./on-sheet";

let book: Book;
beforeAll(async () => {
  book = await openBook();
});
afterAll(() => book.close());
beforeEach(() => onSheet((sheet) => sheet.getRange().clear()));

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

  test("properties of each cell are read in one go, those that are asked for", () =>
    onSheet(async (sheet, context) => {
      sheet.getRange("A1").format.font.bold = true;
      sheet.getRange("B1").format.fill.color = "#ddeeff";
      const cells = sheet
        .getRange("A1:B1")
        .getCellProperties({ address: true, format: { font: { bold: true }, fill: { color: true } } });
      await context.sync();
      expect(cells.value).toEqual([
        [
          { address: "Sheet1!A1", format: { font: { bold: true }, fill: { color: "#FFFFFF" } } },
          { address: "Sheet1!B1", format: { font: { bold: false }, fill: { color: "#DDEEFF" } } },
        ],
      ]);
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

  test("a plain cell that is told to look plain has no format of its own, and a cell can be made plain", () =>
    onSheet(async (sheet, context) => {
      const plain: Excel.Interfaces.RangeFormatUpdateData = {
        font: { bold: false, italic: false, size: 11, color: "#000000" },
        horizontalAlignment: "General",
        verticalAlignment: "Bottom",
        indentLevel: 0,
      };
      sheet.getRange("C5:D6").format.set(plain);
      const none = sheet.getUsedRangeOrNullObject().load("address");
      await context.sync();
      expect(none.isNullObject).toBe(true);
      const { format } = sheet.getRange("A1");
      format.set({ font: { bold: true, size: 14, color: "#112233" }, indentLevel: 2 });
      format.set(plain);
      format.load("indentLevel, font/bold, font/size, font/color");
      await context.sync();
      const { bold, size, color } = format.font;
      expect([format.indentLevel, bold, size, color]).toEqual([0, false, 11, "#000000"]);
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
