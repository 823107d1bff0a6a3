import type { Book } from "../../support/headless";
import { openBook } from "../../support/headless";
import { onSheet } from "./on-sheet";

let book: Book;
beforeEach(async () => {
  book = await openBook();
});
afterEach(() => book.close());

/** A chart over G5:K14 of this sheet, which shows B2:C4 with their headings, and one on another sheet that shows the same. */
beforeEach(() =>
  onSheet((sheet, context) => {
    sheet.getRange("A1:C4").values = [
      ["Coin", "Now", "Target"],
      ["BTC", 1, 10],
      ["ETH", 2, 20],
      ["SOL", 3, 30],
    ];
    const other = context.workbook.worksheets.add("Other");
    for (const on of [sheet, other]) {
      const chart = on.charts.add("ColumnClustered", sheet.getRange("A1:C4"), "Columns");
      chart.name = "Weights";
      chart.setPosition("G5", "K14");
    }
    sheet.pageLayout.setPrintArea("A1:K20");
    sheet.pageLayout.setPrintTitleRows("$1:$1");
  }),
);

const seen = (sheetName = "Sheet1") =>
  onSheet(async (sheet, context) => {
    const chart = context.workbook.worksheets
      .getItem(sheetName)
      .charts.getItem("Weights")
      .load("top,height,left");
    chart.series.load("items/name");
    await context.sync();
    const values = chart.series.items.map((series) => series.getDimensionValues("Values"));
    const categories = chart.series.getItemAt(0).getDimensionValues("Categories");
    const printed = sheet.pageLayout.getPrintAreaOrNullObject().load("address");
    const titles = sheet.pageLayout.getPrintTitleRowsOrNullObject().load("address");
    await context.sync();
    return {
      top: chart.top / 15,
      rows: chart.height / 15,
      left: chart.left,
      names: chart.series.items.map(({ name }) => name),
      values: values.map(({ value }) => value as unknown[]),
      categories: categories.value,
      printed: printed.isNullObject ? undefined : printed.address,
      titles: titles.isNullObject ? undefined : titles.address,
    };
  });

const shown = {
  names: ["Now", "Target"],
  values: [
    [1, 2, 3],
    [10, 20, 30],
  ],
  categories: ["BTC", "ETH", "SOL"],
};
const sheet = () => book.univer.getActiveWorkbook()!.getSheetByName("Sheet1")!;

test("rows inserted above move a chart, its cells and what is printed; Undo moves them back", async () => {
  const before = await seen();
  expect(before).toMatchObject({
    ...shown,
    top: 4,
    rows: 10,
    printed: "Sheet1!A1:K20",
    titles: "Sheet1!1:1",
  });
  sheet().insertRows(0, 3);
  const moved = { ...shown, top: 7, rows: 10, printed: "Sheet1!A4:K23", titles: "Sheet1!4:4" };
  expect(await seen()).toMatchObject(moved);
  expect(await seen("Other")).toMatchObject({ ...shown, top: 4, rows: 10 });
  await book.univer.undo();
  expect(await seen()).toEqual(before);
  await book.univer.redo();
  expect(await seen()).toMatchObject(moved);
});

test("rows inserted under a chart stretch it, and those in its cells become points", async () => {
  sheet().insertRows(2, 2);
  expect(await seen()).toMatchObject({ top: 6, rows: 10, categories: ["BTC", "", "", "ETH", "SOL"] });
  sheet().insertRows(10, 4);
  expect(await seen()).toMatchObject({ top: 6, rows: 14, printed: "Sheet1!A1:K26" });
  // Just below its last row, and above its first one.
  sheet().insertRows(20, 1);
  expect(await seen()).toMatchObject({ top: 6, rows: 14 });
  sheet().insertRows(6, 1);
  expect(await seen()).toMatchObject({ top: 7, rows: 14 });
});

test("deleted rows shrink a chart and its series, and Undo brings back all of them", async () => {
  const before = await seen();
  sheet().deleteRows(1, 1);
  expect(await seen()).toMatchObject({
    top: 3,
    rows: 10,
    categories: ["ETH", "SOL"],
    values: [
      [2, 3],
      [20, 30],
    ],
  });
  await book.univer.undo();
  expect(await seen()).toEqual(before);
  sheet().deleteRows(0, 6);
  expect(await seen()).toMatchObject({ top: 0, rows: 8, names: ["#REF!", "#REF!"], values: [[], []] });
  expect(await seen()).toMatchObject({ printed: "Sheet1!A1:K14", titles: undefined });
  await book.univer.undo();
  expect(await seen()).toEqual(before);
});

test("columns do the same", async () => {
  const before = await seen();
  sheet().insertColumns(1, 2);
  const after = await seen();
  expect(after).toMatchObject({ ...shown, printed: "Sheet1!A1:M20", titles: "Sheet1!1:1" });
  expect(after.left).toBeGreaterThan(before.left);
  sheet().deleteColumns(1, 2);
  expect(await seen()).toEqual(before);
});
