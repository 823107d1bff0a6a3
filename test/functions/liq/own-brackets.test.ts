import { liqCross, liqMaintenance, liqTiered, liqTiers, liqVenue } from "../../../src/functions/liq";
import { call, cell, type ErrorCell } from "../support";

const header = ["Venue", "Symbol", "Floor", "Cap", "Max leverage", "Maintenance rate", "Maintenance amount", "Unit", "Source", "Date"]; // prettier-ignore
const told = ["https://example.test/tiers", 46355];
const notional = ["notional in quote currency", ...told];
const baseUnits = ["base units", ...told];
const brackets = [
  header,
  ["Binance", "BTCUSDT", 0, 50000, 125, 0.01, 0, ...notional],
  ["Binance", "BTCUSDT", 50000, 600000, 50, 0.02, 500, ...notional],
  ["Bybit", "BTCUSDT", 0, 1000000, 100, 0.005, 0, ...notional],
  ["OKX", "BTCUSDT", 0, 1, 100, 0.01, "none", ...baseUnits],
  ["OKX", "BTCUSDT", 1, "", 50, 0.02, "none", ...baseUnits],
  ["Binance", "NEWUSDT", 0, 5000, 50, 0.01, 0, ...notional],
  ["Hyperliquid", "BTC", 0, "", 40, 0.02, 0, ...notional],
  ["MEXC", "SOLUSDT", 0, 100, 500, 0.001, 0, ...baseUnits],
  ["MEXC", "SOLUSDT", 100, 200, 200, 0.004, 0, ...baseUnits],
];

const price = (
  venue: string,
  symbol: string,
  quantity: number,
  leverage: number,
  tiers: unknown[][] = brackets,
) => cell(liqVenue, venue, symbol, "long", 60000, quantity, leverage, undefined, undefined, tiers);
const message = (result: unknown) => (result as ErrorCell).message;

describe("LIQ.VENUE with brackets of the workbook", () => {
  test("takes the rows of the venue and the contract, in any spelling", () => {
    // 60,000 at entry: (60000/10 - 60000 + 500)/(0.02 - 1) = 54591.836..., and above 50,000.
    for (const symbol of ["BTCUSDT", "btc/usdt", "BINANCE:BTCUSDT.P"])
      expect(price("Binance", symbol, 1, 10)).toBe(54591.9);
    // (6000 - 60000)/(0.005 - 1) = 54271.356...
    expect(price("Bybit", "BTCUSDT", 1, 10)).toBe(54271.4);
    // (1/10 - 1)*60000/(0.02 - 1), without a tick.
    expect(price("Hyperliquid", "BTC/USDC:USDC", 1, 10)).toBeCloseTo(54000 / 0.98, 9);
  });

  test("knows quantities, and a rate on the whole position where the venue's rule says so", () => {
    // The closing fee of 0.0005 is added: 54000/(1 - 0.0105) and, above 1 BTC, 54000/(1 - 0.0205).
    expect(price("OKX", "BTC-USDT-SWAP", 1, 10)).toBe(54573.1);
    expect(price("OKX", "BTC-USDT-SWAP", 2, 10)).toBe(55130.2);
  });

  test("of a contract that the table lacks takes the shipped ones, of one that is not shipped the table's", () => {
    const shipped = cell(liqVenue, "Binance", "ETHUSDT", "long", 60000, 1, 10);
    expect(price("Binance", "ETHUSDT", 1, 10)).toBe(shipped);
    // (400 - 4000)/(0.01 - 1)/0.0666... of a quantity: 60000*(1 - 0.1)/(1 - 0.01).
    expect(price("Binance", "NEWUSDT", 0.05, 10)).toBeCloseTo(54000 / 0.99, 9);
    expect(message(price("Binance", "OTHERUSDT", 1, 10))).toContain(
      'Ballast ships no Binance brackets for "OTHERUSDT"',
    );
  });

  test("holds the leverage and the reach of its own brackets", () => {
    expect(message(price("Binance", "BTCUSDT", 1, 60))).toBe(
      "LIQ.VENUE: leverage must be at most 50 for an entry of this size in BTCUSDT at Binance USD-M futures, got 60.",
    );
    expect(message(price("Binance", "BTCUSDT", 20, 10))).toBe(
      "LIQ.VENUE: the position exceeds 600000, the last cap of tiers; leave that cap blank if its rate goes on, or add the next brackets.",
    );
    expect(message(price("MEXC", "SOLUSDT", 150, 10))).toContain(
      "the position exceeds 100 (base units), at this entry price 6000000 (notional in quote currency), the first bracket of SOLUSDT at MEXC USDT-M perpetuals",
    );
  });

  test("with the shipped table written out is what it is without", () => {
    for (const [venue, symbol, quantity] of [
      ["Binance", "ETHUSDT", 100],
      ["Hyperliquid", "SOL", 5],
      ["Gate", "BTCUSD", 50000],
    ] as const) {
      // prettier-ignore
      const shipped = call(liqTiers, venue, symbol);
      const table = shipped.map((row, at) =>
        at === 0 ? ["Venue", "Symbol", ...row] : [venue, symbol, ...row],
      );
      expect(price(venue, symbol, quantity, 10, table)).toEqual(
        cell(liqVenue, venue, symbol, "long", 60000, quantity, 10),
      );
    }
  });

  test("a table of one contract needs neither venue nor symbol; contracts are refused", () => {
    expect(price("Binance", "BTCUSDT", 1, 10, [["Floor", "Rate"], [0, 0.01]])).toBe(54545.5); // prettier-ignore
    const counted = [header, ["OKX", "BTCUSDT", 0, 1000, 100, 0.004, "none", "contracts", ...told]];
    expect(message(price("OKX", "BTCUSDT", 1, 10, counted))).toBe(
      "LIQ.VENUE: tiers counts contracts; convert floors, caps and amounts to base units (linear) or USD (inverse).",
    );
  });
});

