import type { Listing, Market } from "../market";
import { bracketsUpTo, listingsOf } from "../tables";

const feesProfile = "github nemanull/arbitrage-observatory docs/profiles/weex/fees.md";
const report = "report on WEEX's API with live answers of /capi/v3/market/riskLimits";
const metals = "https://www.weex.com/help/articles/55660452220953";

const listings: Readonly<Record<string, Listing>> = {
  BTCUSDT: {
    tick: 0.1,
    step: 0.0001,
    tickStep: {
      source: "github nemanull/arbitrage-observatory docs/profiles/weex/rest.md",
      date: "2026-09-22",
    },
  },
  ETHUSDT: {
    tick: 0.01,
    step: 0.001,
    funding: {
      intervalHours: 8,
      source: "github nemanull/arbitrage-observatory docs/profiles/weex/rest.md",
      date: "2026-09-23",
    },
    tickStep: { source: "ccxt 4.5.84 js/src/weex.js (sample answer)", date: "2026" },
  },
  SOLUSDT: {
    table: {
      unit: "notional",
      brackets: [[0, 2000000, 300, 0.002]],
      partial: true,
      source: report,
      date: "2026-09-27",
    },
  },
  INXUSDT: {
    tick: 0.000001,
    step: 100,
    tickStep: { source: report, date: "2026-09-27" },
    note: "its first bracket has a rate of 1 %; where that ends is not known",
  },
  PAXGUSDT: {
    table: {
      unit: "notional",
      brackets: bracketsUpTo(
        [50000, 100, 0.005],
        [100000, 50, 0.01],
        [1000000, 20, 0.025],
        [2000000, 10, 0.05],
        [30000000, 2, 0.25],
        [10000000000, 1, 0.5],
      ),
      source: metals,
      date: "2026-03-04",
    },
  },
  XAUTUSDT: {
    table: {
      unit: "notional",
      brackets: bracketsUpTo(
        [50000, 300, 0.002],
        [100000, 100, 0.005],
        [1000000, 50, 0.01],
        [2000000, 20, 0.025],
        [5000000, 10, 0.05],
        [10000000000, 1, 0.5],
      ),
      source: metals,
      date: "2026-03-04",
    },
  },
};

export const weex: Market = {
  venue: "WEEX",
  name: "USDT-M perpetuals",
  aliases: [],
  contract: "linear",
  rule: {
    maintenance: "mark",
    closingFeeRate: 0,
    notKnown: [
      "whether a bracket's rate is paid on the whole position or on the part in the bracket",
      "the closing fee: a live position shows none in the price, a help page is said to add the taker fee",
    ],
    source:
      "https://www.weex.com/help/articles/24780414317593 and https://www.weex.com/help/articles/5491591989785 and a live position",
    date: "2026-09-27",
  },
  fees: {
    taker: 0.0008,
    maker: 0.0002,
    note: "133 contracts have a higher maker fee",
    source: `${feesProfile} (WEEX fee schedule)`,
    date: "2026-09-22",
  },
  funding: {
    intervalHours: 8,
    byContract: true,
    formula: "P + clamp(I - P, bounds not published)",
    note: "by contract: about half of them every 4 hours, a few every hour",
    source: feesProfile,
    date: "2026-09-22",
  },
  ...listingsOf(listings),
};
