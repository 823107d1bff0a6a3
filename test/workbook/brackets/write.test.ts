import { undoLastWrite } from "../../../src/excel/writes/undo";
import { checkTable } from "../../../src/market/brackets/check";
import { readPasted } from "../../../src/market/brackets/read";
import { writeBrackets } from "../../../src/workbook/brackets/write";
import { closeTestBook, fill, openTestBook, stateOfBook, valuesOf } from "../../excel/book";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(120_000);
afterEach(closeTestBook);

const source = "https://example.test/tiers";
/** Brackets of 1,000 each, as a page shows them. */
function brackets(venue: string, symbol: string, ...rates: readonly number[]) {
  const rows = rates.map((rate, at) => `${at * 1000} ~ ${(at + 1) * 1000}\t${rate}%`);
  const text = ["Position bracket\tMaintenance margin rate", ...rows].join("\n");
  const checked = checkTable(readPasted(text, { venue, symbol }), { source, date: "2026-11-29" });
  expect(checked.faults).toEqual([]);
  return checked.table;
}

// Days since 1899-12-30.
const day = 46355;
const unit = "notional in quote currency";
const row = (venue: string, symbol: string, at: number, rate: number, amount: unknown) => [
  ...[venue, symbol, at * 1000, (at + 1) * 1000, "", rate, amount, unit, source, day],
];
const titles = ["Venue", "Symbol", "Floor", "Cap", "Max leverage", "Maintenance rate", "Maintenance amount", "Unit", "Source", "Date"]; // prettier-ignore
const blank = titles.map(() => "");

test("the first brackets come as a table on a sheet of its own, and Undo takes it away", async () => {
  const { host } = await openTestBook();
  const before = await stateOfBook();
  const write = await writeBrackets(brackets("Bybit", "BTC-USDT", 1, 2));
  expect([write.kind, write.address]).toEqual(["brackets", "Brackets!A3:J5"]);
  expect(await valuesOf("Brackets!A3:J5")).toEqual([
    titles,
    row("Bybit", "BTCUSDT", 0, 0.01, 0),
    row("Bybit", "BTCUSDT", 1, 0.02, 10),
  ]);
  expect(await undoLastWrite()).toBe(true);
  expect(await stateOfBook()).toEqual(before);
  expect(host.missing).toEqual([]);
});

test("more brackets of one contract, and others, grow the table; one Undo takes back each write", async () => {
  const { host } = await openTestBook();
  await writeBrackets(brackets("Bybit", "BTCUSDT", 1, 2));
  await writeBrackets(brackets("OKX", "ETHUSDT", 3));
  const before = await stateOfBook();
  await fill("Sheet1", "A1", [["=SUM(Brackets[Floor])"]]);
  await writeBrackets(brackets("Bybit", "BTCUSDT", 1, 2, 3, 4));
  expect(await valuesOf("Brackets!A4:J8")).toEqual([
    row("Bybit", "BTCUSDT", 0, 0.01, 0),
    row("Bybit", "BTCUSDT", 1, 0.02, 10),
    row("Bybit", "BTCUSDT", 2, 0.03, 30),
    row("Bybit", "BTCUSDT", 3, 0.04, 60),
    row("OKX", "ETHUSDT", 0, 0.03, "none"),
  ]);
  expect(await valuesOf("Sheet1!A1")).toEqual([[6000]]);
  await fill("Sheet1", "A1", [[""]]);
  expect(await undoLastWrite()).toBe(true);
  expect(await stateOfBook()).toEqual(before);
  expect(host.missing).toEqual([]);
});

test("fewer brackets leave blank rows, which the next take; a column of the user's own stays", async () => {
  await openTestBook();
  await writeBrackets(brackets("Bybit", "BTCUSDT", 1, 2, 3));
  await writeBrackets(brackets("OKX", "ETHUSDT", 3));
  await fill("Brackets", "K3", [["Note"], ["a"], ["b"], ["c"], ["mine"]]);
  await Excel.run(async (context) => {
    context.workbook.tables.getItem("Brackets").resize("A3:K7");
    await context.sync();
  });
  await writeBrackets(brackets("bybit", "BTC/USDT:USDT", 5));
  expect(await valuesOf("Brackets!A4:K7")).toEqual([
    [...row("bybit", "BTCUSDT", 0, 0.05, 0), ""],
    [...row("OKX", "ETHUSDT", 0, 0.03, "none"), "mine"],
    [...blank, ""],
    [...blank, ""],
  ]);
  const write = await writeBrackets(brackets("Gate", "BTCUSDT", 6, 7));
  expect(write.address).toBe("Brackets!A4:K7");
  expect(await valuesOf("Brackets!A6:B7")).toEqual([
    ["Gate", "BTCUSDT"],
    ["Gate", "BTCUSDT"],
  ]);
});

test("a table of that name with other columns, and a name that is no table, are left alone", async () => {
  await openTestBook();
  await fill("Mine", "A1", [["Venue", "Fee"], ["Bybit", 1]]); // prettier-ignore
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Mine").tables.add("A1:B2", true).name = "Brackets";
    await context.sync();
  });
  const before = await stateOfBook();
  await expect(writeBrackets(brackets("Bybit", "BTCUSDT", 1))).rejects.toThrow(
    "The table Brackets has no column Symbol, Floor, Cap, Max leverage",
  );
  expect(await stateOfBook()).toEqual(before);
  await openTestBook();
  await Excel.run(async (context) => {
    context.workbook.names.add("brackets", "=1");
    await context.sync();
  });
  await expect(writeBrackets(brackets("Bybit", "BTCUSDT", 1))).rejects.toThrow("already has a name Brackets");
});

test("a source that is a page is a link to it, and stays the text that formulas read", async () => {
  await openTestBook();
  await writeBrackets(brackets("Bybit", "BTCUSDT", 1));
  const cell = await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("Brackets").getRange("I4").load("formulas, values");
    await context.sync();
    return [range.formulas[0]![0], range.values[0]![0]] as unknown[];
  });
  expect(cell).toEqual([`=HYPERLINK("${source}","${source}")`, source]);
});
