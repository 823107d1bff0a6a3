import type { Bracket, BracketTable, Market } from "../market";
import { listingsOf, perpOfUsdc } from "../tables";

const table = (brackets: readonly Bracket[], partial: boolean): BracketTable => ({
  unit: "notional",
  brackets,
  partial,
  source:
    "github BYTEX-TRADE/bytex test fixtures (answer of /api/v2/mix/market/query-position-lever, which names no day)",
  date: "2026-09",
});

const listings = listingsOf({
  BTCUSDT: {
    table: table(
      [
        [0, 200000, 150, 0.004],
        [200000, 1000000, 100, 0.005],
        [1000000, 5000000, 75, 0.007],
        [5000000, 15000000, 50, 0.01],
        [15000000, 50000000, 25, 0.02],
        [50000000, 100000000, 20, 0.03],
        [100000000, 150000000, 10, 0.06],
        [150000000, 300000000, 5, 0.12],
        [300000000, 500000000, 4, 0.15],
        [500000000, 700000000, 3, 0.2],
        [700000000, 900000000, 2, 0.3],
        [900000000, 1200000000, 1, 0.6],
      ],
      false,
    ),
  },
  BTCPERP: {
    table: table(
      [
        [0, 150000, 125, 0.004],
        [150000, 1000000, 100, 0.005],
        [1000000, 3000000, 75, 0.007],
        [3000000, 6000000, 50, 0.01],
        [6000000, 9000000, 40, 0.015],
      ],
      true,
    ),
  },
});

const ccxt = { source: "ccxt 4.5.84 js/src/bitget.js", date: "2026-11" };

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
      "the price that Bitget shows: it keeps the maintenance margin of the present mark price, 31724.97 instead of 31698.93 there",
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
  funding: { intervalHours: 8, ...ccxt },
  ...listings,
  ownName: perpOfUsdc,
};
