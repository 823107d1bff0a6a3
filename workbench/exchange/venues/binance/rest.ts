import type { Coin } from "../../market/coins";
import { coins } from "../../market/coins";
import type { Bar, PriceKind, VenueMarket } from "../../market/market";
import { intervalOf } from "../../market/interval";
import { amount, coinBefore, finePrice, limitOf, price, rate, tick, whole } from "../figures";
import type { Answer, Asked } from "../protocol";

const failed = (code: number, msg: string): Answer => ({ status: 400, body: { code, msg } });
const noSymbol = failed(-1121, "Invalid symbol.");

const symbolOf = ({ base }: Coin): string => `${base}USDT`;

export function answerFutures(market: VenueMarket, { path, query }: Asked): Answer | undefined {
  const page = /^\/fapi\/v1\/(\w+)$/.exec(path)?.[1];
  const bars = kinds[page ?? ""];
  if (bars) return klines(market, query, bars.kind, bars.by, { standard: 500, most: 1500 });
  switch (page) {
    case "ping":
      return { body: {} };
    case "time":
      return { body: { serverTime: market.now() } };
    case "exchangeInfo":
      return { body: exchangeInfo(market) };
    case "fundingInfo":
      return { body: [] }; // Only symbols whose interval or cap is another than the standard.
    case "premiumIndex":
      return perSymbol(query, (coin) => premiumIndex(market, coin));
    case "openInterest":
      return openInterest(market, query);
    case "fundingRate":
      return fundingRate(market, query);
    default:
      return undefined;
  }
}

export function answerSpot(market: VenueMarket, { path, query }: Asked): Answer | undefined {
  switch (/^\/api\/v3\/(.+)$/.exec(path)?.[1]) {
    case "ping":
      return { body: {} };
    case "time":
      return { body: { serverTime: market.now() } };
    case "exchangeInfo":
      return { body: spotInfo(market) };
    case "klines":
    case "uiKlines":
      return klines(market, query, "spot", "symbol", { standard: 500, most: 1000 });
    case "ticker/price":
      return perSymbol(query, (coin) => ({
        symbol: symbolOf(coin),
        price: price(coin, market.quote(coin).spot),
      }));
    default:
      return undefined;
  }
}

const kinds: Record<string, { kind: PriceKind; by: "symbol" | "pair" } | undefined> = {
  klines: { kind: "last", by: "symbol" },
  markPriceKlines: { kind: "mark", by: "symbol" },
  indexPriceKlines: { kind: "index", by: "pair" },
};

function perSymbol(query: URLSearchParams, one: (coin: Coin) => object): Answer {
  const symbol = query.get("symbol");
  if (symbol === null) return { body: coins.map(one) };
  const coin = coinBefore(symbol, "USDT");
  return coin ? { body: one(coin) } : noSymbol;
}

function klines(
  market: VenueMarket,
  query: URLSearchParams,
  kind: PriceKind,
  by: "symbol" | "pair",
  limits: { standard: number; most: number },
): Answer {
  const symbol = query.get(by);
  if (symbol === null) {
    return failed(-1102, `Mandatory parameter '${by}' was not sent, was empty/null, or malformed.`);
  }
  const coin = coinBefore(symbol, "USDT");
  if (!coin) return noSymbol;
  const interval = intervalOf(query.get("interval") ?? "");
  if (!interval) return failed(-1120, "Invalid interval.");
  const span = {
    start: whole(query, "startTime"),
    end: whole(query, "endTime"),
    limit: limitOf(query, limits.standard, limits.most),
  };
  const isTraded = kind === "last" || kind === "spot";
  return { body: market.bars(coin, kind, interval, span).map((bar) => row(coin, bar, isTraded)) };
}

function row(coin: Coin, bar: Bar, isTraded: boolean): unknown[] {
  const write = (value: number) => (isTraded ? price(coin, value) : finePrice(coin, value));
  const volume = (part: number) => (isTraded ? amount(bar.volume * part) : "0");
  return [
    bar.start,
    write(bar.open),
    write(bar.high),
    write(bar.low),
    write(bar.close),
    volume(1),
    bar.end - 1,
    volume(bar.close),
    isTraded ? 100 : 60,
    volume(0.5),
    volume(0.5 * bar.close),
    "0",
  ];
}

