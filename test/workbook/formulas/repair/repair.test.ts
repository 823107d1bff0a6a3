import { readFileSync } from "node:fs";
import path from "node:path";
import type { NamedFunction } from "../../../../src/workbook/formulas/find-function";
import { formulaRepair } from "../../../../src/workbook/formulas/repair/formula";
import { repairLeftovers } from "../../../../src/workbook/formulas/repair/repair";
import { describeLeftover, findLeftovers } from "../../../../src/workbook/formulas/repair/search";
import { lastWrite, undoLastWrite } from "../../../../src/excel/writes/undo";
import type { Book } from "../../../support/headless";
import { closeTestBook, fill, openTestBook, stateOfBook, valuesOf } from "../../../excel/book";

jest.setTimeout(120_000);
afterEach(closeTestBook);

const metadata = path.join(__dirname, "../../../../dist/functions.json");
const repair = () =>
  formulaRepair((JSON.parse(readFileSync(metadata, "utf8")) as { functions: NamedFunction[] }).functions);

/** A workbook as it is left behind where the add-in was missing. */
async function openWithLeftovers(): Promise<Book> {
  const book = await openTestBook({ functions: true });
  await fill("Hedges", "B2", [
    ["=_xldudf_HEDGE_PNL(1,60000,55000,0.5)", "'=_xldudf_HEDGE_PNL(1,2,3)"],
    ["=_xldudf_HEDGE_PNL(1,60000,54000)", '="_xldudf_HEDGE_PNL(1"'],
    ["=HEDGE_PNL(1,60000,55000,0.5)", "=NOSUCH(1)"],
  ]);
  await fill("Targets", "A1", [['=_xlfn._xldudf_ALLOC_TARGET("balanced-growth-manager",100000)']]);
  await fill("Locked", "A1", [["=_xldudf_HEDGE_PNL(1,60000,55000)"]]);
  await fill("Blocked", "A1", [['=_xldudf_ALLOC_TARGET("balanced-growth-manager",1)'], ["in its way"]]);
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Locked").protection.protect();
    await context.sync();
  });
  await book.calculated();
  return book;
}

test("leftovers are found, entered again, spill, and are reported; undo puts them back", async () => {
  const book = await openWithLeftovers();
  const before = await stateOfBook();
  const found = await findLeftovers(repair());
  expect(found.leftovers.map((one) => [describeLeftover(one), one.after, one.causes])).toEqual([
    ["Hedges!B2", "=HEDGE.PNL(1,60000,55000,0.5)", ["stored name"]],
    ["Hedges!B3", "=HEDGE.PNL(1,60000,54000)", ["stored name"]],
    ["Hedges!B4", "=HEDGE.PNL(1,60000,55000,0.5)", ["stored name"]],
    ["Targets!A1", '=ALLOC.TARGET("balanced-growth-manager",100000)', ["stored name"]],
    ["Blocked!A1", '=ALLOC.TARGET("balanced-growth-manager",1)', ["stored name"]],
  ]);
  expect(found.skipped).toEqual([{ sheet: "Locked", count: 1 }]);
  expect(found.isCancelled).toBe(false);

  const progress: number[] = [];
  const report = await repairLeftovers(found.leftovers, repair(), {
    onProgress: (done, all) => progress.push(done / all),
  });
  expect(progress.at(-1)).toBe(1);
  expect(report).toMatchObject({ repaired: 4, left: 0 });
  expect(report.broken.map(({ leftover, reason }) => [describeLeftover(leftover), reason])).toEqual([
    ["Blocked!A1", "Its result needs more cells, and some of them are not empty."],
  ]);
  // Half hedged, half of 5,000 is lost; fully hedged nothing. @see test/vectors/pnl-hedge.json
  expect(await valuesOf("Hedges!B2:B4")).toEqual([[-2500], [0], [-2500]]);
  expect(await valuesOf("Targets!A1:C3")).toEqual([
    ["spot", 0.6, 60000],
    ["cash", 0.1, 10000],
    ["futures", 0.3, 30000],
  ]);
  expect(await findLeftovers(repair())).toMatchObject({ leftovers: [] });

  await fill("Hedges", "B3", [["my own"]]);
  expect(lastWrite()).toMatchObject({ kind: "repair", address: "5 cells" });
  await undoLastWrite();
  await book.calculated();
  expect(await valuesOf("Hedges!B2:B4")).toEqual([["#NAME?"], ["my own"], ["#NAME?"]]);
  await fill("Hedges", "B3", [["=_xldudf_HEDGE_PNL(1,60000,54000)"]]);
  await book.calculated();
  expect(await stateOfBook()).toEqual(before);
  expect(book.host.missing).toEqual([]);
});

