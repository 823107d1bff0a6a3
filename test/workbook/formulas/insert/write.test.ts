import * as ballastFunctions from "../../../../src/functions";
import { lastWrite, undoLastWrite } from "../../../../src/excel/writes/undo";
import { planInsert } from "../../../../src/workbook/formulas/insert/plan";
import { calculatePlan, messageKey } from "../../../../src/workbook/formulas/insert/result";
import { insertFormula, type InsertOutcome } from "../../../../src/workbook/formulas/insert/write";
import { closeTestBook, fill, openTestBook, select, stateOfBook, valuesOf } from "../../../excel/book";
import { docs } from "../explain/trials";

jest.setTimeout(60_000);

beforeEach(async () => {
  const book = await openTestBook({ functions: true });
  globalThis.BallastFunctions = ballastFunctions;
  await fill("Sheet1", "A1", [
    ["Side", "Entry", "Leverage", "Close"],
    ["long", 60000, 10, 100],
    ["", "", "", 102],
    ["", "", "", 101],
    ["", "", "", 104],
  ]);
  expect(book.host.missing).toEqual([]);
});
afterEach(() => {
  globalThis.BallastFunctions = undefined;
  closeTestBook();
});

const docOf = (name: string) => docs.find((one) => one.name === name)!;

/** Plans, calculates and inserts as the pane does. */
async function insert(
  name: string,
  filled: readonly string[],
  { at = "F2", hasChart = false, overwrite = false } = {},
): Promise<{ formula: string; shown: readonly unknown[][]; outcome: InsertOutcome }> {
  await select("Sheet1", at);
  const plan = await planInsert(docOf(name), filled);
  const result = await calculatePlan(plan, docs);
  if (result.kind !== "values") throw new Error(`Not known: ${result.arguments.join()}`);
  const outcome = await insertFormula(plan, overwrite, { id: docOf(name).id, result, hasChart });
  return { formula: plan.formula, shown: result.values.map((line) => [...line]), outcome };
}

const textsOf = (address: string) =>
  Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("Sheet1").getRange(address).load("text");
    await context.sync();
    return range.text;
  });

test.each<[string, readonly string[], string]>([
  ["what is typed", ["long", "60000", "10"], '=LIQ.PRICE("long", 60000, 10)'],
  ["addresses, without their own sheet", ["Sheet1!A2", "Sheet1!B2", "C2"], "=LIQ.PRICE(A2, B2, C2)"],
  [
    "defaults left out at the end alone",
    ["short", "50", "5", "", "inverse", "", ""],
    '=LIQ.PRICE("short", 50, 5, , "inverse")',
  ],
  ["parts of formulas", ["long", "B2*1.01", "=MAX(C2,5)"], '=LIQ.PRICE("long", B2*1.01, MAX(C2,5))'],
  ["a percentage", ["long", "60000", "10", "0.4%"], '=LIQ.PRICE("long", 60000, 10, 0.4%)'],
  ["a text that is no name", ["buy side", "price", "10"], '=LIQ.PRICE("buy side", "price", 10)'],
  ["a text in quotes", ['"long"', "60000", "10"], '=LIQ.PRICE("long", 60000, 10)'],
  ["quotes in a text", ['lo"ng', "60000", "10"], '=LIQ.PRICE("lo""ng", 60000, 10)'],
  ["two areas are one argument", ["long", "B2,C2", "=B2,C2"], '=LIQ.PRICE("long", "B2,C2", (B2,C2))'],
])("%s", async (_, filled, formula) => {
  await select("Sheet1", "F2");
  expect(await planInsert(docOf("LIQ.PRICE"), filled)).toMatchObject({
    formula,
    target: "Sheet1!F2",
    missing: [],
  });
});

test("a name of the workbook is no text, and a choice is never a name", async () => {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    context.workbook.names.add("Entry", sheet.getRange("B2"));
    context.workbook.names.add("long", sheet.getRange("A2"));
    await context.sync();
  });
  await select("Sheet1", "F2");
  const { formula } = await planInsert(docOf("LIQ.PRICE"), ["long", "Entry", "10"]);
  expect(formula).toBe('=LIQ.PRICE("long", Entry, 10)');
});

