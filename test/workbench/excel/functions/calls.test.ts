import type { Book } from "../../../support/headless";
import { openBook } from "../../../support/headless";
import { associate, called, cancelled, metadata } from "./sample-functions";

let book: Book;
beforeAll(async () => {
  book = await openBook({ functions: { metadata, associate } });
});
afterAll(() => book.close());

/** Writes into an empty sheet and gives what its cells show. */
async function calculate(cells: Record<string, unknown>, read: string): Promise<unknown[][]> {
  return Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange().clear();
    for (const [address, formula] of Object.entries(cells)) sheet.getRange(address).formulas = [[formula]];
    const range = sheet.getRange(read);
    range.load("values");
    await context.sync();
    return range.values as unknown[][];
  });
}

const value = async (formula: string, cells: Record<string, unknown> = {}) =>
  (await calculate({ ...cells, Z1: formula }, "Z1"))[0]![0];
const shown = async (formula: string, cells?: Record<string, unknown>) =>
  JSON.parse(String(await value(formula, cells))) as unknown[];

describe("arguments arrive as in Excel", () => {
  test("omitted optional arguments are null", async () => {
    expect(await shown("=T.SHOW(1,,,4)")).toEqual([[[1]], null, null, 4]);
    expect(await shown("=T.SHOW(1)")).toEqual([[[1]], null, null, null]);
  });
  test("a range keeps its shape, a single cell is one by one", async () => {
    expect((await shown("=T.SHOW(A1:B2)", { A1: 1, B1: "x", A2: true }))[0]).toEqual([
      [1, "x"],
      [true, 0],
    ]);
    expect((await shown("=T.SHOW({1,2;3,4})"))[0]).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect((await shown("=T.SHOW(A1)", { A1: 7 }))[0]).toEqual([[7]]);
  });
  test("a blank cell is 0 as a number, an empty text as a text", async () => {
    expect(await shown("=T.SHOW(A1,A1,A1,A1)")).toEqual([[[0]], 0, "", 0]);
  });
  test("numbers and texts are converted to the declared type", async () => {
    expect(await shown('=T.SHOW(1,"2.5",3)')).toEqual([[[1]], 2.5, "3", null]);
    expect(await value("=T.NUMBER(TRUE)")).toBe(1);
  });
  test("dates are serial numbers", async () => {
    // 2026-01-01 is day 46023 of the 1900 date system.
    expect((await shown("=T.SHOW(DATE(2026,1,1))"))[0]).toEqual([[46023]]);
  });
  test("a text for a number is #VALUE!, and the function is not called", async () => {
    called.length = 0;
    expect(await value('=T.NUMBER("ten")')).toBe("#VALUE!");
    expect(await value("=T.NUMBER(A1:A2)")).toBe("#VALUE!");
    expect(called).toEqual([]);
  });
  test("an error passes through a typed parameter and is a value for one of any type", async () => {
    expect(await value("=T.NUMBER(1/0)")).toBe("#DIV/0!");
    expect(await value("=T.ERROR(A1)", { A1: "=NA()" })).toBe("an error: #N/A");
    expect(await value("=T.ERROR(1)")).toBe("no error: 1");
  });
  test("too few and too many arguments", async () => {
    expect(await value("=T.NUMBER()")).toBe("#VALUE!");
    expect(await value("=T.NUMBER(1,2)")).toBe("#VALUE!");
  });
  test("the function learns which cell it is called from", async () => {
    expect(await value("=T.WHERE()")).toBe("Sheet1!Z1");
  });
});

