import type { Book } from "../../support/headless";
import { openBook } from "../../support/headless";
import { onSheet } from "./on-sheet";

let book: Book;
beforeEach(async () => {
  book = await openBook();
});
afterEach(() => book.close());

const red = "#C00000";

function compare(
  range: Excel.Range,
  rule: Excel.ConditionalCellValueRule,
  color = red,
): Excel.ConditionalFormat {
  const format = range.conditionalFormats.add("CellValue");
  format.cellValue.format.font.color = color;
  format.cellValue.rule = rule;
  return format;
}

/** Holds the font colours that conditional formats give to a column's cells against what they should be. */
async function expectColors(column: number, expected: (string | undefined)[]): Promise<void> {
  const { grid } = book;
  const sheetId = grid.workbook.getActiveSheet().getSheetId();
  const look = () => expected.map((_, row) => grid.conditionalStyle(sheetId, row, column)?.cl?.rgb);
  // The engine evaluates a rule after it was looked at, as drawing does again and again.
  for (let tries = 0; tries < 30 && JSON.stringify(look()) !== JSON.stringify(expected); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(look()).toEqual(expected);
}

test.each<[Excel.ConditionalCellValueRule, number[]]>([
  [{ formula1: "0.05", operator: "GreaterThan" }, [3]],
  [{ formula1: "=0.05", operator: "GreaterThanOrEqual" }, [2, 3]],
  [{ formula1: "0", operator: "LessThan" }, [0]],
  [{ formula1: "=-0.05", formula2: "=0.05", operator: "NotBetween" }, [0, 3]],
  [{ formula1: "=-0.05", formula2: "=0.05", operator: "Between" }, [1, 2]],
  [{ formula1: "=$C$1", operator: "EqualTo" }, [2]],
  [{ formula1: "=B1", operator: "GreaterThan" }, [1, 3]],
])("%j marks the cells that meet it", (rule, marked) =>
  onSheet(async (sheet, context) => {
    sheet.getRange("A1:B4").values = [
      [-0.1, 1],
      [0, -1],
      [0.05, 1],
      [0.2, 0.1],
    ];
    sheet.getRange("C1").values = [[0.05]];
    compare(sheet.getRange("A1:A4"), rule);
    await context.sync();
    await expectColors(
      0,
      [0, 1, 2, 3].map((row) => (marked.includes(row) ? red : undefined)),
    );
  }),
);

test("texts are compared as texts, and the mark follows the cells", () =>
  onSheet(async (sheet, context) => {
    const cells = sheet.getRange("A1:A3");
    cells.formulas = [["buy"], ["sell"], ['=IF(B1>0,"sell","hold")']];
    compare(cells, { formula1: '="sell"', operator: "EqualTo" });
    await context.sync();
    await expectColors(0, [undefined, red, undefined]);
    sheet.getRange("B1").values = [[1]];
    await context.sync();
    await expectColors(0, [undefined, red, red]);
  }));

test("a formula of one's own and a part of a text", () =>
  onSheet(async (sheet, context) => {
    sheet.getRange("A1:B3").values = [
      ["Breach: core", 1],
      ["Fine", 5],
      ["breach: leverage", 9],
    ];
    const custom = sheet.getRange("B1:B3").conditionalFormats.add("Custom");
    custom.custom.rule.formula = "=$B1>=LEN($A2)";
    custom.custom.format.fill.color = "#FFF4CE";
    custom.custom.format.font.color = red;
    const text = sheet.getRange("A1:A3").conditionalFormats.add("ContainsText");
    text.textComparison.rule = { operator: "Contains", text: "Breach" };
    text.textComparison.format.font.color = red;
    await context.sync();
    await expectColors(1, [undefined, undefined, red]);
    await expectColors(0, [red, undefined, red]);
  }));

test("what is set is read back, the newest first", () =>
  onSheet(async (sheet, context) => {
    const range = sheet.getRange("A1:A4");
    const first = compare(range, { formula1: "0", operator: "LessThan" });
    first.cellValue.format.fill.color = "#fde7e9";
    first.cellValue.format.font.bold = true;
    const bars = range.conditionalFormats.add("DataBar");
    bars.dataBar.positiveFormat.fillColor = "#0F6F6B";
    bars.dataBar.lowerBoundRule = { type: "Number", formula: "=0" };
    const formats = range.conditionalFormats;
    formats.load("items/type,items/priority,items/id");
    const count = formats.getCount();
    const cellValue = formats.getItemAt(1).cellValue;
    cellValue.load("rule");
    cellValue.format.fill.load("color");
    cellValue.format.font.load("color,bold,italic");
    const none = formats.getItemAt(0).cellValueOrNullObject;
    const bar = formats.getItemAt(0).dataBar;
    bar.load("lowerBoundRule,positiveFormat/fillColor,showDataBarOnly");
    const where = first.getRange();
    where.load("address");
    await context.sync();
    expect(count.value).toBe(2);
    expect(formats.items.map(({ type, priority }) => [type, priority])).toEqual([
      ["DataBar", 0],
      ["CellValue", 1],
    ]);
    expect(cellValue.rule).toEqual({ formula1: "0", operator: "LessThan" });
    expect(cellValue.format.fill.color).toBe("#FDE7E9");
    const { color, bold, italic } = cellValue.format.font;
    expect([color, bold, italic]).toEqual([red, true, null]);
    expect(none.isNullObject).toBe(true);
    expect(bar.lowerBoundRule).toEqual({ type: "Number", formula: "=0" });
    expect([bar.positiveFormat.fillColor, bar.showDataBarOnly]).toEqual(["#0F6F6B", false]);
    expect(where.address).toBe("Sheet1!A1:A4");
  }));

test("formulas are given as from a format's own cells, and taken as from those of which it was asked", () =>
  onSheet(async (sheet, context) => {
    const own = sheet.getRange("B2:B4").conditionalFormats.add("Custom");
    own.custom.rule.formula = "=B2>$C2";
    const compared = compare(sheet.getRange("D3:D4"), { formula1: "=E3", operator: "LessThan" });
    own.load("id");
    compared.load("id");
    await context.sync();
    const all = sheet.getRange().conditionalFormats;
    all.getItem(own.id).custom.rule.formula = "=A1>$D1";
    all.getItem(compared.id).cellValue.rule = { formula1: "=A1", operator: "LessThan" };
    const cells = own.getRanges().load("address");
    const { rule } = own.custom;
    rule.load("formula");
    compared.cellValue.load("rule");
    await context.sync();
    expect(rule.formula).toBe("=B2>$D2");
    expect(compared.cellValue.rule.formula1).toBe("=D3");
    expect(cells.address).toBe("Sheet1!B2:B4");
  }));

test("a protected sheet keeps its formats as they are", () =>
  onSheet(async (sheet, context) => {
    compare(sheet.getRange("A1"), { formula1: "0", operator: "LessThan" });
    sheet.protection.protect();
    await context.sync();
    const format = sheet.getRange("A1").conditionalFormats.getItemAt(0);
    format.cellValue.rule = { formula1: "1", operator: "LessThan" };
    await expect(context.sync()).rejects.toMatchObject({ code: "AccessDenied" });
  }));

test("a format above wins where two mark one cell", () =>
  onSheet(async (sheet, context) => {
    sheet.getRange("A1:A2").values = [[1], [10]];
    compare(sheet.getRange("A1:A2"), { formula1: "0", operator: "GreaterThan" });
    compare(sheet.getRange("A1:A2"), { formula1: "5", operator: "GreaterThan" }, "#00AA00");
    await context.sync();
    await expectColors(0, [red, "#00AA00"]);
  }));

test("clearing an area leaves the rest of a format where it is", () =>
  onSheet(async (sheet, context) => {
    sheet.getRange("A1:A4").values = 1 as never;
    compare(sheet.getRange("A1:A4"), { formula1: "0", operator: "GreaterThan" });
    sheet.getRange("A2:A3").conditionalFormats.clearAll();
    const cleared = sheet.getRange("A2:A3").conditionalFormats.getCount();
    const left = sheet.getRange("A1:A4").conditionalFormats;
    const count = left.getCount();
    const range = left.getItemAt(0).getRangeOrNullObject();
    await context.sync();
    expect([cleared.value, count.value, range.isNullObject]).toEqual([0, 1, true]);
    await expectColors(0, [red, undefined, undefined, red]);
    sheet.getRange().conditionalFormats.clearAll();
    const none = left.getCount();
    await context.sync();
    expect(none.value).toBe(0);
  }));

test("kinds that the workbench lacks are said to be missing", () =>
  onSheet(async (sheet, context) => {
    sheet.getRange("A1").conditionalFormats.add("IconSet");
    await expect(context.sync()).rejects.toMatchObject({ code: "NotImplemented" });
    expect(book.host.missing).toEqual(["ConditionalFormatCollection.add"]);
  }));
