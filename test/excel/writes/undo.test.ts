import { insertFormula } from "../../../src/workbook/formulas/insert/write";
import { readHoldings } from "../../../src/workbook/inputs/holdings";
import { noRules } from "../../../src/workbook/settings/rules";
import { planRebalance } from "../../../src/workbook/rebalance/plan";
import { writeRebalance } from "../../../src/workbook/rebalance/write";
import { insertSample } from "../../../src/workbook/inputs/sample";
import { findProfile } from "../../../src/core/allocation/profiles";
import { restoreBlock } from "../../../src/excel/writes/restore";
import { loadBlock } from "../../../src/excel/writes/snapshot";
import { insertTemplate } from "../../../src/excel/sheets/write-sheets";
import { lastWrite, undoLastWrite, type Loss } from "../../../src/excel/writes/undo";
import { closeTestBook, fill, openTestBook, select, stateOfBook, valuesOf } from "../book";
import { model } from "../sheets/model";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(60_000);
afterEach(closeTestBook);

/** Answers what Undo asks, and keeps what it was asked. */
function answering(...answers: boolean[]) {
  const asked: (readonly Loss[])[] = [];
  const agree = (losses: readonly Loss[]): Promise<boolean> => {
    asked.push(losses);
    return Promise.resolve(answers[asked.length - 1]!);
  };
  return { asked, agree };
}

function inBook(work: (workbook: Excel.Workbook) => void): Promise<void> {
  return Excel.run(async (context) => {
    work(context.workbook);
    await context.sync();
  });
}

describe("a sheet that was filled since", () => {
  test("is deleted only after the user agreed to lose what is in it", async () => {
    await openTestBook();
    const before = await stateOfBook();
    await insertSample(undefined);
    await fill("Holdings", "A4", [["SOL", "spot", 120]]);
    await fill("Holdings", "A20", [["my note"]]);
    const filled = await stateOfBook();

    const refusal = answering(false);
    expect(await undoLastWrite(refusal.agree)).toBe(false);
    // "spot" stood there before; "SOL", 120 and the note did not.
    expect(refusal.asked).toEqual([[{ kind: "sheet", where: "Holdings", cells: 3 }]]);
    await expect(undoLastWrite()).rejects.toThrow("Holdings was changed since.");
    expect(await stateOfBook()).toEqual(filled);
    expect(lastWrite()?.kind).toBe("sample");

    expect(await undoLastWrite(answering(true).agree)).toBe(true);
    expect(await stateOfBook()).toEqual(before);
  });

  test("is asked about again where more was filled while the question stood there", async () => {
    await openTestBook();
    await insertTemplate(model);
    await fill("Model", "B5", [[0.01]]);
    const asked: (readonly Loss[])[] = [];
    const isUndone = await undoLastWrite(async (losses) => {
      asked.push(losses);
      if (asked.length > 1) return false;
      await fill("Model", "B4", [["short"]]);
      return true;
    });
    expect(isUndone).toBe(false);
    expect(asked.flat().map(({ cells }) => cells)).toEqual([1, 2]);
    expect(await valuesOf("Model!B4:B5")).toEqual([["short"], [0.01]]);
  });

  test("is not asked about where it was only calculated again", async () => {
    const book = await openTestBook({ functions: true });
    await fill("Book", "A1", [
      ["Asset", "Bucket", "Quantity", "Price"],
      ["BTC", "spot", 1, 60000],
      ["ETH", "spot", 6, 3000],
      ["USDT", "cash", 12000, 1],
    ]);
    const holdings = await readHoldings({ kind: "block", address: "Book!A1:D4" });
    const plan = planRebalance(findProfile("balanced-growth-manager")!, holdings, noRules);
    await select("Sheet1", "B2");
    const options = { form: "live", target: "selection", hasCharts: false, decimals: 2 } as const;
    await writeRebalance(plan, options);
    await book.calculated();
    // The table of all rows begins eleven columns to the right of the selection, its first row five below.
    const priceOfBitcoin = "Sheet1!N7";
    expect(await valuesOf(priceOfBitcoin)).toEqual([[60000]]);
    await fill("Book", "D2", [[61000]]);
    await book.calculated();
    expect(await valuesOf(priceOfBitcoin)).toEqual([[61000]]);
    expect(await undoLastWrite()).toBe(true);
    expect(await valuesOf(priceOfBitcoin)).toEqual([[""]]);
  });
});

