import * as ballastFunctions from "../../../../src/functions";
import type { FunctionDoc } from "../../../../src/workbook/formulas/function-doc";
import { planInsert } from "../../../../src/workbook/formulas/insert/plan";
import { insertFormula } from "../../../../src/workbook/formulas/insert/write";
import { lastWrite, undoLastWrite } from "../../../../src/excel/writes/undo";
import { parseAddress } from "../../../../src/excel/addresses";
import { closeTestBook, fill, openTestBook, stateOfBook, valuesOf } from "../../../excel/book";
import type { Book } from "../../../support/headless";
import { docs } from "../explain/trials";

jest.setTimeout(60_000);

let book: Book;
beforeAll(async () => {
  book = await openTestBook();
  globalThis.BallastFunctions = ballastFunctions;
  await fill("Sheet1", "A1", [
    ["Side", "Entry", "Leverage", "Note"],
    ["long", 60000, 10, "taken"],
    ["short", 50000, 5, ""],
  ]);
});
afterAll(() => {
  globalThis.BallastFunctions = undefined;
  expect(book.host.missing).toEqual([]);
  closeTestBook();
});

const doc = (name: string): FunctionDoc => docs.find((one) => one.name === name)!;
/** Selects areas as a person does with Ctrl held. */
function selectAreas(addresses: string): void {
  const ranges = addresses.split(",").map((address) => {
    const { row, column, rowCount, columnCount } = parseAddress(`Sheet1!${address}`);
    return {
      startRow: row,
      startColumn: column,
      endRow: row + rowCount - 1,
      endColumn: column + columnCount - 1,
    };
  });
  book.grid.run("sheet.operation.set-selections", {
    unitId: book.grid.unitId,
    subUnitId: book.grid.workbook.getActiveSheet().getSheetId(),
    selections: ranges.map((range, index) => ({
      range,
      primary:
        index < ranges.length - 1
          ? null
          : { ...range, actualRow: range.startRow, actualColumn: range.startColumn },
      style: null,
    })),
  });
}

test.each<[string, string, string, string]>([
  ["one cell gets the example", "F9", '=LIQ.PRICE("long", 60000, 10)', "Sheet1!F9"],
  ["a row: each cell is an argument", "A2:C2", "=LIQ.PRICE(A2, B2, C2)", "Sheet1!E2"],
  ["a block: each column is an argument", "A2:C3", "=LIQ.PRICE(A2:A3, B2:B3, C2:C3)", "Sheet1!E2"],
  ["areas in their order", "A3,B3,C3", "=LIQ.PRICE(A3, B3, C3)", "Sheet1!D3"],
  ["a blank cell last is where it goes", "A2:A3,B2:B3,C2,H1", "=LIQ.PRICE(A2:A3, B2:B3, C2)", "Sheet1!H1"],
  ["whole columns as far as they are used", "A:C", "=LIQ.PRICE(A1:A3, B1:B3, C1:C3)", "Sheet1!E1"],
  ["too few: the example fills up", "A2:B2", "=LIQ.PRICE(A2, B2, 10)", "Sheet1!E2"],
])("%s", async (_, addresses, formula, target) => {
  selectAreas(addresses);
  expect(await planInsert(doc("LIQ.PRICE"))).toMatchObject({ formula, target });
});

test("beside a table, and below one, a column is left free, or Excel takes the formula into the table", async () => {
  await fill("Sheet1", "J1", [
    ["Side", "Entry", "Leverage", "", "Low"],
    ["long", 60000, 10, "", 1],
  ]);
  await Excel.run(async (context) => {
    const { tables } = context.workbook.worksheets.getItem("Sheet1");
    tables.add("J1:L2", true);
    tables.add("N1:N2", true);
    await context.sync();
  });
  selectAreas("J2:L2");
  expect((await planInsert(doc("LIQ.PRICE"))).target).toBe("Sheet1!P2");
  selectAreas("J3:L3");
  expect((await planInsert(doc("LIQ.PRICE"))).target).toBe("Sheet1!M3");
  selectAreas("J3:M3");
  expect((await planInsert(doc("HEDGE.PNL"))).target).toBe("Sheet1!O3");
});

test("what is the example's is said", async () => {
  selectAreas("A2:B2");
  expect(await planInsert(doc("LIQ.PRICE"))).toMatchObject({
    selected: ["side", "entryPrice"],
    fromExample: ["leverage"],
  });
});

test("a table stays whole, and so does a block with more columns than there are arguments", async () => {
  selectAreas("A1:C3");
  expect((await planInsert(doc("LIQ.MAINTENANCE"))).formula).toBe("=LIQ.MAINTENANCE(A1:C3, 4500)");
  expect((await planInsert(doc("ALLOC.WEIGHTS"))).formula).toBe("=ALLOC.WEIGHTS(A1:C3)");
  selectAreas("A2:C2");
  expect((await planInsert(doc("ALLOC.SHIFT"))).formula).toBe("=ALLOC.SHIFT(A2, B2, C2)"); // a profile has a name too
  await expect(planInsert(doc("ALLOC.VERSION"))).rejects.toThrow(
    "ALLOC.VERSION takes no arguments, and 1 area is selected",
  );
});

test("every function has a plan for one blank cell: its own example", async () => {
  selectAreas("F9");
  for (const one of docs) {
    const { formula } = await planInsert(one);
    expect(formula.replaceAll(/[ ,]/g, "")).toBe(
      (one.examples[0]?.formula ?? `=${one.name}()`).replaceAll(/[ ,]/g, ""),
    );
  }
});

test("a filled cell is not written over without a word, and Undo puts everything back", async () => {
  selectAreas("D2");
  const plan = await planInsert(doc("FUNDING.APR"));
  expect(plan.target).toBe("Sheet1!D2");
  const before = await stateOfBook();
  expect(await insertFormula(plan, false)).toEqual({
    kind: "occupied",
    address: "Sheet1!D2",
    filled: 1,
  });
  expect(await stateOfBook()).toEqual(before);

  expect(await insertFormula(plan, true)).toEqual({ kind: "inserted", address: "Sheet1!D2" });
  expect(await valuesOf("Sheet1!D2")).not.toEqual([["taken"]]);
  expect(lastWrite()).toMatchObject({ kind: "formula", address: "Sheet1!D2" });
  await undoLastWrite();
  expect(await stateOfBook()).toEqual(before);
});