test("a contract with hyphens is a text, and required arguments that are blank are missing", async () => {
  await select("Sheet1", "F2");
  const plan = await planInsert(docOf("LIQ.VENUE"), ["okx", "BTC-USDT-SWAP"]);
  expect(plan.formula).toBe('=LIQ.VENUE("okx", "BTC-USDT-SWAP")');
  expect(plan.missing).toEqual(["side", "entryPrice", "quantity", "leverage"]);
});

test("a formula that is none is refused", async () => {
  await select("Sheet1", "F2");
  await expect(planInsert(docOf("LIQ.PRICE"), ["long", "=B2*("])).rejects.toThrow("=B2*( is no formula.");
});

test("the result in the pane is the cell's, and the function's own message tells why there is none", async () => {
  const { shown } = await insert("LIQ.PRICE", ["A2", "B2", "C2"]);
  expect(await valuesOf("Sheet1!F2")).toEqual(shown);
  await select("Sheet1", "F9");
  const result = await calculatePlan(await planInsert(docOf("LIQ.PRICE"), ["long", "-5", "10"]), docs);
  expect(result).toMatchObject({ kind: "values", values: [["#VALUE!"]], fault: "entryPrice" });
  expect(result.kind === "values" && result.messages.get(messageKey(0, 0))).toMatch(
    /entryPrice must be a positive number/,
  );
});

test("what only Excel can calculate is said by its argument, and is formatted all the same", async () => {
  await select("Sheet1", "F9");
  const plan = await planInsert(docOf("LIQ.PRICE"), ["long", "=SUM(B2:B3)", "10"]);
  expect(await calculatePlan(plan, docs)).toEqual({ kind: "unknown", arguments: ["entryPrice"] });
  await insertFormula(plan, false, { id: "LIQ_PRICE", result: undefined, hasChart: false });
  await valuesOf("Sheet1!F9");
  expect(await textsOf("F9")).toEqual([["54,271.36"]]);
});

test("an inserted price is formatted, and Undo brings the old format and width back", async () => {
  await fill("Sheet1", "F2", [["old"]], "0.000%");
  const before = await stateOfBook();
  const { outcome } = await insert("LIQ.PRICE", ["A2", "B2", "C2"], { overwrite: true });
  expect(outcome).toEqual({ kind: "inserted", address: "Sheet1!F2" });
  await valuesOf("Sheet1!F2");
  // 60000 * (1 - 1/10) / (1 - 0.005)
  expect(await textsOf("F2")).toEqual([["54,271.36"]]);
  await undoLastWrite();
  expect(await stateOfBook()).toEqual(before);
});

test("a spilled ladder is formatted column by column, and Undo leaves no trace", async () => {
  const before = await stateOfBook();
  await insert("LIQ.LADDER", ["long", "60000", "{2;10}"]);
  expect(await textsOf("F2:I4")).toEqual([
    ["Leverage", "Initial margin rate", "Liquidation price", "Distance"],
    ["2.0x", "50.00%", "30,150.75", "49.75%"],
    ["10.0x", "10.00%", "54,271.36", "9.55%"],
  ]);
  await undoLastWrite();
  expect(await stateOfBook()).toEqual(before);
});

test("cells in the way of a spilled result are asked about, written over and put back", async () => {
  await fill("Sheet1", "G3", [["mine"]]);
  const before = await stateOfBook();
  const filled = ["long", "60000", "{2;10}"];
  expect((await insert("LIQ.LADDER", filled)).outcome).toEqual({
    kind: "occupied",
    address: "Sheet1!F2:I4",
    filled: 1,
  });
  expect(await stateOfBook()).toEqual(before);
  await insert("LIQ.LADDER", filled, { overwrite: true });
  expect(await valuesOf("Sheet1!G3")).toEqual([[0.5]]);
  await undoLastWrite();
  expect(await stateOfBook()).toEqual(before);
});

test("a result that would cover what it reads, or spill into a table, is refused", async () => {
  await expect(insert("SIGNAL.SMA", ["D2:D5", "2"], { at: "D3", overwrite: true })).rejects.toThrow(
    "reads some of these cells",
  );
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Sheet1").tables.add("G3:G4", false);
    await context.sync();
  });
  await expect(insert("LIQ.LADDER", ["long", "60000"])).rejects.toThrow(
    "In a table only single values stand.",
  );
});

