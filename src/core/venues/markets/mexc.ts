import { capped } from "../funding";
import type { Listing, Market } from "../market";
import { bracketsUpTo, listingsOf } from "../tables";

const feesProfile = "github nemanull/arbitrage-observatory docs/profiles/mexc/fees.md";
const support = "https://www.mexc.com/support/articles/360044646391";

const contractSizes = {
  source: "github Savelii777/tradeAI config/mexc_limits_fetched.json",
  date: "2026-01-16",
};

const linear: Readonly<Record<string, Listing>> = {
  BTCUSDT: {
    funding: {
      ...capped(8, 0.0018),
      source: "github nemanull/arbitrage-observatory docs/profiles/mexc/rest.md",
      date: "2026-09-15",
    },
    tick: 0.1,
    step: 1,
    contractSize: 0.0001,
    tickStep: {
      source: "https://www.mexc.com/api-docs/futures/market-endpoints/get-contract-info",
      date: "undated, after 2026-03-31",
    },
    conflict:
      "three tables: an older sample of the same page (2025-10-31) has 60000 contracts at 200x as its second cap, an undated third party's has 310000 at 200x, 480000 at 100x, 2800000 at 50x and 17500000 at 20x; that of the page is taken, which names the rates",
    table: {
      unit: "contracts",
      brackets: bracketsUpTo(
        [50000, 500, 0.001],
        [120000, 200, 0.004],
        [320000, 100, 0.005],
        [2280000, 50, 0.01],
        [15500000, 20, 0.02],
        [17000000, 10, 0.05],
      ),
      source:
        "https://www.mexc.com/api-docs/futures/market-endpoints/get-contract-info (sample answer, risk limits by volume)",
      date: "undated, after 2026-03-31",
    },
  },
  ETHUSDT: {
    contractSize: 0.01,
    tickStep: contractSizes,
    funding: { cap: 0.0018, floor: -0.0018, source: feesProfile, date: "2026-09-15" },
  },
  SOLUSDT: { contractSize: 0.1, tickStep: contractSizes },
  XRPUSDT: { contractSize: 1, tickStep: contractSizes },
  DOGEUSDT: { contractSize: 100, tickStep: contractSizes },
  BNBUSDT: { contractSize: 0.01, tickStep: contractSizes },
};

export const mexcLinear: Market = {
  venue: "MEXC",
  name: "USDT-M perpetuals",
  aliases: ["MEXC USDT-M"],
  contract: "linear",
  rule: {
    maintenance: "entry",
    closingFeeRate: 0.0004,
    notKnown: [
      "whether a bracket's rate is paid on the whole position or on the part in the bracket",
      "whether maintenance is still taken at entry: so in a worked example of about 2022 and a live position of 2021, while the current page names no price",
      "the worked example leaves out the liquidation fee that the current page includes",
    ],
    source: `${support}; https://blog.mexc.com/liquidation-in-futures-2`,
    date: "undated",
  },
  fees: {
    taker: 0.0002,
    maker: 0,
    note: "on web and app; through the API 0.0008 and 0.0006 since 2026-06-01; liquidation fee 0.0004",
    source: feesProfile,
    date: "2026-09-15",
  },
  funding: {
    intervalHours: 8,
    byContract: true,
    formula: "I + clamp(P, -0.05 %, 0.05 %), I = 0.01 %",
    note: "by contract: about half of them every 4 hours, a few every hour",
    source: `MEXC API documentation's sample (BTC_USDT, 2025-10-31); ${feesProfile}`,
    date: "2026-09-15",
  },
  ...listingsOf(linear),
};

const inverse: Readonly<Record<string, Listing>> = {
  BTCUSD: { contractSize: 100, tickStep: contractSizes },
  ETHUSD: { contractSize: 10, tickStep: contractSizes },
};

export const mexcCoinM: Market = {
  venue: "MEXC",
  name: "Coin-M perpetuals",
  aliases: ["MEXC Coin-M"],
  contract: "inverse",
  rule: {
    notKnown: ["what the maintenance margin is taken on", "how its brackets apply"],
    source: support,
    date: "undated",
  },
  fees: {
    note: "through the API 0.0008 and 0.0006; on web and app not published",
    source: feesProfile,
    date: "2026-09-15",
  },
  funding: {},
  ...listingsOf(inverse),
};
