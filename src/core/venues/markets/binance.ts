import { packed } from "../data/binance-usdm";
import { capped, dividedByInterval } from "../funding";
import type { Listing, Market } from "../market";
import { bracketsUpTo, listingsIn, listingsOf } from "../tables";

const feesProfile = "github nemanull/arbitrage-observatory docs/profiles/binance/fees.md";

const recorded = (path: string) => ({
  source: `github thrasher-corp/gocryptotrader exchanges/binance/testdata/http.json ${path}`,
  date: "2025-08-07",
});

/** Tick, step and clearance fee of contracts in USDT. */
const usdmFilters =
  "BTC .1 .001 .0125, ETH .01 .001 .0125, BCH .01 .001 .0125, XRP .0001 .1 .0125, LTC .01 .001 .0125, TRX .00001 1 .0125, ETC .001 .01 .0125, LINK .001 .01 .0125, XLM .00001 1 .0125, ADA .0001 1 .0125, XMR .01 .001 .0125, DASH .01 .001 .015, ZEC .01 .001 .025, XTZ .001 .1 .015, BNB .01 .01 .0125, ATOM .001 .01 .015, ONT .0001 .1 .015, IOTA .0001 .1 .015, BAT .0001 .1 .015, VET .000001 1 .015, NEO .001 .01 .015, QTUM .001 .1 .015, IOST .000001 1 .015, THETA .0001 .1 .015, ALGO .0001 .1 .015";

const usdmTickStep = recorded("/fapi/v1/exchangeInfo");

const fundingInfo = recorded("/fapi/v1/fundingInfo");

/** Hours between two fundings and cap of the 25 contracts that the recorded answer keeps. */
const fundingTerms = [
  [8, 0.03, "GTC ENJ BICO OGN DEFI BTCDOM QNT FLOW 1000XEC FXS ASTR"],
  [8, 0.02, "BNT ALGO WOO AR BAT LRC ENS"],
  [4, 0.02, "LPT TRB PERP HIFI IMX FLM"],
  [4, 0.03, "ARK"],
] as const;

function usdmFunding(symbol: string): Listing["funding"] {
  if (symbol === "BTCUSDT")
    return { ...capped(8, 0.003), source: "an answer of fundingInfo", date: "2026-09-15" };
  const found = fundingTerms.find(([, , coins]) => coins.split(" ").includes(symbol.replace("USDT", "")));
  return found && { ...capped(found[0], found[1]), ...fundingInfo };
}

/** The answers as freqtrade dumps them every week. */
const usdm = listingsIn(packed, (symbol, brackets) => ({
  ...usdmFilter(symbol),
  funding: usdmFunding(symbol),
  table: {
    unit: "notional",
    brackets,
    source:
      "github xrunmasterx/freqtrade freqtrade/exchange/binance_leverage_tiers.json @837a95b8 (Binance's leverageBracket answers)",
    date: "2026-07-02",
  },
}));

function usdmFilter(symbol: string): Listing {
  const filter = usdmFilters.split(", ").find((one) => `${one.split(" ")[0]}USDT` === symbol);
  if (filter === undefined) return {};
  const [tick, step, clearanceFeeRate] = filter.split(" ").slice(1).map(Number);
  return { tick, step, clearanceFeeRate, tickStep: usdmTickStep };
}

export const binanceUsdM: Market = {
  venue: "Binance",
  name: "USD-M futures",
  aliases: ["Binance USD-M", "Binance Futures"],
  contract: "linear",
  rule: {
    maintenance: "mark",
    closingFeeRate: 0,
    rateOn: "part",
    notKnown: [
      "how Binance rounds the price; the API prints it unrounded",
      "the insurance clearance fee is charged after liquidation and is not in the price",
    ],
    source:
      "https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93 and live positions in ccxt and nautilus_trader",
    date: "2021 (worked example), 2024 (live positions), restated 2026-07-26",
  },
  fees: {
    taker: 0.0005,
    maker: 0.0002,
    source: `ccxt 4.5.84 js/src/binance.js; ${feesProfile}`,
    date: "2026-07-26",
  },
  funding: {
    intervalHours: 8,
    byContract: true,
    formula: dividedByInterval,
    note: "by contract: on 2026-09-30 469 of 803 every 4 hours, one every hour",
    source: feesProfile,
    date: "2026-07-26",
  },
  ...usdm,
};

