import { sum } from "../../src/core/number/decimal";
import type { Imported } from "../../src/imports/import";
import { importInUtc, sample, sampleNames } from "../support/import-files";

/** The first one reads all files. */
jest.setTimeout(60_000);

/**
 * One story on every venue (README of the samples): 5,000 USDT in, BTC perpetual long 0.200 at 60,000, 0.100 more at 61,500, funding -1.21
 * and +0.927, all closed at 62,000, taker fee 0.05 %.
 */
const story = {
  entry: 60_500,
  exit: 62_000,
  realised: 450,
  fees: 18.375,
  funding: -0.283,
  wallet: 5431.342,
  fillTimes: ["07:15:04", "12:40:31", "18:05:59"],
  fundingTimes: ["08:00:00", "16:00:00"],
};

const formats: Readonly<Record<string, string>> = {
  "Binance-Transaction-History-202603030900(UTC--3)-part1-of1.csv": "binance-statement",
  "binance-spot-trade-history.csv": "binance-spot-trades",
  "binance-statement-old.csv": "binance-statement",
  "binance-usdm-position-history.csv": "binance-usdm-positions",
  "binance-usdm-trade-history.csv": "binance-usdm-trades",
  "binance-usdm-transaction-history.csv": "binance-usdm-income",
  "bingx-perp-order-history.csv": "bingx-perp-orders",
  "bingx-transaction-log-asia-shanghai.csv": "bingx-perp-ledger",
  "bingx-transaction-log.csv": "bingx-perp-ledger",
  "bitget-futures.csv": "bitget-perp-ledger",
  "bybit-closed-pnl-old.csv": "bybit-closed-pnl-2023",
  "bybit-derivatives-trade-history.csv": "bybit-perp-trades",
  "bybit-uta-account-change.csv": "bybit-log",
  "hyperliquid-funding.csv": "hyperliquid-funding",
  "hyperliquid-trades.csv": "hyperliquid-trades",
  "mexc-futures-capital-flow-ja.csv": "mexc-perp-flow",
  "mexc-futures-capital-flow.csv": "mexc-perp-flow",
  "mexc-futures-order-history.csv": "mexc-perp-orders",
  "mexc-futures-position-history.csv": "mexc-perp-positions",
  "mexc-futures-trade-history.csv": "mexc-perp-trades",
  "okx-position-history.csv": "okx-positions",
  "okx-trading-history.csv": "okx-trading",
};

/** Binance's old statement is partial on purpose: one fee of three. */
const feesInLedger: Readonly<Record<string, number>> = { "binance-statement-old.csv": 6 };

test("every sample has its format, and nothing in it is an error", async () => {
  expect(Object.keys(formats).sort()).toEqual(sampleNames);
  for (const name of sampleNames) {
    const imported = await importInUtc([sample(name)]);
    expect(imported.files.map(({ file, format }) => [file, format])).toEqual([[name, formats[name]]]);
    expect([name, imported.notes.filter(({ severity }) => severity !== "info")]).toEqual([name, []]);
    expect(imported.isComplete).toBe(true);
  }
});

test.each(sampleNames.filter((name) => !name.includes("spot")))("%s tells the story", async (name) => {
  const imported = await importInUtc([sample(name)]);
  const { fills, funding, ledger, positions } = imported.tables;
  expect(fills.length + funding.length + ledger.length + positions.length).toBeGreaterThan(0);
  if (fills.length > 0) expectFills(imported);
  if (funding.length > 0) expectFunding(imported);
  if (ledger.length > 0) expectLedger(imported, feesInLedger[name] ?? story.fees);
  for (const position of positions) {
    expect([position.symbol, position.side, Number(position.quantity)]).toEqual([
      "BTC-USDT-PERP",
      "long",
      0.3,
    ]);
    expect([Number(position.entry), Number(position.exit)]).toEqual([story.entry, story.exit]);
    expect(Number(position.gross)).toBe(story.realised);
  }
});

