import type { Market } from "../market";
import { listingsOf } from "../tables";

const recorded = {
  source: "github BYTEX-TRADE/bytex test fixtures (contract XBTUSDTM)",
  date: "2025-10 to 2026-09",
};

const listings = listingsOf({
  BTCUSDT: {
    tick: 0.1,
    step: 1,
    contractSize: 0.001,
    tickStep: recorded,
    table: { unit: "notional", brackets: [[0, "unknown", 125, 0.004]], partial: true, ...recorded },
    note: "only the first risk level; its end was found only in examples",
    conflict: "one example ends the first level at 100000 USDT, another at 500000; neither is taken",
  },
  DOGEUSDT: { tick: 0.00001, step: 1, contractSize: 10, tickStep: recorded },
});

export const kucoin: Market = {
  venue: "KuCoin",
  name: "USDT-M perpetuals",
  aliases: ["KuCoin USDT-M", "KuCoin Futures"],
  contract: "linear",
  rule: {
    maintenance: "mark",
    closingFeeRate: 0.0006,
    rateOn: "part",
    notKnown: [
      "whether every position follows the rule: one of 2025 takes maintenance and closing fee at the liquidation price, three of 2021 take them at entry",
    ],
    source: "answer of KuCoin's /api/v1/positions (a long of 0.001 BTC at 120016.4, liquidated at 100475.86)",
    date: "2025-10-03",
  },
  fees: { taker: 0.0006, maker: 0.0002, source: `${recorded.source}; ccxt 4.5.84`, date: recorded.date },
  funding: { intervalHours: 8, ...recorded },
  ...listings,
  listing: (symbol) => listings.listing(symbol.replace(/M$/, "")),
};