const coinmBtc: Listing = {
  table: {
    unit: "notional",
    brackets: bracketsUpTo(
      [5, 125, 0.004],
      [10, 100, 0.005],
      [20, 50, 0.01],
      [50, 20, 0.025],
      [100, 10, 0.05],
      [200, 5, 0.1],
      [400, 4, 0.125],
    ),
    partial: true,
    source:
      "caps https://www.binance.com/en-NG/support/faq/be2c7d9d95b04a7e8044ed02dd7dfe5c (2020-06-11, edited 2021-07); rates half of 1 / leverage, https://dev.binance.vision/t/6292",
    date: "2021",
  },
  note: "the rates are derived, not printed as a table: they alone give the maintenance amount of 11.605 BTC at 12.5 % that Binance's calculator used",
  conflict:
    "another copy of the page, https://www.binance.com/en/support/faq/be2c7d9d95b04a7e8044ed02dd7dfe5c of 2020-06-11, has caps of 10, 20, 30, 50, 100, 200, 400 and 1000 BTC; the later copy is taken",
};

/** Tick and clearance fee of contracts in USD. A contract is 100 USD of BTC, 10 USD of others; the step is one contract. */
const coinmFilters =
  "BTC .1 .015, ETH .01 .015, LINK .001 .01, BNB .01 .01, TRX .00001 .02, DOT .001 .01, ADA .0001 .01, LTC .01 .02, BCH .01 .01, XRP .0001 .01, ETC .001 .01, FIL .001 .01, EGLD .001 .01, DOGE .00001 .0175, UNI .001 .01, THETA .001 .01, XLM .00001 .01, SOL .01 .025, SAND .0001 .01, MANA .0001 .01, AVAX .01 .01, GALA .00001 .025, NEAR .001 .01, ATOM .001 .01, AAVE .01 .01";

const coinmTickStep = recorded("/dapi/v1/exchangeInfo");

const coinm = listingsOf(
  Object.fromEntries(
    coinmFilters.split(", ").map((filter) => {
      const [coin, ...figures] = filter.split(" ");
      const [tick, clearanceFeeRate] = figures.map(Number);
      const contractSize = coin === "BTC" ? 100 : 10;
      const listing = { tick, step: 1, contractSize, clearanceFeeRate, tickStep: coinmTickStep };
      return [`${coin}USD`, coin === "BTC" ? { ...listing, ...coinmBtc } : listing];
    }),
  ),
);

export const binanceCoinM: Market = {
  venue: "Binance",
  name: "COIN-M futures",
  aliases: ["Binance COIN-M"],
  contract: "inverse",
  rule: {
    maintenance: "mark",
    closingFeeRate: 0,
    rateOn: "part",
    notKnown: ["how Binance rounds the price"],
    source:
      "https://www.binance.com/en/support/faq/ceccfcfb4e3a45e3b48b0b1bb1a8ae46 (es-MX copy); https://www.binance.com/en/support/faq/be2c7d9d95b04a7e8044ed02dd7dfe5c",
    date: "2020 to 2024",
  },
  fees: {
    taker: 0.0005,
    maker: 0.0001,
    note: "the maker fee is confirmed by no page of Binance",
    source: "ccxt 4.5.84 js/src/binance.js",
    date: "2026-11",
  },
  funding: { intervalHours: 8, formula: dividedByInterval, source: feesProfile, date: "2026-07-26" },
  ...coinm,
};
