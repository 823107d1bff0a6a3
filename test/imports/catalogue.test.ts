import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Imported } from "../../src/imports/import";
import { importFiles } from "../../src/imports/import";
import { readZone } from "../../src/imports/values/zones";
import { fileOf, importInUtc, sample, sampleText } from "../support/import-files";

/** The code, severity and place of each note. */
function saidIn({ notes }: Imported): unknown[] {
  return notes.map(({ severity, code, file, line, column, value }) => [
    severity,
    code,
    file,
    line,
    column,
    value,
  ]);
}

test("decimal-unknown is one question a row, and the answer makes numbers of both readings", async () => {
  const text =
    "Time(UTC);Symbol;Side;Price;Quantity;Amount;Fee;Realized Profit;Trade ID\n" +
    "2026-03-02 07:15:04;BTCUSDT;BUY;60,125;2;;6;0;1001\n";
  const zone = readZone("UTC");
  const read = (mark?: "." | ",") =>
    importFiles([fileOf("t.csv", text)], { answersFor: () => ({ zone, mark }) });
  const asked = await read();
  expect(saidIn(asked)).toEqual([["question", "decimal-unknown", "t.csv", 2, "Price", "60,125"]]);
  expect([asked.tables.fills, asked.isComplete]).toEqual([[], false]);
  for (const [mark, price] of [
    [",", "60.125"],
    [".", "60125"],
  ] as const) {
    const told = await read(mark);
    expect([told.notes, told.tables.fills[0]!.price, told.isComplete]).toEqual([[], price, true]);
  }
});

test("side-unknown: a forced close that names no side closes what is open; where nothing is, it is left out", async () => {
  const forced = (time: string) => `02/03/2026 - ${time},BTC,Auto-Deleveraging,62000,0.3,18600,0,0`;
  const lines = sampleText("hyperliquid-trades.csv").trim().split(/\r?\n/);
  const open = await importInUtc([
    fileOf("h.csv", `${[...lines.slice(0, 3), forced("18:05:59")].join("\n")}\n`),
  ]);
  expect(open.tables.fills.at(-1)).toMatchObject({ side: "sell", kind: "adl" });
  const shut = await importInUtc([fileOf("h.csv", `${[...lines, forced("19:00:00")].join("\n")}\n`)]);
  expect(saidIn(shut)).toEqual([["error", "side-unknown", "h.csv", 5, undefined, "BTC-USDC-PERP"]]);
  expect(shut.tables.fills).toHaveLength(3);
});

test("row-unknown: a row that no rule of its format fits is left out with the word", async () => {
  const text = sampleText("bybit-derivatives-trade-history.csv").replace(
    "BTCUSDT,Trade,0.1",
    "BTCUSDT,Gift,0.1",
  );
  const imported = await importInUtc([fileOf("t.csv", text)]);
  expect(imported.notes[0]).toMatchObject({
    severity: "error",
    code: "row-unknown",
    file: "t.csv",
    line: 4,
    column: "Filled Type",
    value: "Gift",
  });
  expect(imported.tables.fills.map(({ price }) => price)).toEqual(["60000", "62000"]);
});

test("close-exceeds-position: what is closed of a named position beyond what is open is said with its quantity", async () => {
  const text = sampleText("mexc-futures-trade-history.csv").trim().split(/\r?\n/);
  const imported = await importInUtc([fileOf("t.csv", `${text.slice(0, 3).join("\n")}\n`)]);
  // Opened are 0.2 or 0.1 of the 0.3 that are closed.
  const [note] = imported.notes;
  expect(note).toMatchObject({ severity: "warning", code: "close-exceeds-position", file: "t.csv" });
  expect(imported.accounts.positions.every(({ side }) => side === "long")).toBe(true);
});

test("realised-differs: the venue's P&L is 10 more than the fills come to", async () => {
  const text = sampleText("binance-usdm-trade-history.csv").replace("450USDT", "460USDT");
  const imported = await importInUtc([fileOf("t.csv", text)]);
  expect(saidIn(imported)).toEqual([["warning", "realised-differs", "t.csv", undefined, "Realised", "460"]]);
  expect(imported.notes[0]!.advice).toContain("Binance 100000001, BTC-USDT-PERP: 450 by the fills.");
});

test("ledger-differs: a fee of the ledger is 1 more than that of the fill", async () => {
  const income = sampleText("binance-usdm-transaction-history.csv").replace("-3.075", "-4.075");
  const imported = await importInUtc([
    sample("binance-usdm-trade-history.csv"),
    fileOf("income.csv", income),
  ]);
  // Paid fees are below 0: -18.375 by the fills less -19.375 in the ledger.
  expect(saidIn(imported)).toEqual([["warning", "ledger-differs", "income.csv", undefined, "fees", "1"]]);
  expect(imported.notes[0]!.advice).toContain("Binance 100000001: fees in USDT by fills is 1 more");
});

test("every code of the catalogue is in a test", () => {
  const source = readFileSync(path.join(__dirname, "../../src/imports/notes.ts"), "utf8");
  const codes = [...source.matchAll(/^ {2}"([a-z-]+)": \[/gm)].map(([, code]) => code!);
  expect(codes.length).toBeGreaterThan(40);
  const tests = readdirSync(__dirname).map((name) => readFileSync(path.join(__dirname, name), "utf8"));
  expect(
    codes.filter((code) => !tests.some((text) => text.includes(`"${code}"`) || text.includes(`"${code}:`))),
  ).toEqual([]);
});
