import type { Book } from "../../support/headless";
import { openBook } from "../../support/headless";
import { onSheet } from "./on-sheet";

/** The grid's fill handle gives cells the formula of the first one by an id. */
const filled = { 0: { 0: { f: "=B1*2", si: "id" } }, 1: { 0: { si: "id" } }, 2: { 0: { si: "id" } } };

let book: Book;
afterEach(() => book.close());

/** Writes over the first of the cells, and gives the formulas of all three and the values of the other two. */
const overwriteFirst = () =>
  onSheet(async (sheet, context) => {
    sheet.getRange("B1:B3").values = [[1], [2], [3]];
    sheet.getRange("A1").values = [[7]];
    const range = sheet.getRange("A1:A3").load("formulas, values");
    await context.sync();
    return { formulas: range.formulas as unknown[][], values: range.values as unknown[][] };
  });

const expected = { formulas: [[7], ["=B2*2"], ["=B3*2"]], values: [[7], [4], [6]] };

test("cells of a file that share a formula keep it when the first of them is written over", async () => {
  book = await openBook({ cells: filled });
  await book.calculated();
  expect(await overwriteFirst()).toEqual(expected);
});

test("so do cells that come to share it later", async () => {
  book = await openBook();
  const target = { unitId: book.grid.unitId, subUnitId: "sheet1" };
  book.grid.commands.syncExecuteCommand("sheet.mutation.set-range-values", { ...target, cellValue: filled });
  expect(await overwriteFirst()).toEqual(expected);
});
