import { undoLastWrite } from "../../../src/excel/writes/undo";
import type { LiveValue } from "../../../src/market/live/interface";
import { freezeLiveCells } from "../../../src/workbook/live/freeze";
import { closeTestBook, fill, openTestBook, stateOfBook, valuesOf } from "../../excel/book";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(120_000);
afterEach(closeTestBook);

/** 2026-11-29 12:00 and 12:00:30 in UTC; 46355 is the day's number in Excel. */
const noon = Date.UTC(2026, 10, 29, 12);
const later = noon + 30_000;

const mark: LiveValue = {
  functionName: "MARKET.MARK",
  arguments: ["Binance", "BTCUSDT"],
  quantity: "mark",
  value: 60000.5,
  time: noon,
  source: "Binance, fstream.binance.com",
  isStale: false,
};
const stale: LiveValue = {
  ...mark,
  functionName: "MARKET.SPOT",
  quantity: "spot",
  arguments: ["Bybit", "ETHUSDT"],
  source: "Bybit, stream.bybit.com",
  time: noon - 60_000,
  isStale: true,
};

/** The functions of live data as a workbook calls them, with values that stand still. */
const values = {
  MARKET_MARK: () => [[60000.5]],
  MARKET_SPOT: () => [[3000]],
  MARKET_BARS: () => [
    ["Time", "Close"],
    [46354, 59000],
  ],
  MARKET_FUNDING: () => [["none"]],
};

function functionsOf(associate: Record<string, () => unknown>) {
  const functions = Object.keys(associate).map((id) => ({
    id,
    name: id.replace("_", "."),
    parameters: ["venue", "symbol"].map((name) => ({
      name,
      type: "any" as const,
      dimensionality: "matrix" as const,
    })),
    result: { type: "any" as const, dimensionality: "matrix" as const },
  }));
  return { functions: { metadata: { functions, allowCustomDataForDataTypeAny: true }, associate } };
}

test("live cells hold their values, a table lists each with time and source, and one Undo puts the formulas back", async () => {
  const { host } = await openTestBook(functionsOf(values));
  await fill("Sheet1", "A1", [
    ['=MARKET.MARK("Binance","BTCUSDT")', 7, "=A1*2"],
    ['=2*MARKET.SPOT("Bybit","ETH-USDT")', "", ""],
    ['=MARKET.FUNDING("OKX","BTCUSDT")', "", ""],
  ]);
  await fill("Sheet1", "E1", [['=MARKET.BARS("Binance","BTCUSDT")']]);
  const before = await stateOfBook();
  const shown = await valuesOf("Sheet1!A1:F3");
  expect(shown[0]!.slice(0, 3)).toEqual([60000.5, 7, 120001]);
  expect(await freezeLiveCells([mark, stale], later)).toEqual({ frozen: 4, left: 0, sheet: "Frozen prices" });
  expect(await valuesOf("Sheet1!A1:F3")).toEqual(shown);
  expect(await formulasOf("Sheet1!A1:F3")).toEqual([
    [60000.5, 7, "=A1*2", "", "Time", "Close"],
    [6000, "", "", "", 46354, 59000],
    ["none", "", "", "", "", ""],
  ]);
  const named = "the exchange that the formula names";
  expect(rounded(await valuesOf("'Frozen prices'!A3:E7"))).toEqual([
    ["Cell", "Formula", "Value", "Time (UTC)", "Source"],
    ["Sheet1!E1:F2", '=MARKET.BARS("Binance","BTCUSDT")', "2 × 2 values", 46355.50035, named],
    ["Sheet1!A1", '=MARKET.MARK("Binance","BTCUSDT")', 60000.5, 46355.5, mark.source],
    ["Sheet1!A2", '=2*MARKET.SPOT("Bybit","ETH-USDT")', 6000, 46355.49931, `${stale.source}, stale`],
    ["Sheet1!A3", '=MARKET.FUNDING("OKX","BTCUSDT")', "none", 46355.50035, named],
  ]);
  expect(await undoLastWrite()).toBe(true);
  expect(await stateOfBook()).toEqual(before);
  expect(host.missing).toEqual([]);
});

test("a second time the table grows, and its Undo leaves what was frozen before", async () => {
  await openTestBook(functionsOf(values));
  await fill("Sheet1", "A1", [['=MARKET.MARK("Binance","BTCUSDT")']]);
  await freezeLiveCells([mark], later);
  await fill("Sheet1", "A2", [['=MARKET.MARK("Binance","BTCUSDT")']]);
  const before = await stateOfBook();
  await freezeLiveCells([mark], later);
  expect((await valuesOf("'Frozen prices'!A4:A5")).flat()).toEqual(["Sheet1!A1", "Sheet1!A2"]);
  await undoLastWrite();
  expect(await stateOfBook()).toEqual(before);
});

test("a cell without a value keeps its formula, and without any live cell nothing is written", async () => {
  const refuse = () => {
    throw new Error("no value");
  };
  await openTestBook(functionsOf({ MARKET_MARK: refuse }));
  const before = await stateOfBook();
  expect(await freezeLiveCells([], later)).toEqual({ frozen: 0, left: 0 });
  expect(await stateOfBook()).toEqual(before);
  await fill("Sheet1", "A1", [['=MARKET.MARK("Binance","BTCUSDT")']]);
  expect(await freezeLiveCells([], later)).toEqual({ frozen: 0, left: 1 });
  expect(await formulasOf("Sheet1!A1")).toEqual([['=MARKET.MARK("Binance","BTCUSDT")']]);
});

function formulasOf(address: string): Promise<unknown[][]> {
  return Excel.run(async (context) => {
    const [sheet, cells] = address.split("!") as [string, string];
    const range = context.workbook.worksheets.getItem(sheet).getRange(cells).load("formulas");
    await context.sync();
    return range.formulas as unknown[][];
  });
}

function rounded(rows: readonly (readonly unknown[])[]): unknown[][] {
  return rows.map((row) =>
    row.map((cell) => (typeof cell === "number" ? Math.round(cell * 1e5) / 1e5 : cell)),
  );
}
