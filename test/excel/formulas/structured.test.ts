import { structuredBlock, tableOf, type TableShape } from "../../../src/excel/formulas/structured";

const orders: TableShape = {
  block: { sheet: "Book", row: 4, rowCount: 6, column: 1, columnCount: 3 },
  hasHeader: true,
  hasTotals: true,
  columns: ["Asset", "Price paid", "Fee [%] of '#1@'"],
};

/** Rows and columns as Excel counts them: the table is B5:D10, its header row 5, its totals row 10. */
const cells = (row: number, rowCount: number, column: number, columnCount: number) => ({
  sheet: "Book",
  row: row - 1,
  rowCount,
  column: column - 1,
  columnCount,
});

// The forms and their meaning: support.microsoft.com, "Using structured references with Excel tables".
test.each([
  ["Orders[]", cells(6, 4, 2, 3)],
  ["Orders[#Data]", cells(6, 4, 2, 3)],
  ["Orders[#All]", cells(5, 6, 2, 3)],
  ["Orders[#Headers]", cells(5, 1, 2, 3)],
  ["Orders[#Totals]", cells(10, 1, 2, 3)],
  ["Orders[price PAID]", cells(6, 4, 3, 1)],
  ["Orders[[Price paid]]", cells(6, 4, 3, 1)],
  ["Orders[[Asset]:[Price paid]]", cells(6, 4, 2, 2)],
  ["Orders[[Price paid]:[Asset]]", cells(6, 4, 2, 2)],
  ["Orders[[#Headers],[Price paid]]", cells(5, 1, 3, 1)],
  ["Orders[[#Headers],[#Data],[Price paid]]", cells(5, 5, 3, 1)],
  ["Orders[[#Data], [#Totals], [Asset]:[Price paid]]", cells(6, 5, 2, 2)],
  ["Orders[Fee '[%'] of '''#1'@'']", cells(6, 4, 4, 1)],
  ["Orders[[#This Row],[Asset]]", cells(8, 1, 2, 1)],
  ["[@Asset]", cells(8, 1, 2, 1)],
  ["[@[Asset]:[Price paid]]", cells(8, 1, 2, 2)],
  ["[@]", cells(8, 1, 2, 3)],
])("%s in row 8", (text, expected) => expect(structuredBlock(text, orders, 7)).toEqual(expected));

test.each([
  ["a column that is not there", "Orders[Volume]", 7],
  ["the row of a header", "[@Asset]", 4],
  ["a row outside of the table", "[@Asset]", 20],
  ["a column that was deleted", "Orders[#REF!]", 7],
])("%s has no cells", (_what, text, row) => expect(structuredBlock(text, orders, row)).toBeUndefined());

test("a table without totals has no cells in its totals row", () => {
  const block = { ...orders.block, rowCount: 5 };
  expect(structuredBlock("Orders[#Totals]", { ...orders, block, hasTotals: false }, 7)).toBeUndefined();
});

test.each([
  ["Orders[Asset]", "Orders"],
  ["[@Asset]", ""],
  ["[Book.xlsx]Sheet1!Orders[Asset]", undefined],
  ["Book.xlsx!Orders[Asset]", undefined],
])("the table of %s is %s", (text, name) => expect(tableOf(text)).toBe(name));
