import { capped, dividedByInterval } from "../funding";
import type { Bracket, BracketTable, Market } from "../market";
import { bracketsUpTo, listingsOf, perpOfUsdc } from "../tables";

const table = (brackets: readonly Bracket[], partial?: boolean): BracketTable => ({
  unit: "notional",
  brackets,
  partial,
  source:
    "github BYTEX-TRADE/bytex test fixtures (undated answer of /api/v2/mix/market/query-position-lever)",
  date: "2026-09",
});

const profile = "github nemanull/arbitrage-observatory docs/profiles/bitget/";

const listings = listingsOf({
  BTCUSDT: {
    funding: {
      ...capped(8, 0.003),
      source: `${profile}rest.md`,
      date: "2026-09-15",
    },
    table: table(
      bracketsUpTo(
        [200000, 150, 0.004],
        [1000000, 100, 0.005],
        [5000000, 75, 0.007],
        [15000000, 50, 0.01],
        [50000000, 25, 0.02],
        [100000000, 20, 0.03],
        [150000000, 10, 0.06],
        [300000000, 5, 0.12],
        [500000000, 4, 0.15],
        [700000000, 3, 0.2],
        [900000000, 2, 0.3],
        [1200000000, 1, 0.6],
      ),
    ),
  },
  BTCPERP: {
    table: table(
      bracketsUpTo(
        [150000, 125, 0.004],
        [1000000, 100, 0.005],
        [3000000, 75, 0.007],
        [6000000, 50, 0.01],
        [9000000, 40, 0.015],
      ),
      true,
    ),
  },
});

const ccxt = { source: "ccxt 4.5.84 js/src/bitget.js", date: "2026-11" };

/** The price that Bitget shows of the live position is 31724.97, where the rule gives 31698.93. */
export const bitget: Market = {
  venue: "Bitget",
  name: "USDT and USDC perpetuals",
  aliases: [],
  contract: "linear",
  rule: {
    maintenance: "mark",
    closingFeeRate: 0.0006,
    notKnown: [
      "whether the rate of a bracket behind the first is paid on the whole position or on the part in the bracket",
      "whether isolated positions follow the rule; the live position was cross",
      "the price that Bitget shows: it keeps the maintenance margin of the present mark price",
    ],
    source: `${ccxt.source} parsePosition (a live position: maintenance margin of value at mark * (rate + 0.0006))`,
    date: "2023-11-24",
  },
  fees: {
    taker: 0.0006,
    maker: 0.0004,
    note: "the maker fee is not confirmed; pages of Bitget say 0.0002",
    ...ccxt,
  },
  funding: {
    intervalHours: 8,
    byContract: true,
    formula: dividedByInterval,
    note: "by contract: about half of them every 4 hours, a few every hour",
    source: `${profile}fees.md`,
    date: "2026-09-15",
  },
  ...listings,
  ownName: perpOfUsdc,
};
