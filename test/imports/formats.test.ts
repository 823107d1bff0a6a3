import { readFileSync } from "node:fs";
import path from "node:path";
import { formats } from "../../src/imports/formats/formats";
import { codesOf, fileOf, importInUtc } from "../support/import-files";

const folder = path.join(__dirname, "../vectors/imports/forms");

/** What each file says, row by row in order of time, worked out by hand from its text. */
const forms: Readonly<Record<string, { rows: readonly string[]; codes?: readonly string[] }>> = {
  "binance-deposits": { rows: ["2026-03-01T09:00:00 spot deposit 5000 USDT abc123"], codes: ["not-final"] },
  "binance-statement": {
    rows: [
      "2026-03-02T07:15:04 spot trade 0.1 BTC",
      "2026-03-02T07:15:04 spot trade -5980 USDT",
      "2026-03-02T07:15:04 spot fee -0.001 BNB",
      "2026-03-02T07:15:04 usd-m transfer 100 USDT",
      "2026-03-02T07:15:04 earn reward 0.1 USDT",
      "2026-03-02T07:15:04 spot unknown 1 USDT",
    ],
    codes: ["operation-unknown"],
  },
  "binance-withdrawals": {
    rows: [
      "2026-03-05T09:00:00 spot withdrawal -100 USDT def123",
      "2026-03-05T09:00:00 spot fee -1 USDT def123",
    ],
  },
  "bingx-fund-account": {
    rows: ["2026-03-02T00:05:00 fund deposit 5000 USDT", "2026-03-02T10:05:00 fund transfer -100 USDT"],
  },
  "bingx-spot-orders": { rows: ["2026-03-02T10:05:00 BTC-USDT buy net 0.1 at 59800 fee 0.0001 BTC"] },
  "bitget-perp-positions": {
    rows: [
      "INJ-USDT-PERP short 100 from 25 to 24 stated 97.06 USDT: price - fees; gross 100 fees 2.94 funding ",
    ],
    codes: ["header-unverified"],
  },
  "bitget-spot-fills": { rows: ["2026-03-02T18:05:00 BTC-USDT buy net 0.1 at 59800 fee 0.0001 BTC"] },
  "bitget-spot-ledger": {
    rows: [
      "2026-03-01T18:05:00 spot deposit 6000 USDT 1200000000000000002",
      "2026-03-02T18:05:00 spot trade 0.1 BTC 1200000000000000001",
      "2026-03-02T18:05:00 spot fee -0.0001 BTC 1200000000000000001",
      "2026-03-02T18:05:00 spot trade -5980 USDT 1200000000000000001",
      "2026-03-03T18:05:00 spot unknown -1 USDT 1200000000000000003",
      "2026-03-03T18:05:00 spot fee -0.1 USDT 1200000000000000003",
    ],
    codes: ["operation-unknown"],
  },
  "bybit-closed-pnl": {
    rows: [
      "BTC-USDT-PERP long 0.3 from 60500 to 62000 stated 431.342 USDT: price - fees + funding; gross 450 fees 18.375 funding -0.283",
      "ETH-USDT-PERP short 1 from 3000 to 2900 stated 97.05 USDT: price - fees + funding; gross 100 fees 2.95 funding 0",
    ],
  },
  "bybit-fund-account": {
    rows: [
      "2026-03-01T08:00:00 funding deposit 5000 USDT",
      "2026-03-01T09:00:00 funding transfer -5000 USDT",
    ],
  },
  "bybit-log": {
    rows: [
      "2026-03-02T07:15:04 BTC-USDT-PERP buy net 0.1 at 60000 fee 6.9 USDT",
      "2026-03-02T18:05:59 BTC-USDT buy net 0.1 at 59800 fee 0.0001 BTC",
      "2026-03-02T20:00:00 BTC-USDT-PERP long funding 0.927 USDT",
      "2026-03-02T07:15:04 unified fee -6.9 USDT",
      "2026-03-02T18:05:59 unified trade 0.1 BTC",
      "2026-03-02T18:05:59 unified fee -0.0001 BTC",
      "2026-03-02T18:05:59 unified trade -5980 USDT",
      "2026-03-02T20:00:00 unified funding 0.927 USDT",
    ],
  },
  "bybit-spot-trades": { rows: ["2026-03-02T18:05:00 BTC-USDT buy net 0.1 at 59800 fee 0.0001 BTC"] },
  "gate-perp-ledger": {
    rows: [
      "2026-03-02T16:00:00 BTC-USDT-PERP  funding 0.927 USDT",
      "2026-03-01T09:00:00 perp transfer 5000 USDT",
      "2026-03-02T07:15:04 perp fee -9.002 USDT",
      "2026-03-02T16:00:00 perp funding 0.927 USDT",
      "2026-03-02T18:05:59 perp realised 450 USDT",
    ],
  },
  "gate-spot-ledger": {
    rows: [
      "2026-03-01T09:00:00 spot deposit 5000 USDT",
      "2026-03-01T10:00:00 spot trade -100 USDT",
      "2026-03-01T10:00:00 spot trade 0.001 BTC",
    ],
  },
  "hyperliquid-trades": {
    rows: [
      "2025-09-18T07:15:04 ETH-USDC-PERP buy net 2 at 4000 fee 3.6 USDC realised 0",
      "2025-09-18T08:15:04 ETH-USDC-PERP sell net 3 at 4100 fee 5.5 USDC realised 200",
      "2025-09-18T09:15:04 ETH-USDC-PERP buy net 1 at 4200 fee 0 USDC realised -100",
      "2025-09-18T09:15:04 @107 buy net 10 at 40 fee 0.01 @107 realised 0",
      "2025-09-18T10:15:04 PURR-USDC sell net 100 at 0.2 fee 0.02 USDC realised 1.52",
    ],
    codes: ["close-without-open", "symbol-kept"],
  },
  "kucoin-perp-fills": {
    rows: [
      "2026-03-02T07:15:04 BTC-USDT-PERP buy net 0.2 at 60000 fee 6 USDT",
      "2026-03-02T18:05:59 BTC-USDT-PERP sell net 0.2 at 62000 fee 6.2 USDT",
    ],
    codes: ["multiplier-derived"],
  },
  "kucoin-perp-pnl": {
    rows: [
      "BTC-USDT-PERP long  from  to  stated 431.342 USDT: price - fees + funding; gross 450 fees 18.375 funding -0.283",
    ],
  },
  "kucoin-spot-fills": { rows: ["2026-03-02T07:15:04 BTC-USDT buy net 0.1 at 59800 fee 5.98 USDT"] },
  "mexc-spot-trades": {
    rows: [
      "2026-03-02T18:05:00 BTC-USDT buy net 0.1 at 59800 fee 5.98 USDT",
      "2026-03-02T18:06:00 MX-USDT sell net 10 at 2 fee 0.02 MX",
    ],
    codes: ["close-without-open"],
  },
  "okx-funding-account": {
    rows: [
      "2026-03-01T05:00:00 funding deposit 5000 USDT 11",
      "2026-03-01T06:00:00 funding transfer -5000 USDT 12",
    ],
  },
  "okx-trading": {
    rows: [
      "2026-03-02T18:05:59 BTC-USDT buy net 0.1 at 59800 fee 0.0001 BTC",
      "2026-03-02T20:05:59 BTC-USD-PERP sell short 1000 at 60000 fee 0.00001 BTC realised 0",
      "2026-03-02T18:05:59 trading trade 0.1 BTC 501",
      "2026-03-02T18:05:59 trading fee -0.0001 BTC 501",
      "2026-03-02T18:05:59 trading trade -5980 USDT 502",
      "2026-03-02T19:05:59 trading transfer 100 USDT 503",
      "2026-03-02T20:05:59 trading fee -0.00001 BTC 504",
    ],
  },
};