test("a cell that Excel refuses does not keep the others from being repaired", async () => {
  await openWithLeftovers();
  const found = await findLeftovers(repair());
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Targets").protection.protect();
    await context.sync();
  });
  const report = await repairLeftovers(found.leftovers, repair());
  expect(report.repaired).toBe(3);
  expect(report.broken.map(({ leftover }) => describeLeftover(leftover))).toEqual([
    "Targets!A1",
    "Blocked!A1",
  ]);
  expect(report.broken[0]!.reason).toMatch(/^Excel refused it: /);
});

test("names are entered again, undo puts them back, and formats that Excel never follows are told", async () => {
  const book = await openTestBook({ functions: true });
  await fill("Hedges", "A1", [["=Loss*2"]]);
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Hedges");
    context.workbook.names.add("Loss", "=_xldudf_HEDGE_PNL(1,60000,54000,0)");
    context.workbook.names.add("Rate", "=0.25");
    sheet.names.add("Own", "=_xldudf_HEDGE_PNL(1,60000,57000,0)");
    const calls = sheet.getRange("B2:B9").conditionalFormats.add("Custom");
    calls.custom.rule.formula = "=HEDGE.PNL(1,60000,B2)<0";
    const plain = sheet.getRange("C2:C9").conditionalFormats.add("CellValue");
    plain.cellValue.rule = { formula1: "=0", operator: "LessThan" };
    await context.sync();
  });
  await book.calculated();
  const found = await findLeftovers(repair());
  expect(found.leftovers.map((one) => [describeLeftover(one), one.after])).toEqual([
    ["Name Loss", "=HEDGE.PNL(1,60000,54000,0)"],
    ["Name Own of Hedges", "=HEDGE.PNL(1,60000,57000,0)"],
  ]);
  expect(found.deadRules).toEqual([{ where: "Hedges!B2:B9" }]);

  const before = await stateOfBook();
  expect(await repairLeftovers(found.leftovers, repair())).toEqual({
    repaired: 2,
    repairedRules: 0,
    broken: [],
    left: 0,
  });
  await book.calculated();
  // Unhedged, all of 6,000 is lost.
  expect(await valuesOf("Hedges!A1")).toEqual([[-12000]]);
  expect((await findLeftovers(repair())).leftovers).toEqual([]);
  await undoLastWrite();
  await book.calculated();
  expect(await stateOfBook()).toEqual(before);
  expect((await findLeftovers(repair())).leftovers).toEqual(found.leftovers);
  expect(book.host.missing).toEqual([]);
});

test("both can be cancelled, and say what is left", async () => {
  await openWithLeftovers();
  const cancelled = { signal: AbortSignal.abort() };
  expect(await findLeftovers(repair(), cancelled)).toEqual({
    leftovers: [],
    skipped: [],
    deadRules: [],
    isCancelled: true,
  });
  const { leftovers } = await findLeftovers(repair());
  expect(await repairLeftovers(leftovers, repair(), cancelled)).toEqual({
    repaired: 0,
    repairedRules: 0,
    broken: [],
    left: 5,
  });
});

test("round trips do not grow with the number of formulas", async () => {
  const trips = async (rows: number): Promise<number[]> => {
    const book = await openTestBook({ functions: true });
    await fill(
      "Hedges",
      "A1",
      Array.from({ length: rows }, (_, row) => [`=_xldudf_HEDGE_PNL(1,60000,${row})`]),
    );
    await book.calculated();
    const counts: number[] = [];
    const count = async <T>(work: Promise<T>): Promise<T> => {
      const start = book.host.requests;
      const result = await work;
      counts.push(book.host.requests - start);
      return result;
    };
    const { leftovers } = await count(findLeftovers(repair()));
    expect(await count(repairLeftovers(leftovers, repair()))).toMatchObject({ repaired: rows });
    await count(undoLastWrite());
    return counts;
  };
  expect(await trips(400)).toEqual(await trips(4));
});
