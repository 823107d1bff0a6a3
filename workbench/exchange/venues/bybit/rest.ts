import type { Coin } from "../../market/coins";
import { coins } from "../../market/coins";
import type { Bar, PriceKind, VenueMarket } from "../../market/market";
import type { Category } from "./categories";
import { endingOf, intervalNamed, isCategory } from "./categories";
import { perpetualTicker, spotTicker } from "./tickers";
import { amount, brackets, coinBefore, finePrice, limitOf, price, rate, tick, whole } from "../figures";
import type { Answer, Asked } from "../protocol";

/** Errors too come with status 200. */
type Result = { result: object } | { retCode: number; retMsg: string };

const parameterFault = (retMsg: string): Result => ({ retCode: 10001, retMsg });
const noSymbol = parameterFault("params error: Symbol Is Invalid");

export function answerBybit(market: VenueMarket, { path, query }: Asked): Answer | undefined {
  const page = /^\/v5\/market\/(.+)$/.exec(path)?.[1];
  if (page === "time") {
    const now = market.now();
    return wrapped(now, {
      result: { timeSecond: String(Math.floor(now / 1_000)), timeNano: `${now}000000` },
    });
  }
  const answer = pages[page ?? ""];
  if (!answer) return undefined;
  const category = query.get("category") ?? "";
  if (category === "option")
    return wrapped(market.now(), { result: { category, list: [], nextPageCursor: "" } });
  if (!isCategory(category)) return wrapped(market.now(), parameterFault("params error: Illegal category"));
  return wrapped(market.now(), answer({ market, query, category }));
}

interface Page {
  market: VenueMarket;
  query: URLSearchParams;
  category: Category;
}

const wrapped = (time: number, result: Result): Answer => ({
  body: { retCode: 0, retMsg: "OK", result: {}, ...result, retExtInfo: {}, time },
});

const bars =
  (kind: PriceKind) =>
  (page: Page): Result =>
    klines(page, kind);

const pages: Record<string, ((page: Page) => Result) | undefined> = {
  tickers: (page) =>
    perSymbol(page, (coin) =>
      page.category === "spot" ? spot(page.market, coin) : perpetual(page.market, coin, page.category),
    ),
  kline: (page) => klines(page, page.category === "spot" ? "spot" : "last"),
  "mark-price-kline": bars("mark"),
  "index-price-kline": bars("index"),
  "funding/history": fundingHistory,
  "open-interest": openInterest,
  "instruments-info": (page) => perSymbol(page, (coin) => instrument(page, coin)),
  "risk-limit": riskLimits,
};

function perSymbol({ query, category }: Page, one: (coin: Coin) => object): Result {
  const symbol = query.get("symbol");
  const found = symbol === null ? undefined : coinBefore(symbol, endingOf(category));
  if (symbol !== null && !found) return noSymbol;
  return { result: { category, list: (found ? [found] : coins).map(one), nextPageCursor: "" } };
}

const spot = (market: VenueMarket, coin: Coin): object => {
  const ticker = spotTicker(market, coin);
  return {
    ...ticker,
    bid1Price: ticker.lastPrice,
    bid1Size: "1",
    ask1Price: ticker.lastPrice,
    ask1Size: "1",
  };
};

const perpetual = (market: VenueMarket, coin: Coin, category: Category): object => {
  return {
    ...perpetualTicker(market, coin, category),
    predictedDeliveryPrice: "",
    basisRate: "",
    deliveryFeeRate: "",
    deliveryTime: "0",
    basis: "",
  };
};

/** Newest first. */
function klines({ market, query, category }: Page, kind: PriceKind): Result {
  const symbol = query.get("symbol") ?? "";
  const coin = coinBefore(symbol, endingOf(category));
  if (!coin) return noSymbol;
  const interval = intervalNamed(query.get("interval") ?? "");
  if (!interval) return parameterFault("params error: Invalid interval");
  const span = { start: whole(query, "start"), end: whole(query, "end"), limit: limitOf(query, 200, 1000) };
  const list = market.bars(coin, kind, interval, span).map((bar) => row(coin, bar, kind, category));
  return { result: { symbol, category, list: list.reverse() } };
}

function row(coin: Coin, bar: Bar, kind: PriceKind, category: Category): string[] {
  const isTraded = kind === "last" || kind === "spot";
  const write = (value: number) => (isTraded ? price(coin, value) : finePrice(coin, value));
  const prices = [String(bar.start), ...[bar.open, bar.high, bar.low, bar.close].map(write)];
  if (!isTraded) return prices;
  const value = amount(bar.volume * bar.close);
  return category === "inverse"
    ? [...prices, String(Math.round(Number(value))), amount(bar.volume)]
    : [...prices, amount(bar.volume), value];
}

