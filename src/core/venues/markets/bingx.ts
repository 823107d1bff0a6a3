import { packed } from "../data/bingx-usdtm";
import { notDivided } from "../funding";
import type { Bracket, BracketTable, Listing, Market } from "../market";
import { bracketsUpTo, listingsIn, listingsOf } from "../tables";

const feesProfile = "github nemanull/arbitrage-observatory docs/profiles/bingx/fees.md";

const tickStep = {
  source: "github JKorf/BingX.Net GetContracts.txt (API documentation's sample)",
  date: "undated",
};

const caps = {
  source: "github CornixIO/cornix_ccxt cornix_ccxt/bingx_limits.py @6000a248",
  date: "2026-03",
};

const interval = {
  intervalHours: 8,
  source: "github nemanull/arbitrage-observatory docs/profiles/bingx/rest.md",
  date: "2026-09-23",
};

/** What is known of a contract beside the leverage caps: maintenance rates, which have other borders, up to a notional. */
const rated: Readonly<Record<string, Listing & { readonly table: BracketTable }>> = {
  BTCUSDT: {
    tick: 0.1,
    step: 0.0001,
    tickStep,
    funding: interval,
    table: {
      unit: "notional",
      brackets: bracketsUpTo(
        [150000, 150, 0.0038],
        [300000, 150, 0.004],
        [800000, 100, 0.004],
        [900000, 75, 0.004],
      ),
      source: `rates: github JKorf/BingX.Net GetPositionAndMarginInfo.txt (API documentation's sample), amount 30 also in BingX's notice of 2024-12-13; leverage: ${caps.source}`,
      date: "rates 2024-05-22, leverage 2026-03-03",
    },
    note: "the first rate may have been raised to about 0.4 % since; positions opened before keep their rates until closed",
  },
  ETHUSDT: {
    tick: 0.01,
    step: 0.01,
    tickStep,
    funding: interval,
    table: {
      unit: "notional",
      brackets: bracketsUpTo([300000, 150, 0.0033], [800000, 100, 0.0033], [900000, 75, 0.0033]),
      source: `rates: ccxt 4.5.84 js/src/bingx.js fetchMarketLeverageTiers (sample answer); leverage: ${caps.source}`,
      date: "rates 2026-01-07, leverage 2026-03-03",
    },
  },
};

const linear = listingsIn(packed, (symbol, brackets) => {
  const known = rated[symbol];
  if (!known) return { table: { unit: "notional", brackets, ...caps } };
  return { ...known, table: { ...known.table, brackets: goneOn(known.table.brackets, brackets) } };
});

/** The brackets, and behind their end those that are known without rates. */
function goneOn(brackets: readonly Bracket[], further: readonly Bracket[]): Bracket[] {
  const end = Number(brackets.at(-1)![1]);
  const behind = further.filter(([, cap]) => Number(cap) > end);
  return [...brackets, ...behind.map(([floor, ...rest]): Bracket => [Math.max(floor, end), ...rest])];
}

export const bingxLinear: Market = {
  venue: "BingX",
  name: "USDT-M perpetuals",
  aliases: ["BingX USDT-M"],
  contract: "linear",
  rule: {
    maintenance: "mark",
    closingFeeRate: 0.0005,
    rateOn: "part",
    notKnown: [
      "how BingX rounds the price; the API prints it unrounded",
      "the maintenance rates of most contracts; only their leverage caps were found",
    ],
    source:
      "https://bingx.com/en/support/articles/11263312123407 (effective 2024-07-22); BingX notice of 2024-12-13; https://support.bingx.com/hc/en-001/articles/10689309996185",
    date: "2024-12-13",
  },
  fees: { taker: 0.0005, maker: 0.0002, source: `${feesProfile}; ccxt 4.5.84`, date: "2026-09-22" },
  funding: {
    intervalHours: 8,
    byContract: true,
    formula: notDivided,
    note: "by contract: about half of them every 4 hours, a few every hour",
    source: feesProfile,
    date: "2026-09-22",
  },
  ...linear,
};

const coinBrackets: readonly Bracket[] = bracketsUpTo(
  [200000, 100, 0.004],
  [500000, 67, 0.005],
  [2000000, 50, 0.0075],
  [4000000, 40, 0.0125],
  [6000000, 34, 0.0175],
  [8000000, 29, 0.0225],
  [10000000, 25, 0.0275],
  [12000000, 23, 0.0325],
  [14000000, 20, 0.0375],
  [16000000, 19, 0.0425],
  [18000000, 17, 0.0475],
  [20000000, 16, 0.0525],
  [22000000, 15, 0.0575],
  [24000000, 14, 0.0625],
  [26000000, 13, 0.0675],
  [30000000, 12, 0.0725],
  [32000000, 11, 0.0825],
  [38000000, 10, 0.0875],
  [42000000, 9, 0.1025],
  [50000000, 8, 0.1125],
  [60000000, 7, 0.1325],
  [72000000, 6, 0.1575],
  [92000000, 5, 0.1875],
  [126000000, 4, 0.2375],
  [192000000, 3, 0.3225],
  [194000000, 2, 0.4875],
);

/** The page has one table for both contracts. */
const coinListing: Listing = {
  table: {
    unit: "quantity",
    brackets: coinBrackets,
    source: "https://support.bingx.com/hc/ru/articles/30454348141081 (Coin-M parameters, Russian copy)",
    date: "undated, about 2024",
  },
  note: "the page prints no maintenance amounts; they follow from floors and rates",
};
const coin: Readonly<Record<string, Listing>> = {
  BTCUSD: coinListing,
  ETHUSD: coinListing,
};

/** The fee's live position has a total rate of 0.7 %, which is 0.65 % and 0.05 %. */
export const bingxCoinM: Market = {
  venue: "BingX",
  name: "Coin-M perpetuals",
  aliases: ["BingX Coin-M"],
  contract: "inverse",
  rule: {
    maintenance: "mark",
    closingFeeRate: 0.0005,
    rateOn: "part",
    notKnown: ["how BingX rounds the price"],
    source:
      "https://bingx.com/en/support/articles/11263312123407 (notice of 2024-12-13); fee: a live SOL-USD position of 2024-07-16",
    date: "2024-12-13",
  },
  fees: { note: "Coin-M rates are on no page that could be read", source: feesProfile, date: "2026-09-22" },
  funding: {},
  ...listingsOf(coin),
};
