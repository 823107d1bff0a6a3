import { capped } from "../funding";
import type { BracketTable, Market } from "../market";
import { listingsOf } from "../tables";

const recorded = {
  source:
    "github nautechsystems/nautilus_trader @a95c8042 crates/adapters/dydx/test_data/http_get_perpetual_markets.json",
  date: "2025-12-08",
};

/** Over 8 hours the rate is at most 600 % of the initial less the maintenance margin rate. */
const fundingPage = { source: "https://help.dydx.trade/en/articles/166992", date: "undated" };
const funding = (cap: number) => ({ ...capped(1, cap), ...fundingPage });

const table = (maxLeverage: number, rate: number): BracketTable => ({
  unit: "notional",
  brackets: [[0, Infinity, maxLeverage, rate]],
  ...recorded,
});
const note = "one rate for all sizes; the maximum leverage falls as the market's open interest rises";

/** Libraries such as ccxt call them by their collateral, BTC/USDC:USDC. */
const listings = listingsOf({
  BTCUSD: { tick: 1, tickStep: recorded, table: table(50, 0.012), funding: funding(0.006), note },
  ETHUSD: { tick: 0.1, tickStep: recorded, table: table(50, 0.012), funding: funding(0.006), note },
  SOLUSD: { tick: 0.01, tickStep: recorded, table: table(20, 0.03), funding: funding(0.015), note },
});

export const dydx: Market = {
  venue: "dYdX",
  name: "v4 perpetuals",
  aliases: ["dYdX v4"],
  contract: "linear",
  rule: {
    maintenance: "mark",
    closingFeeRate: 0,
    rateOn: "part",
    notKnown: [
      "the price of a subaccount with several positions, which share its collateral: LIQ.CROSS",
      "the liquidation fee of up to 1.5 % is charged after liquidation and is not in the price",
    ],
    source:
      "https://docs.dydx.exchange/concepts-trading/liquidations: (e - s*p)/(|s|*MMF - s) at the oracle price",
    date: "undated",
  },
  fees: { taker: 0.0005, maker: 0.0001, source: "ccxt 4.5.84 js/src/dydx.js", date: "2026-11" },
  funding: {
    intervalHours: 1,
    formula: "P / 8 + I, I = 0 an hour",
    source: `${recorded.source}; ${fundingPage.source}`,
    date: recorded.date,
  },
  ...listings,
  ownName: (symbol) => symbol.replace(/USDC$/, "USD"),
};
