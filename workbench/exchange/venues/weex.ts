import type { Coin } from "../market/coins";
import { coins } from "../market/coins";
import { intervalOf } from "../market/interval";
import type { VenueMarket } from "../market/market";
import { amount, change, coinBefore, finePrice, limitOf, price, rate, whole } from "./figures";
import type { Answer, Asked, Connection, Receive, Venue } from "./protocol";
import { readMessage, texts } from "./protocol";

const contractStreams = "ws-contract.weex.com";
const spotStreams = "ws-spot.weex.com";
const spotRequests = "api-spot.weex.com";
const contractRequests = "api-contract.weex.com";

export const weex: Venue = {
  name: "weex",
  hosts: [contractStreams, spotStreams, spotRequests, contractRequests],
  fundingHours: 8,
  answer,
  connect: (market, connection) => {
    const isSpot = connection.host === spotStreams;
    if (!isSpot && connection.host !== contractStreams) return undefined;
    return connection.path === "/v3/ws/public" ? connect(market, connection, isSpot) : undefined;
  },
};

function connect(market: VenueMarket, { send, streams }: Connection, isSpot: boolean): Receive {
  streams.add("ping", 20_000, (isFirst) => {
    if (!isFirst) send({ event: "ping", time: String(market.now()) });
  });
  return (received) => {
    const { method, id, params } = readMessage(received) ?? {};
    if (method !== "SUBSCRIBE" && method !== "UNSUBSCRIBE") return; // PONG
    const asked = texts(params);
    const found = asked.map((one) => streamOf(market, one, isSpot));
    const known = found.every((one) => one !== undefined);
    send(known ? { id, result: true } : { id, result: false, msg: "Invalid channel" });
    if (!known) return;
    for (const [at, name] of asked.entries()) {
      if (method === "UNSUBSCRIBE") streams.remove(name);
      else streams.add(name, 1_000, (isFirst) => send(found[at]!(isFirst)));
    }
  };
}

function streamOf(
  market: VenueMarket,
  name: string,
  isSpot: boolean,
): ((isFirst: boolean) => object) | undefined {
  const [s = "", kind = ""] = name.split("@");
  const coin = coinBefore(s, "USDT");
  if (!coin) return undefined;
  if (kind === "ticker")
    return () => ({ e: "ticker", E: market.now(), s, d: [ticker(market, coin, isSpot)] });
  const [, i = "", p] = /^kline_(\w+?)_(LAST_PRICE|MARK_PRICE)$/.exec(kind) ?? [];
  const interval = intervalOf(i);
  if (!interval) return undefined;
  return (isFirst) => {
    const start = interval.startOf(market.now());
    const bar = market.bar(
      coin,
      isSpot ? "spot" : p === "MARK_PRICE" ? "mark" : "last",
      start,
      interval.step(start, 1),
    );
    const value = bar.volume * bar.close;
    const row = {
      t: bar.start,
      T: bar.end,
      s,
      i,
      o: price(coin, bar.open),
      c: price(coin, bar.close),
      h: price(coin, bar.high),
      l: price(coin, bar.low),
      v: amount(bar.volume),
      n: 100,
      q: amount(value),
      V: amount(bar.volume / 2),
      Q: amount(value / 2),
    };
    return { e: isFirst ? "klineSnapshot" : "kline", E: market.now(), s, p, d: [row] };
  };
}

function ticker(market: VenueMarket, coin: Coin, isSpot: boolean): object {
  const { last, spot, mark, index, day, time } = market.quote(coin);
  const traded = isSpot ? spot : last;
  const figures = {
    p: price(coin, traded - day.open),
    P: change(traded, day.open).toFixed(6),
    w: price(coin, (traded + day.open) / 2),
    c: price(coin, traded),
    o: price(coin, day.open),
    h: price(coin, day.high),
    l: price(coin, day.low),
    v: amount(day.volume),
    q: amount(day.volume * traded),
    O: time - 86_400_000,
    C: time,
    n: 1_000,
  };
  return isSpot ? figures : { ...figures, m: finePrice(coin, mark), i: finePrice(coin, index) };
}