test.each(Object.entries(forms))("%s", async (format, { rows, codes = [] }) => {
  const imported = await importInUtc([
    fileOf(`${format}.csv`, readFileSync(path.join(folder, `${format}.csv`))),
  ]);
  expect(imported.files.map((file) => file.format)).toEqual([format]);
  const { fills, funding, ledger, positions } = imported.tables;
  const said = [
    ...fills.map((row) => {
      const { time, symbol, side, position, quantity, price, fee, feeCoin, realised } = row;
      const text = `${at(time)} ${symbol} ${side} ${position} ${quantity} at ${price} fee ${fee} ${feeCoin}`;
      return realised === "" || format === "bybit-log" ? text : `${text} realised ${realised}`;
    }),
    ...funding.map(
      ({ time, symbol, side, amount, coin }) => `${at(time)} ${symbol} ${side} funding ${amount} ${coin}`,
    ),
    ...ledger.map(({ time, wallet, kind, amount, coin, id }) =>
      `${at(time)} ${wallet} ${kind} ${amount} ${coin} ${id}`.trim(),
    ),
    ...positions.map((row) => {
      const { symbol, side, quantity, entry, exit, stated, coin, includes, gross, fees, funding: paid } = row;
      return `${symbol} ${side} ${quantity} from ${entry} to ${exit} stated ${stated} ${coin}: ${includes}; gross ${gross} fees ${fees} funding ${paid}`;
    }),
  ];
  expect(said).toEqual(rows);
  expect(codesOf(imported)).toEqual(codes);
});

test("36 formats of nine venues, each with a name of its own, and no header that another format's file has too", () => {
  expect(formats).toHaveLength(36);
  expect(new Set(formats.map(({ id }) => id)).size).toBe(36);
  expect(new Set(formats.map(({ venue }) => venue)).size).toBe(9);
});

test("a flip splits its fee by quantity, and a forced close without a side is of what is open", async () => {
  const { accounts } = await importInUtc([
    fileOf("h.csv", readFileSync(path.join(folder, "hyperliquid-trades.csv"))),
  ]);
  const eth = accounts.positions.filter(({ symbol }) => symbol === "ETH-USDC-PERP");
  // 5.5 for 3: two thirds close the long, one third opens the short.
  expect(
    eth.map(({ side, realised, fees }) => [side, Number(realised), fees.get("USDC")!.js.toFixed(6)]),
  ).toEqual([
    ["long", 200, "7.266667"],
    ["short", -100, "1.833333"],
  ]);
});

function at(time: number): string {
  return new Date(time).toISOString().slice(0, 19);
}