/** Newest first. */
function fundingHistory({ market, query, category }: Page): Result {
  const symbol = query.get("symbol") ?? "";
  const coin = coinBefore(symbol, endingOf(category));
  if (!coin || category === "spot") return noSymbol;
  const span = {
    start: whole(query, "startTime"),
    end: whole(query, "endTime"),
    limit: limitOf(query, 200, 200),
  };
  if (span.start !== undefined && span.end === undefined) {
    return parameterFault("params error: endTime is required when startTime is passed");
  }
  const list = market.settlements(coin, span).map((one) => ({
    symbol,
    fundingRate: rate(one.rate),
    fundingRateTimestamp: String(one.time),
  }));
  return { result: { category, list: list.reverse() } };
}

const lengths: Record<string, number> = {
  "5min": 300_000,
  "15min": 900_000,
  "30min": 1_800_000,
  "1h": 3_600_000,
  "4h": 14_400_000,
  "1d": 86_400_000,
};

/** Newest first. */
function openInterest({ market, query, category }: Page): Result {
  const symbol = query.get("symbol") ?? "";
  const coin = coinBefore(symbol, endingOf(category));
  const length = lengths[query.get("intervalTime") ?? ""];
  if (!coin || category === "spot") return noSymbol;
  if (!length) return parameterFault("params error: Invalid intervalTime");
  const last = Math.floor((whole(query, "endTime") ?? market.now()) / length) * length;
  const list = Array.from({ length: limitOf(query, 50, 200) }, (_, at) => {
    const time = last - at * length;
    const coinsHeld = 2 * market.openInterest(coin, time);
    const open = category === "inverse" ? coinsHeld * market.price(coin, "mark", time) : coinsHeld;
    return { openInterest: open.toFixed(8), timestamp: String(time) };
  });
  return { result: { symbol, category, list, nextPageCursor: "" } };
}

function instrument({ market, category }: Page, coin: Coin): object {
  const known = {
    symbol: `${coin.base}${endingOf(category)}`,
    status: "Trading",
    baseCoin: coin.base,
    quoteCoin: category === "inverse" ? "USD" : "USDT",
  };
  const priceFilter = { minPrice: tick(coin), maxPrice: "1999999.80", tickSize: tick(coin) };
  if (category === "spot") {
    const lotSizeFilter = {
      basePrecision: "0.000001",
      quotePrecision: "0.00000001",
      minOrderQty: "0.000048",
      maxOrderQty: "71.73956243",
      minOrderAmt: "1",
      maxOrderAmt: "4000000",
    };
    return { ...known, innovation: "0", marginTrading: "both", lotSizeFilter, priceFilter };
  }
  return {
    ...known,
    contractType: category === "inverse" ? "InversePerpetual" : "LinearPerpetual",
    launchTime: "1585526400000",
    deliveryTime: "0",
    deliveryFeeRate: "",
    priceScale: String(coin.decimals),
    leverageFilter: { minLeverage: "1", maxLeverage: coin.leverage.toFixed(2), leverageStep: "0.01" },
    priceFilter,
    lotSizeFilter: {
      maxOrderQty: "1190.000",
      maxMktOrderQty: "500.000",
      minOrderQty: "0.001",
      qtyStep: "0.001",
      postOnlyMaxOrderQty: "1190.000",
      minNotionalValue: "5",
    },
    unifiedMarginTrade: true,
    fundingInterval: market.fundingHours * 60,
    settleCoin: category === "inverse" ? coin.base : "USDT",
    copyTrading: "both",
    upperFundingRate: "0.005",
    lowerFundingRate: "-0.005",
  };
}

const SYMBOLS_A_PAGE = 15;

/** Fifteen symbols a page; the cursor is the number of the next. */
function riskLimits({ query, category }: Page): Result {
  const symbol = query.get("symbol");
  const coin = symbol === null ? undefined : coinBefore(symbol, endingOf(category));
  if (symbol !== null && !coin) return noSymbol;
  const start = whole(query, "cursor") ?? 0;
  const shown = coin ? [coin] : coins.slice(start, start + SYMBOLS_A_PAGE);
  const next = start + SYMBOLS_A_PAGE;
  return {
    result: {
      category,
      list: shown.flatMap((one) => limits(one, category)),
      nextPageCursor: coin || next >= coins.length ? "" : String(next),
    },
  };
}

function limits(coin: Coin, category: Category): object[] {
  let deduction = 0;
  let before = 0;
  return brackets(coin).map(({ level, from, to, leverage, initial, maintenance }) => {
    deduction += from * (maintenance - before);
    before = maintenance;
    return {
      id: level,
      symbol: `${coin.base}${endingOf(category)}`,
      riskLimitValue: String(to),
      maintenanceMargin: String(maintenance),
      initialMargin: String(initial),
      isLowestRisk: level === 1 ? 1 : 0,
      maxLeverage: leverage.toFixed(2),
      mmDeduction: level === 1 ? "" : String(deduction),
    };
  });
}