describe("results", () => {
  test("an array spills", async () => {
    expect(await calculate({ A1: "=T.COLUMN(3)" }, "A1:A4")).toEqual([[1], [2], [3], [""]]);
  });
  test("the spilled range is known by its anchor and by its cells", async () => {
    await calculate({ B2: "=T.COLUMN(3)" }, "B2");
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const [anchor, inside, outside] = ["B2", "B3", "C3"].map((address) => sheet.getRange(address));
      const spill = anchor!.getSpillingToRangeOrNullObject();
      const parent = inside!.getSpillParentOrNullObject();
      const none = outside!.getSpillParentOrNullObject();
      for (const range of [spill, parent, none]) range.load("address");
      for (const range of [anchor, inside, outside]) range!.load("hasSpill,formulas");
      await context.sync();
      expect([spill.address, parent.address, none.isNullObject]).toEqual(["Sheet1!B2:B4", "Sheet1!B2", true]);
      expect([anchor!.hasSpill, inside!.hasSpill, outside!.hasSpill]).toEqual([true, true, false]);
      expect(anchor!.formulas).toEqual([["=T.COLUMN(3)"]]);
    });
  });
  test("a blocked spill is #SPILL!, and spills when the way is free", async () => {
    expect(await calculate({ A3: "here", A1: "=T.COLUMN(3)" }, "A1:A3")).toEqual([
      ["#SPILL!"],
      [""],
      ["here"],
    ]);
    const values = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A3").clear();
      const range = sheet.getRange("A1:A3");
      range.load("values");
      await context.sync();
      return range.values as unknown[][];
    });
    expect(values).toEqual([[1], [2], [3]]);
  });
  test("a spill longer than the sheet makes room for itself", async () => {
    const values = await calculate({ A1: "=T.COLUMN(2500)" }, "A2499:A2501");
    expect(values).toEqual([[2499], [2500], [""]]);
  });
  test("an array from a function that declares a single value is #VALUE!", async () => {
    expect(await value("=T.SCALAR()")).toBe("#VALUE!");
  });
  test("an error among other results stands in its own cell, with its message", async () => {
    const values = await calculate({ C3: "=T.MIXED()" }, "C3:D4");
    expect(values).toEqual([
      [1, "#VALUE!"],
      ["", true],
    ]);
    expect(book.grid.errorMessage("sheet1", 2, 3)).toBe("the inner one");
    expect(book.grid.errorMessage("sheet1", 2, 2)).toBeUndefined();
  });
  test.each([
    ["#VALUE!", "#VALUE!", "because of #VALUE!"],
    ["#N/A", "#N/A", "because of #N/A"],
    ["promise", "#N/A", "no data yet"],
    // Excel shows messages only with these two.
    ["#DIV/0!", "#DIV/0!", undefined],
    ["#NUM!", "#NUM!", undefined],
  ])("thrown %s gives %s", async (how, expected, message) => {
    expect(await value(`=T.FAIL("${how}")`)).toBe(expected);
    expect(book.grid.errorMessage("sheet1", 0, 25)).toBe(message);
  });
  test("an exception that is no error value gives #VALUE!", async () => {
    expect(await value('=T.FAIL("plain")')).toBe("#VALUE!");
  });
  test("an error of a nested call can be caught", async () => {
    expect(await value('=IFERROR(T.FAIL("#N/A"),T.NUMBER(5)*2)')).toBe(10);
  });
  test("an unknown function is #NAME?", async () => {
    expect(await value("=T.NOBODY(1)")).toBe("#NAME?");
  });
});

describe("recalculation", () => {
  test("a changed cell is followed, over other cells and other sheets", async () => {
    await calculate({ A1: 2, B1: "=T.NUMBER(A1)", C1: "=B1*10" }, "C1");
    const values = await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const first = worksheets.getActiveWorksheet();
      const other = worksheets.add("Other");
      other.getRange("A1").formulas = [["=T.NUMBER(Sheet1!C1)+1"]];
      await context.sync();
      first.getRange("A1").values = [[3]];
      const ranges = [first.getRange("C1"), other.getRange("A1")];
      for (const range of ranges) range.load("values");
      await context.sync();
      other.delete();
      await context.sync();
      return ranges.map((range) => (range.values as unknown[][])[0]![0]);
    });
    expect(values).toEqual([30, 31]);
  });

  test("a thousand formulas travel in one message, and only changed ones are called again", async () => {
    called.length = 0;
    const before = book.host.functions.batches;
    const column = (of: (row: number) => unknown) =>
      Array.from({ length: 1000 }, (_, index) => [of(index + 1)]);
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange().clear();
      sheet.getRange("A1:A1000").values = column((row) => row) as never;
      const results = sheet.getRange("B1:B1000");
      results.formulas = column((row) => `=T.NUMBER(A${row})`) as never;
      results.load("values");
      await context.sync();
      expect(results.values).toEqual(column((row) => row));
      expect(called).toHaveLength(1000);
      expect(book.host.functions.batches - before).toBe(1);

      sheet.getRange("A500").values = [[-1]];
      results.load("values");
      await context.sync();
      expect((results.values as number[][])[499]).toEqual([-1]);
      expect(called.slice(1000)).toEqual([-1]);
    });
  });

  test("a full calculation calls every function anew", async () => {
    await calculate({ A1: "=T.NUMBER(4)" }, "A1");
    called.length = 0;
    await Excel.run(async (context) => {
      context.workbook.application.calculate(Excel.CalculationType.recalculate);
      await context.sync();
      context.workbook.application.calculate(Excel.CalculationType.full);
      await context.sync();
    });
    await book.calculated();
    expect(called).toEqual([4]);
  });

  test("a call whose result nobody waits for is cancelled", async () => {
    cancelled.length = 0;
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1");
      range.formulas = [["=T.SLOW(1)"]];
      await context.sync();
      await new Promise((resolve) => setTimeout(resolve, 400));
      range.formulas = [["=T.NUMBER(2)"]];
      await context.sync();
    });
    await book.calculated();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(cancelled).toEqual([1]);
  });
});

test("functions stand in formulas as they are registered, however they are typed", async () => {
  expect(await value('=t.number(3)&"t.number(4)"')).toBe("3t.number(4)");
  const formulas = await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getActiveWorksheet().getRange("Z1");
    range.load("formulas");
    await context.sync();
    return range.formulas as unknown[][];
  });
  expect(formulas).toEqual([['=T.NUMBER(3)&"t.number(4)"']]);
});

test.each([
  [null, [[null]]],
  ["" as const, [[""]]],
])("blank cells may arrive as %j, as on other platforms", async (blankCell, expected) => {
  const open = book;
  open.close();
  book = await openBook({ functions: { metadata, associate }, blankCell });
  expect((await shown("=T.SHOW(A1)"))[0]).toEqual(expected);
});
