import type { Coin } from "../../market/coins";
import { coins } from "../../market/coins";
import type { PriceKind, VenueMarket } from "../../market/market";
import { bitgetInterval, candleRow, endingOf } from "./candles";
import { amount, brackets, change, coinBefore, finePrice, limitOf, price, rate, whole } from "../figures";
import type { Answer, Asked } from "../protocol";

type Result = { data: unknown } | { code: string; msg: string };

const noSymbol: Result = { code: "40034", msg: "Parameter does not exist" };

export function answerBitget(market: VenueMarket, { path, query }: Asked): Answer | undefined {
  const answer = pages[/^\/api\/v2\/(.+)$/.exec(path)?.[1] ?? ""];
  if (!answer) return undefined;
  const found = answer(market, query);
  const body = { code: "00000", msg: "success", requestTime: market.now(), data: null, ...found };
  return { body, status: body.code === "00000" ? undefined : 400 };
}

const isListed = (type: string): boolean => ["USDT-FUTURES", "COIN-FUTURES"].includes(type);

const productOf = (query: URLSearchParams): string => (query.get("productType") ?? "").toUpperCase();

const coinOf = (query: URLSearchParams): Coin | undefined =>
  isListed(productOf(query)) ? coinBefore(query.get("symbol") ?? "", endingOf(productOf(query))) : undefined;

/** Of one contract, which the answer names. */
const one =
  (row: (market: VenueMarket, coin: Coin, symbol: string) => unknown) =>
  (market: VenueMarket, query: URLSearchParams): Result => {
    const coin = coinOf(query);
    return coin ? { data: row(market, coin, query.get("symbol")!) } : noSymbol;
  };

const pages: Record<string, ((market: VenueMarket, query: URLSearchParams) => Result) | undefined> = {
  "public/time": (market) => ({ data: { serverTime: String(market.now()) } }),
  "mix/market/ticker": one((market, coin, symbol) => [ticker(market, coin, symbol)]),
  "mix/market/candles": (market, query) => candles(market, query, "last", 1000),
  "mix/market/history-candles": (market, query) => candles(market, query, "last", 200),
  "mix/market/history-mark-candles": (market, query) => candles(market, query, "mark", 200),
  "mix/market/history-index-candles": (market, query) => candles(market, query, "index", 200),
  "mix/market/current-fund-rate": one((market, coin, symbol) => [currentRate(market, coin, symbol)]),
  "mix/market/history-fund-rate": fundingHistory,
  "mix/market/funding-time": one((market, coin, symbol) => [
    {
      symbol,
      nextFundingTime: String(market.quote(coin).nextFunding),
      ratePeriod: String(market.fundingHours),
    },
  ]),
  "mix/market/open-interest": one((market, coin, symbol) => ({
    openInterestList: [{ symbol, size: amount(market.quote(coin).openInterest) }],
    ts: String(market.now()),
  })),
  "mix/market/symbol-price": one((market, coin, symbol) => {
    const { last, index, mark, time } = market.quote(coin);
    return [
      {
        symbol,
        price: price(coin, last),
        indexPrice: finePrice(coin, index),
        markPrice: finePrice(coin, mark),
        ts: String(time),
      },
    ];
  }),
  "mix/market/contracts": (market, query) => {
    const only = query.get("symbol");
    const type = productOf(query);
    if (!isListed(type)) return { data: [] };
    const all = coins.map((coin) => contract(market, coin, endingOf(type)));
    return { data: only === null ? all : all.filter(({ symbol }) => symbol === only) };
  },
  "mix/market/query-position-lever": one((_, coin, symbol) => positionTiers(coin, symbol)),
  "spot/public/coins": () => ({
    data: coins.map(({ base }, at) => ({ coinId: String(at + 1), coin: base, transfer: "true", chains: [] })),
  }),
  "margin/currencies": () => ({ data: [] }),
  "spot/public/symbols": () => ({ data: coins.map(spotSymbol) }),
  "spot/market/candles": spotCandles,
};

/** Ascending. */
function candles(market: VenueMarket, query: URLSearchParams, kind: PriceKind, most: number): Result {
  const coin = coinOf(query);
  if (!coin) return noSymbol;
  return candlesOf(market, query, coin, kind, most);
}

function spotCandles(market: VenueMarket, query: URLSearchParams): Result {
  const coin = coinBefore(query.get("symbol") ?? "", "USDT");
  return coin ? candlesOf(market, query, coin, "spot", 1000) : noSymbol;
}