describe("LIQ.CROSS with the same table", () => {
  const columns = ["side", "quantity", "entryPrice", "markPrice", "symbol", "venue"];
  const cross = (venue: string) =>
    cell(
      liqCross,
      6000,
      [columns, ["long", 1, 60000, 60000, "BTCUSDT", venue]],
      undefined,
      undefined,
      brackets,
    );

  test("takes the rows of the position's venue", () => {
    expect(cross("Bybit")).toBeCloseTo(54000 / 0.995, 9);
    expect(cross("Binance")).toBeCloseTo(53500 / 0.98, 9);
    expect(cross("OKX")).toBeCloseTo(54000 / 0.99, 9);
  });

  test("a position without a venue is refused where the table has several", () => {
    expect(message(cross(""))).toBe(
      'LIQ.CROSS: positions (row 2) has no venue, and tiers has brackets of "BTCUSDT" at several; type the venue.',
    );
  });
});

describe("LIQ.TIERED and LIQ.MAINTENANCE", () => {
  const tiered = (tiers: unknown[][]) => cell(liqTiered, tiers, "long", 60000, 1, 6000);

  test("take the rows of one contract", () => {
    const own = [header, ...brackets.slice(1, 3)];
    expect(tiered(own)).toBeCloseTo(53500 / 0.98, 9);
    expect(tiered(own.slice(1).map((row) => row.slice(2, 7)))).toBeCloseTo(53500 / 0.98, 9);
    expect(cell(liqMaintenance, own, 100000)).toBe(1500);
  });

  test("refuse several contracts, and another unit", () => {
    expect(message(tiered(brackets))).toBe(
      "LIQ.TIERED: tiers has brackets of several contracts; pass the columns from Floor to Maintenance amount of the rows of one, by FILTER.",
    );
    expect(message(tiered([header, ...brackets.slice(4, 6)]))).toBe(
      "LIQ.TIERED: tiers must have floors and caps in notional, got base units; use LIQ.VENUE or LIQ.CROSS, which take both.",
    );
  });
});