const chartsOf = () =>
  Excel.run(async (context) => {
    const charts = context.workbook.worksheets.getItem("Sheet1").charts.load("items/name, items/left");
    await context.sync();
    const series = charts.items.map((chart) => chart.series.load("items/name"));
    await context.sync();
    return charts.items.map(({ name }, at) => ({ name, series: series[at]!.items.map((one) => one.name) }));
  });

test("a ladder is inserted with a chart of its prices, and Undo takes the chart along", async () => {
  const before = await stateOfBook();
  await insert("LIQ.LADDER", ["long", "60000"], { hasChart: true });
  expect(await chartsOf()).toEqual([
    { name: "Liquidation price by leverage", series: ["Liquidation price"] },
  ]);
  expect(lastWrite()).toMatchObject({ kind: "formula", address: "Sheet1!F2:I10" });
  await undoLastWrite();
  expect(await stateOfBook()).toEqual(before);
});

test("Undo leaves a chart alone that was drawn on the sheet since", async () => {
  await insert("LIQ.LADDER", ["long", "60000"], { hasChart: true });
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.charts.add("Line", sheet.getRange("D2:D5")).name = "Mine";
    await context.sync();
  });
  await undoLastWrite();
  expect((await chartsOf()).map(({ name }) => name)).toEqual(["Mine"]);
});

test("the titles of an indicator stand above it, beside its prices", async () => {
  const before = await stateOfBook();
  await insert("SIGNAL.RSI", ["D2:D5", "2"], { hasChart: true });
  expect((await valuesOf("Sheet1!F1:F5")).flat()).toEqual([
    "RSI",
    "#N/A",
    "#N/A",
    expect.any(Number),
    expect.any(Number),
  ]);
  expect(await chartsOf()).toEqual([{ name: "Relative strength index", series: ["RSI"] }]);
  await undoLastWrite();
  expect(await stateOfBook()).toEqual(before);
});

test("where something stands above, the titles take the selected cell", async () => {
  await fill("Sheet1", "F1", [["taken"]]);
  const { outcome } = await insert("SIGNAL.MACD", ["D2:D5", "1", "2", "2"], { hasChart: true });
  expect(outcome).toEqual({ kind: "inserted", address: "Sheet1!F3" });
  expect(await valuesOf("Sheet1!F2:H2")).toEqual([["MACD", "Signal", "Histogram"]]);
});

const path = "{100;120;50;80}";
const marks = ["Margin call", "Liquidation"];
test.each<[string, readonly string[], readonly string[]]>([
  ["HEDGE.CURVE", ["1", "60000"], ["Unhedged", "Hedged"]],
  ["SIM.POSITION", ["long", "100", "2", "4", path], ["Equity", ...marks]],
  ["SIM.PORTFOLIO", [path, "balanced-growth-manager"], ["Equity", "Spot", "Cash", "Margin", ...marks]],
  ["SIM.RULE", [path, "0.0001"], ["Equity", "Spot", "Cash", "Margin", ...marks]],
  ["SIM.DCA", [path, "1000"], ["Value", "Invested"]],
  ["SIM.STRESS", ['{"long",1,10000,10000,0.01}', "2080"], ["P&L"]],
])("%s is drawn", async (name, filled, series) => {
  await insert(name, filled, { hasChart: true });
  expect((await chartsOf()).map((chart) => chart.series)).toEqual([series]);
});

test("margin calls and the liquidation are marked on the equity, each where it begins, and Undo takes the marks along", async () => {
  const before = await stateOfBook();
  // Margin 50 behind 2 coins bought at 100: the ratio is 0.005 * 2 p / (50 + 2 (p - 100)), 0.838 at 75.45, 1.05 at 75.36.
  await insert("SIM.POSITION", ["long", "100", "2", "4", "{90;75.45;75.44;75.36;80}"], { hasChart: true });
  const gone = "#N/A";
  expect(await valuesOf("Sheet1!K2:L7")).toEqual([
    marks,
    [gone, gone],
    [expect.closeTo(0.9, 9), gone],
    [gone, gone],
    [gone, 0],
    [gone, gone],
  ]);
  await undoLastWrite();
  expect(await stateOfBook()).toEqual(before);
});
