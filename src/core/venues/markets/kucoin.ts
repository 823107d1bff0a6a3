import { capped, dividedByInterval } from "../funding";
import type { Market } from "../market";
import { listingsOf } from "../tables";

const recorded = {
  source: "github BYTEX-TRADE/bytex test fixtures (contract XBTUSDTM)",
  date: "2025-10 to 2026-09",
};

const profile = {
  source: "github nemanull/arbitrage-observatory docs/profiles/kucoin/fees.md",
  date: "2026-09-22",
};

const listings = listingsOf({
  BTCUSDT: {
    tick: 0.1,
    step: 1,
    contractSize: 0.001,
    tickStep: recorded,
    funding: {
      ...capped(8, 0.003),
      ...profile,
    },
    table: { unit: "notional", brackets: [[0, 100000, 125, 0.004]], partial: true, ...recorded },
    note: "only the first risk level",
    conflict:
      "one example ends the first level at 100000 USDT, another at 500000; the smaller is taken, which both cover",
  },
  DOGEUSDT: {
    tick: 0.00001,
    step: 1,
    contractSize: 10,
    tickStep: recorded,
    funding: { intervalHours: 8, ...recorded },
  },
});

/**
 * Since 2025-05-22 maintenance margin and liquidation fee are on the value at the mark price. The live position, an answer of
 * /api/v1/positions, is a long of 0.001 BTC at 120016.4 that is liquidated at 100475.86.
 */
export const kucoin: Market = {
  venue: "KuCoin",
  name: "USDT-M perpetuals",
  aliases: [],
  contract: "linear",
  rule: {
    maintenance: "mark",
    closingFeeRate: 0.0006,
    rateOn: "part",
    notKnown: ["the liquidation fee, which is taken to be the taker fee, as in the live position"],
    source:
      "https://www.kucoin.com/announcement/update-to-the-isolated-margin-calculation-formula (since 2025-05-22); a live position of 2025-10-03",
    date: "2025-10-03",
  },
  fees: { taker: 0.0006, maker: 0.0002, source: `${recorded.source}; ccxt 4.5.84`, date: recorded.date },
  funding: {
    intervalHours: 8,
    byContract: true,
    formula: dividedByInterval,
    ...profile,
  },
  ...listings,
};
