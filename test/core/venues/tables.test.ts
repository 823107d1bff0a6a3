import { certainTiers, venueTiers } from "../../../src/core/venues/brackets";
import { findListing, findMarkets } from "../../../src/core/venues/find";
import binance from "../../vectors/venues/binance-usdm.json";
import bingx from "../../vectors/venues/bingx-usdtm.json";
import bybit from "../../vectors/venues/bybit-linear.json";

interface Vectors {
  readonly tables: readonly {
    readonly symbols: readonly string[];
    readonly brackets: readonly (readonly number[])[];
  }[];
}

const vectors: readonly (readonly [market: string, Vectors])[] = [
  ["Binance USD-M", binance],
  ["Bybit linear", bybit],
  ["BingX USDT-M", bingx],
];

/** The largest integer of 64 bits, which a source prints where a cap has no end. */
const noEnd = 2 ** 63;

/** Joined with rates that have other borders: a test of their own compares them. */
const joined = new Set(["BTCUSDT", "ETHUSDT"]);

describe.each(vectors)("%s", (name, { tables }) => {
  const [market] = findMarkets(name);

  test("has the contracts of its source", () => {
    const symbols = tables.flatMap((table) => table.symbols);
    expect([...market!.symbols()].sort()).toEqual([...symbols].sort());
  });

  test("has every row of its source", () => {
    for (const { symbols, brackets } of tables) {
      const expected = brackets.map(([floor, cap, maxLeverage, rate]) => [
        floor,
        cap! >= noEnd ? undefined : cap,
        maxLeverage,
        rate ?? "unknown",
      ]);
      for (const symbol of symbols) {
        if (name === "BingX USDT-M" && joined.has(symbol)) continue;
        const listed = { market: market!, symbol, listing: market!.listing(symbol)! };
        const rows = venueTiers(listed).map(({ floor, cap, maxLeverage, rate }) =>
          [floor, cap, maxLeverage, rate].map((figure) =>
            typeof figure === "object" ? figure.toNumber() : figure,
          ),
        );
        expect([symbol, rows]).toEqual([symbol, expected]);
      }
    }
  });
});

test("the deductions that Bybit states are those that chain from floors and rates", () => {
  const [market] = findMarkets("Bybit linear");
  for (const { symbols, brackets } of bybit.tables) {
    for (const symbol of symbols) {
      const tiers = certainTiers({ market: market!, symbol, listing: market!.listing(symbol)! });
      const amounts = tiers.map(({ amount }) => amount.toNumber());
      expect([symbol, amounts]).toEqual([symbol, brackets.map((row) => row[4])]);
    }
  }
});

test("BingX's leverage caps go on behind the rates that are known", () => {
  const caps = bingx.tables.find(({ symbols }) => symbols.includes("BTCUSDT"))!.brackets;
  const rows = venueTiers(findListing(findMarkets("BingX"), "BTCUSDT")!);
  for (const { floor, cap, maxLeverage } of rows) {
    const [, , allowed] = caps.find(
      ([from, to]) => floor.gte(from!) && typeof cap === "object" && cap.lte(to!),
    )!;
    expect(maxLeverage.toNumber()).toBe(allowed);
  }
  expect(rows.map(({ rate }) => (rate === "unknown" ? "unknown" : rate.toNumber())).slice(0, 5)).toEqual([
    0.0038,
    0.004,
    0.004,
    0.004,
    "unknown",
  ]);
  expect(rows).toHaveLength(caps.length + 2);
});
