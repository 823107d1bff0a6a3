import type { BracketTable, Market } from "../market";
import { listingsOf } from "../tables";

const recorded = {
  source:
    "github nautechsystems/nautilus_trader @a95c8042 crates/adapters/dydx/test_data/http_get_perpetual_markets.json",
  date: "2025-12-08",
};

const table = (maxLeverage: number, rate: number): BracketTable => ({
  unit: "notional",
  brackets: [[0, Infinity, maxLeverage, rate]],
  partial: false,
  ...recorded,
});
const note = "one rate for all sizes; the maximum leverage falls as the market's open interest rises";

export const dydx: Market = {
  venue: "dYdX",
  name: "v4 perpetuals",
  aliases: ["dYdX v4", "dYdX perpetuals"],
  contract: "linear",
  rule: {
    rateOn: "part",
    notKnown: [
      "the value that the maintenance rate applies to, and so the liquidation price",
      "whether the price allows for a closing fee",
    ],
    ...recorded,
  },
  fees: { taker: 0.0005, maker: 0.0001, source: "ccxt 4.5.84 js/src/dydx.js", date: "2026-11" },
  funding: { intervalHours: 1, ...recorded },
  ...listingsOf({
    BTCUSD: { tick: 1, tickStep: recorded, table: table(50, 0.012), note },
    ETHUSD: { tick: 0.1, tickStep: recorded, table: table(50, 0.012), note },
    SOLUSD: { tick: 0.01, tickStep: recorded, table: table(20, 0.03), note },
  }),
};