test("a cell that was written into and holds something of the user's by now is asked about", async () => {
  await openTestBook();
  // Of a cell formatted as Text, Excel would show the formula.
  await fill("Sheet1", "B2", [["'0123"]], "@");
  const before = await stateOfBook();
  await insertFormula({ formula: "=1+1", target: "Sheet1!B2" }, true);
  expect(await valuesOf("Sheet1!B2")).toEqual([[2]]);
  await fill("Sheet1", "B2", [["mine"]]);
  const { asked, agree } = answering(true);
  expect(await undoLastWrite(agree)).toBe(true);
  expect(asked).toEqual([[{ kind: "cells", where: "Sheet1!B2", cells: 1 }]]);
  expect(await stateOfBook()).toEqual(before);
});

test("a cell whose letters differ in their looks is put back as far as Excel tells them", async () => {
  await openTestBook();
  await fill("Sheet1", "A1", [["mixed"]]);
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    const cell = sheet.getRange("A1");
    cell.format.fill.color = "#FFFF00";
    const block = { sheet: "Sheet1", row: 0, column: 0, rowCount: 1, columnCount: 1 };
    const { snapshot } = await loadBlock(context, sheet, block, [0]);
    const styles = snapshot.styles.map((style) => ({ ...style, bold: null, size: null, color: null }));
    cell.formulas = [["written over"]];
    cell.format.fill.color = "#0000FF";
    await restoreBlock(context, sheet, { ...snapshot, styles });
    cell.load("values, format/fill/color");
    await context.sync();
    expect([cell.values, cell.format.fill.color]).toEqual([[["mixed"]], "#FFFF00"]);
  });
});

test("results that spill within a block, or into it from above and from the left, are left to their formulas", async () => {
  await openTestBook();
  await fill("Sheet1", "C2", [["=SEQUENCE(4)"]]);
  await fill("Sheet1", "A7", [["=SEQUENCE(2,3)"]]);
  await fill("Sheet1", "D4", [["=SEQUENCE(2,2)", "", "'=1+1"]]);
  const before = await stateOfBook();
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    const block = { sheet: "Sheet1", row: 3, column: 1, rowCount: 6, columnCount: 5 };
    const { snapshot } = await loadBlock(context, sheet, block, []);
    expect(snapshot.contents).toEqual([
      ["", "", "=SEQUENCE(2,2)", "", "=1+1"],
      ...Array.from({ length: 5 }, () => ["", "", "", "", ""]),
    ]);
    sheet.getRange("B4:F9").values = Array.from({ length: 6 }, () => [1, 2, 3, 4, 5]);
    await context.sync();
    await restoreBlock(context, sheet, snapshot);
  });
  expect(await stateOfBook()).toEqual(before);
});

describe("Undo that Excel would refuse changes nothing", () => {
  test.each<[string, (workbook: Excel.Workbook) => void, string]>([
    [
      "the last sheet in view",
      ({ worksheets }) => (worksheets.getItem("Sheet1").visibility = "Hidden"),
      "Excel keeps one sheet in view, and without Holdings there is none.",
    ],
    ["a protected workbook", ({ protection }) => protection.protect(), "structure is protected"],
  ])("%s", async (_, prevent, reason) => {
    await openTestBook();
    await insertSample(undefined);
    await inBook(prevent);
    const before = await stateOfBook();
    await expect(undoLastWrite()).rejects.toThrow(reason);
    expect(await stateOfBook()).toEqual(before);
    expect(lastWrite()?.kind).toBe("sample");
  });

  test("a protected sheet", async () => {
    await openTestBook();
    await insertFormula({ formula: "=1+1", target: "Sheet1!B2" }, false);
    await inBook(({ worksheets }) => worksheets.getItem("Sheet1").protection.protect());
    await expect(undoLastWrite()).rejects.toThrow("A sheet is protected: Sheet1.");
    expect(await valuesOf("Sheet1!B2")).toEqual([[2]]);
  });
});

describe("a write that fails takes back what it added itself", () => {
  test("and leaves a sheet of that name alone that somebody else added meanwhile", async () => {
    await openTestBook();
    const someoneElse = (step: string): void => {
      if (step === "Looking at the workbook") void fill("Model method", "A1", [["not ours"]]);
    };
    await expect(insertTemplate(model, { onProgress: someoneElse })).rejects.toThrow("was not inserted");
    expect(await sheetNames()).toEqual(["Sheet1", "Model method"]);
    expect(await valuesOf("'Model method'!A1")).toEqual([["not ours"]]);
  });

  test("two writes begun at once come one after the other", async () => {
    await openTestBook();
    const outcomes = await Promise.all([insertTemplate(model), insertTemplate(model)]);
    expect(outcomes.map((outcome) => outcome.kind === "inserted" && outcome.sheets)).toEqual([
      ["Model", "Model method"],
      ["Model 2", "Model method 2"],
    ]);
  });
});

function sheetNames(): Promise<string[]> {
  return Excel.run(async (context) => {
    const sheets = context.workbook.worksheets.load("items/name");
    await context.sync();
    return sheets.items.map(({ name }) => name);
  });
}