function answer(market: VenueMarket, { host, path, query }: Asked): Answer | undefined {
  if (host === spotRequests) {
    if (path === "/api/v3/coins") {
      return { body: coins.map(({ base }) => ({ coin: base, name: base, networkList: [] })) };
    }
    return path === "/api/v3/exchangeInfo"
      ? { body: { timezone: "UTC", serverTime: market.now(), symbols: coins.map(spotSymbol) } }
      : undefined;
  }
  const page = host === contractRequests ? /^\/capi\/v3\/market\/(\w+)$/.exec(path)?.[1] : undefined;
  if (page === "exchangeInfo") return { body: { assets: [], symbols: coins.map(contract) } };
  const symbol = query.get("symbol") ?? "";
  const coin = coinBefore(symbol, "USDT");
  if (!page) return undefined;
  if (!coin) return { status: 400, body: { code: -1121, msg: "Invalid symbol." } };
  const quote = market.quote(coin);
  const span = {
    start: whole(query, "startTime"),
    end: whole(query, "endTime"),
    limit: limitOf(query, 100, 1000),
  };
  switch (page) {
    case "premiumIndex":
      return { body: [premiumIndex(market, coin, symbol)] };
    case "openInterest":
      return { body: { symbol, openInterest: amount(quote.openInterest), time: quote.time } };
    case "fundingRate":
      return {
        body: market.settlements(coin, span).map((one) => ({
          symbol,
          fundingRate: rate(one.rate),
          fundingTime: one.time,
          markPrice: finePrice(coin, one.mark),
        })),
      };
    case "klines":
    case "historyKlines": {
      const interval = intervalOf(query.get("interval") ?? "");
      const bars = interval ? market.bars(coin, "last", interval, span) : [];
      return {
        body: bars.map((bar) => [
          bar.start,
          ...[bar.open, bar.high, bar.low, bar.close].map((value) => price(coin, value)),
          amount(bar.volume),
          bar.end,
          amount(bar.volume * bar.close),
          100,
          amount(bar.volume / 2),
          amount((bar.volume * bar.close) / 2),
        ]),
      };
    }
    default:
      return undefined;
  }
}

function premiumIndex(market: VenueMarket, coin: Coin, symbol: string): object {
  const { mark, index, fundingRate, nextFunding, time } = market.quote(coin);
  return {
    symbol,
    markPrice: finePrice(coin, mark),
    indexPrice: finePrice(coin, index),
    lastFundingRate: rate(fundingRate),
    forecastFundingRate: rate(fundingRate),
    interestRate: "0.0001",
    nextFundingTime: nextFunding,
    time,
    collectCycle: market.fundingHours * 60,
  };
}

const contract = (coin: Coin): object => ({
  symbol: `${coin.base}USDT`,
  baseAsset: coin.base,
  quoteAsset: "USDT",
  marginAsset: "USDT",
  pricePrecision: coin.decimals,
  quantityPrecision: 6,
  baseAssetPrecision: 3,
  quotePrecision: 8,
  contractVal: 1e-6,
  delivery: ["00:00:00", "08:00:00", "16:00:00"],
  forwardContractFlag: true,
  minLeverage: 1,
  maxLeverage: coin.leverage,
  buyLimitPriceRatio: 0.016,
  sellLimitPriceRatio: 0.015,
  makerFeeRate: 0.0002,
  takerFeeRate: 0.0008,
  minOrderSize: 0.0001,
  maxOrderSize: 10_000,
  maxPositionSize: 20_000_000,
  marketOpenLimitSize: 12_000,
});

const spotSymbol = (coin: Coin): object => ({
  symbol: `${coin.base}USDT`,
  status: "TRADING",
  baseAsset: coin.base,
  quoteAsset: "USDT",
  baseAssetPrecision: 8,
  quoteAssetPrecision: 8,
  pricePrecision: coin.decimals,
  quantityPrecision: 6,
  tickSize: String(10 ** -coin.decimals),
  stepSize: "0.000001",
});