function expectFills({ tables: { fills }, accounts }: Imported): void {
  expect(fills.map(({ side, quantity, price }) => [side, Number(quantity), Number(price)])).toEqual([
    ["buy", 0.2, 60_000],
    ["buy", 0.1, 61_500],
    ["sell", 0.3, 62_000],
  ]);
  for (const { symbol, position } of fills) {
    expect(symbol).toMatch(/^BTC-USD[TC]-PERP$/);
    expect(position).toMatch(/^(net|long)$/);
  }
  const shown = fills[0]!.precision === "min" ? 5 : 8;
  expect(fills.map(({ time }) => new Date(time).toISOString().slice(11, 11 + shown))).toEqual(
    story.fillTimes.map((time) => time.slice(0, shown)),
  );
  const [position] = accounts.positions;
  expect(accounts.positions).toHaveLength(1);
  expect(position).toMatchObject({ side: "long", isOpen: false });
  expect([position!.entry, position!.exit, position!.realised].map(Number)).toEqual([
    story.entry,
    story.exit,
    story.realised,
  ]);
  expect(Number(sum(position!.fees.values()))).toBe(story.fees);
}

function expectFunding({ tables: { funding } }: Imported): void {
  expect(funding.map(({ amount }) => Number(amount))).toEqual([-1.21, 0.927]);
  expect(funding.map(({ time }) => new Date(time).toISOString().slice(11, 19))).toEqual(story.fundingTimes);
}

function expectLedger({ accounts: { statements } }: Imported, fees: number): void {
  const [statement] = statements;
  expect(statements).toHaveLength(1);
  const { realised, funding, difference } = statement!;
  expect([realised, funding, statement!.fees].map(Number)).toEqual([story.realised, story.funding, -fees]);
  expect(Number(difference ?? 0)).toBe(0);
  const paidIn = Number(statement!.opening.plus(statement!.transfers));
  if (paidIn > 0) expect(Number(statement!.closing)).toBe(story.wallet);
}

test("a fee on spot that is paid in the bought coin takes from the quantity and counts at the fill's price", async () => {
  const { accounts } = await importInUtc([sample("binance-spot-trade-history.csv")]);
  const shown = accounts.positions.map(({ symbol, quantity, fees }) =>
    [symbol, Number(quantity), ...fees].map(String),
  );
  expect(shown).toEqual([
    ["BTC-USDT", "0.0999", "USDT,5.98"],
    ["ETH-USDT", "0.999", "USDT,3"],
  ]);
});

test("the files of one venue are one account: each source counts where it is the best, and all agree", async () => {
  const binance = await importInUtc(sampleNames.filter((name) => /^binance/i.test(name)).map(sample));
  expect(Number(binance.accounts.statements[0]!.closing)).toBe(story.wallet);
  const bybit = await importInUtc(sampleNames.filter((name) => name.startsWith("bybit")).map(sample));
  expect(Number(bybit.accounts.statements[0]!.difference)).toBe(0);
  for (const { accounts, tables, notes } of [binance, bybit]) {
    expect(accounts.statements).toHaveLength(1);
    expect(accounts.reconciled.map(({ what, difference }) => [what, Number(difference)])).toEqual([
      ["realised", 0],
      ["fees", 0],
      ["funding", 0],
    ]);
    expect(tables.funding.filter(({ counted }) => counted)).toHaveLength(2);
    expect(tables.funding.filter(({ counted }) => !counted)).toHaveLength(2);
    expect(notes).toEqual([]);
  }
});

test("the same flow in English and in Japanese, on two clocks, is one", async () => {
  const names = ["mexc-futures-capital-flow.csv", "mexc-futures-capital-flow-ja.csv"];
  const { tables, doubles } = await importInUtc(names.map(sample));
  expect([tables.ledger.length, tables.funding.length, doubles]).toEqual([7, 2, 9]);
});