function premiumIndex(market: VenueMarket, coin: Coin): object {
  const quote = market.quote(coin);
  return {
    symbol: symbolOf(coin),
    markPrice: finePrice(coin, quote.mark),
    indexPrice: finePrice(coin, quote.index),
    estimatedSettlePrice: finePrice(coin, quote.index),
    lastFundingRate: rate(quote.fundingRate),
    nextFundingTime: quote.nextFunding,
    interestRate: "0.00010000",
    time: quote.time,
  };
}

function openInterest(market: VenueMarket, query: URLSearchParams): Answer {
  const coin = coinBefore(query.get("symbol") ?? "", "USDT");
  if (!coin) return noSymbol;
  const quote = market.quote(coin);
  return { body: { openInterest: amount(quote.openInterest), symbol: symbolOf(coin), time: quote.time } };
}

function fundingRate(market: VenueMarket, query: URLSearchParams): Answer {
  const symbol = query.get("symbol");
  const coin = symbol === null ? coins[0] : coinBefore(symbol, "USDT");
  if (!coin) return noSymbol;
  const span = {
    start: whole(query, "startTime"),
    end: whole(query, "endTime"),
    limit: limitOf(query, 100, 1000),
  };
  return {
    body: market.settlements(coin, span).map((one) => ({
      symbol: symbolOf(coin),
      fundingTime: one.time,
      fundingRate: rate(one.rate),
      markPrice: one.mark.toFixed(8),
      rateType: "Regular",
    })),
  };
}

const exchangeInfo = (market: VenueMarket): object => ({
  exchangeFilters: [],
  rateLimits: [{ interval: "MINUTE", intervalNum: 1, limit: 2400, rateLimitType: "REQUEST_WEIGHT" }],
  serverTime: market.now(),
  assets: [{ asset: "USDT", marginAvailable: true, autoAssetExchange: "-10000" }],
  symbols: coins.map((coin) => ({
    symbol: symbolOf(coin),
    pair: symbolOf(coin),
    contractType: "PERPETUAL",
    deliveryDate: 4133404800000,
    onboardDate: 1569398400000,
    status: "TRADING",
    maintMarginPercent: "2.5000",
    requiredMarginPercent: "5.0000",
    baseAsset: coin.base,
    quoteAsset: "USDT",
    marginAsset: "USDT",
    pricePrecision: coin.decimals,
    quantityPrecision: 3,
    baseAssetPrecision: 8,
    quotePrecision: 8,
    underlyingType: "COIN",
    underlyingSubType: ["PoW"],
    settlePlan: 0,
    triggerProtect: "0.0500",
    filters: filters(coin),
    orderTypes: ["LIMIT", "MARKET"],
    timeInForce: ["GTC", "IOC", "FOK", "GTX"],
    liquidationFee: "0.010000",
    marketTakeBound: "0.05",
  })),
  timezone: "UTC",
});

const spotInfo = (market: VenueMarket): object => ({
  timezone: "UTC",
  serverTime: market.now(),
  rateLimits: [],
  exchangeFilters: [],
  symbols: coins.map((coin) => ({
    symbol: symbolOf(coin),
    status: "TRADING",
    baseAsset: coin.base,
    baseAssetPrecision: 8,
    quoteAsset: "USDT",
    quotePrecision: 8,
    quoteAssetPrecision: 8,
    orderTypes: ["LIMIT", "MARKET"],
    isSpotTradingAllowed: true,
    isMarginTradingAllowed: false,
    filters: filters(coin),
    permissions: [],
    permissionSets: [["SPOT"]],
  })),
});

const filters = (coin: Coin): object[] => [
  { filterType: "PRICE_FILTER", maxPrice: "1000000", minPrice: tick(coin), tickSize: tick(coin) },
  { filterType: "LOT_SIZE", maxQty: "10000000", minQty: "0.001", stepSize: "0.001" },
];