function candlesOf(
  market: VenueMarket,
  query: URLSearchParams,
  coin: Coin,
  kind: PriceKind,
  most: number,
): Result {
  const interval = bitgetInterval(query.get("granularity") ?? "");
  if (!interval) return { code: "400171", msg: "Parameter verification failed granularity" };
  const span = {
    start: whole(query, "startTime"),
    end: whole(query, "endTime"),
    limit: limitOf(query, 100, most),
  };
  return { data: market.bars(coin, kind, interval, span).map((bar) => candleRow(coin, bar)) };
}

function currentRate(market: VenueMarket, coin: Coin, symbol: string): object {
  const { fundingRate, nextFunding } = market.quote(coin);
  return {
    symbol,
    fundingRate: rate(fundingRate),
    fundingRateInterval: String(market.fundingHours),
    nextUpdate: String(nextFunding),
    minFundingRate: "-0.003",
    maxFundingRate: "0.003",
  };
}

/** Newest first, by pages. */
function fundingHistory(market: VenueMarket, query: URLSearchParams): Result {
  const coin = coinOf(query);
  if (!coin) return noSymbol;
  const size = limitOf(query, 20, 100, "pageSize");
  const page = limitOf(query, 1, 1_000, "pageNo");
  const all = market.settlements(coin, { limit: size * page }).reverse();
  return {
    data: all.slice(size * (page - 1)).map((settled) => ({
      symbol: query.get("symbol"),
      fundingRate: rate(settled.rate),
      fundingTime: String(settled.time),
    })),
  };
}

function ticker(market: VenueMarket, coin: Coin, symbol: string): object {
  const { last, index, mark, fundingRate, openInterest, day, time } = market.quote(coin);
  return {
    symbol,
    lastPr: price(coin, last),
    askPr: price(coin, last * 1.00001),
    bidPr: price(coin, last * 0.99999),
    bidSz: "0.054",
    askSz: "0.785",
    high24h: price(coin, day.high),
    low24h: price(coin, day.low),
    ts: String(time),
    change24h: change(last, day.open).toFixed(5),
    baseVolume: amount(day.volume),
    quoteVolume: amount(day.volume * last),
    usdtVolume: amount(day.volume * last),
    openUtc: price(coin, day.open),
    changeUtc24h: change(last, day.open).toFixed(5),
    indexPrice: finePrice(coin, index),
    fundingRate: rate(fundingRate),
    holdingAmount: amount(openInterest),
    deliveryStartTime: "",
    deliveryTime: "",
    deliveryStatus: "",
    open24h: price(coin, day.open),
    markPrice: finePrice(coin, mark),
  };
}

const contract = (market: VenueMarket, coin: Coin, ending: string) => ({
  symbol: `${coin.base}${ending}`,
  baseCoin: coin.base,
  quoteCoin: ending,
  buyLimitPriceRatio: "0.05",
  sellLimitPriceRatio: "0.05",
  feeRateUpRatio: "0.005",
  makerFeeRate: "0.0002",
  takerFeeRate: "0.0006",
  openCostUpRatio: "0.01",
  supportMarginCoins: [ending === "USD" ? coin.base : "USDT"],
  minTradeNum: "0.001",
  priceEndStep: "1",
  volumePlace: "3",
  pricePlace: String(coin.decimals),
  sizeMultiplier: "0.001",
  symbolType: "perpetual",
  minTradeUSDT: "5",
  maxSymbolOrderNum: "200",
  maxProductOrderNum: "400",
  maxPositionNum: "150",
  symbolStatus: "normal",
  offTime: "-1",
  limitOpenTime: "-1",
  deliveryTime: "",
  deliveryStartTime: "",
  launchTime: "",
  fundInterval: String(market.fundingHours),
  minLever: "1",
  maxLever: String(coin.leverage),
  posLimit: "0.1",
  maintainTime: "",
});

const positionTiers = (coin: Coin, symbol: string): object[] =>
  brackets(coin).map(({ level, from, to, leverage, maintenance }) => ({
    symbol,
    level: String(level),
    startUnit: String(from),
    endUnit: String(to),
    leverage: String(leverage),
    keepMarginRate: String(maintenance),
  }));

const spotSymbol = (coin: Coin): object => ({
  symbol: `${coin.base}USDT`,
  baseCoin: coin.base,
  quoteCoin: "USDT",
  minTradeAmount: "0",
  maxTradeAmount: "10000000000",
  takerFeeRate: "0.002",
  makerFeeRate: "0.002",
  pricePrecision: String(coin.decimals),
  quantityPrecision: "6",
  quotePrecision: "8",
  status: "online",
  minTradeUSDT: "1",
  buyLimitPriceRatio: "0.05",
  sellLimitPriceRatio: "0.05",
});
