import type { Coin } from "../market/coins";
import { coins } from "../market/coins";
import { intervalOf } from "../market/interval";
import type { VenueMarket } from "../market/market";
import { amount, change, coinBefore, limitOf, price, rate, whole } from "./figures";
import type { Answer, Asked, Connection, Receive, Venue } from "./protocol";
import { readMessage, text } from "./protocol";

const perpetuals = "open-api-swap.bingx.com";
const spotStreams = "open-api-ws.bingx.com";
const requests = "open-api.bingx.com";

export const bingx: Venue = {
  name: "bingx",
  hosts: [perpetuals, spotStreams, requests],
  fundingHours: 8,
  isGzip: true,
  answer: (market, asked) => (asked.host === requests ? answer(market, asked) : undefined),
  connect: (market, connection) => {
    if (connection.host === perpetuals && connection.path === "/swap-market") {
      return connect(market, connection, false);
    }
    if (connection.host === spotStreams && connection.path === "/market") {
      return connect(market, connection, true);
    }
    return undefined;
  },
};

const ENDING = "-USDT";

function connect(market: VenueMarket, { send, streams }: Connection, isSpot: boolean): Receive {
  streams.add("ping", 5_000, (isFirst) => {
    if (!isFirst) send(isSpot ? { ping: String(market.now()), time: market.now() } : "Ping");
  });
  return (received) => {
    const message = readMessage(received);
    if (!message || "pong" in message) return; // Pong
    const { id, reqType } = message;
    const dataType = text(message.dataType);
    const stream = streamOf(market, dataType, isSpot);
    if (!stream) {
      send({ id, code: 80015, msg: "dataType not support", timestamp: market.now() });
      return;
    }
    send({ id, code: 0, msg: "", timestamp: market.now() });
    if (reqType === "unsub") streams.remove(dataType);
    else streams.add(dataType, 1_000, () => send({ code: 0, dataType, ...stream() }));
  };
}

function streamOf(market: VenueMarket, dataType: string, isSpot: boolean): (() => object) | undefined {
  const [symbol = "", kind = ""] = dataType.split("@");
  const coin = coinBefore(symbol, ENDING);
  if (!coin) return undefined;
  const event = (e: string, fields: () => object) => () => ({
    timestamp: market.now(),
    data: { e, E: market.now(), s: symbol, ...fields() },
  });
  if (kind === "ticker") return event("24hTicker", () => ticker(market, coin, isSpot));
  const interval = intervalOf(/^kline_(\w+)$/.exec(kind)?.[1]?.replace("min", "m") ?? "");
  if (interval) {
    return () => {
      const start = interval.startOf(market.now());
      const bar = market.bar(coin, isSpot ? "spot" : "last", start, interval.step(start, 1));
      const [o, h, l, c] = [bar.open, bar.high, bar.low, bar.close].map((value) => price(coin, value));
      const v = amount(bar.volume);
      if (!isSpot) return { s: symbol, data: [{ c, o, h, l, v, T: bar.start }] };
      const q = amount(bar.volume * bar.close);
      const K = { T: bar.end - 1, c, h, i: kind.slice(6), l, n: 100, o, q, s: symbol, t: bar.start, v };
      return { success: true, data: { E: market.now(), K, e: "kline", s: symbol } };
    };
  }
  if (isSpot) return undefined;
  if (kind === "markPrice") {
    return event("markPriceUpdate", () => ({ p: price(coin, market.quote(coin).mark) }));
  }
  return kind === "lastPrice"
    ? event("lastPriceUpdate", () => ({ c: price(coin, market.quote(coin).last) }))
    : undefined;
}

/** Texts for perpetuals, numbers for the spot market. */
function ticker(market: VenueMarket, coin: Coin, isSpot: boolean): object {
  const { day, time, last, spot } = market.quote(coin);
  const traded = isSpot ? spot : last;
  const share = (change(traded, day.open) * 100).toFixed(2);
  const texts = {
    p: price(coin, traded - day.open),
    c: price(coin, traded),
    h: price(coin, day.high),
    l: price(coin, day.low),
    v: amount(day.volume),
    q: amount(day.volume * traded),
    o: price(coin, day.open),
    A: price(coin, traded * 1.00001),
    a: "4.11",
    B: price(coin, traded * 0.99999),
    b: "2.53",
  };
  const times = { O: time - 86_400_000, C: time };
  if (!isSpot) return { ...texts, P: share, L: "0.52", ...times };
  const numbers = Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, Number(value)]));
  return { ...numbers, P: `${share}%`, ...times };
}

function answer(market: VenueMarket, { path, query }: Asked): Answer | undefined {
  const answered = (data: unknown): Answer => ({ body: { code: 0, msg: "", data } });
  const coin = coinBefore(query.get("symbol") ?? "", ENDING);
  const page = /^\/openApi\/swap\/v\d\/quote\/(\w+)$/.exec(path)?.[1];
  if (page === "contracts") return answered(coins.map(contract));
  if (path === "/openApi/spot/v1/common/symbols") return answered({ symbols: coins.map(spotSymbol) });
  if (path === "/openApi/cswap/v1/market/contracts") return answered([]);
  if (!page) return undefined;
  if (!coin) return { body: { code: 109425, msg: "this trading pair does not exist", data: {} } };
  const symbol = `${coin.base}${ENDING}`;
  const quote = market.quote(coin);
  const span = {
    start: whole(query, "startTime"),
    end: whole(query, "endTime"),
    limit: limitOf(query, page === "klines" ? 500 : 100, 1000),
  };
  const pages: Record<string, () => unknown> = {
    premiumIndex: () => ({
      symbol,
      markPrice: price(coin, quote.mark),
      indexPrice: price(coin, quote.index),
      lastFundingRate: rate(quote.fundingRate),
      nextFundingTime: quote.nextFunding,
      fundingIntervalHours: market.fundingHours,
    }),
    // The value in USDT.
    openInterest: () => ({
      openInterest: (quote.openInterest * quote.mark).toFixed(2),
      symbol,
      time: quote.time,
    }),
    fundingRate: () =>
      market
        .settlements(coin, span)
        .reverse()
        .map((one) => ({ symbol, fundingRate: rate(one.rate), fundingTime: one.time })),
    klines: () => {
      const interval = intervalOf(query.get("interval") ?? "");
      const bars = interval ? market.bars(coin, "last", interval, span) : [];
      return bars.reverse().map((bar) => ({
        open: price(coin, bar.open),
        close: price(coin, bar.close),
        high: price(coin, bar.high),
        low: price(coin, bar.low),
        volume: amount(bar.volume),
        time: bar.start,
      }));
    },
  };
  return pages[page] && answered(pages[page]());
}

const contract = (coin: Coin, at: number): object => ({
  contractId: String(100 + at),
  symbol: `${coin.base}${ENDING}`,
  size: "0",
  quantityPrecision: 4,
  pricePrecision: coin.decimals,
  feeRate: 0.0005,
  makerFeeRate: 0.0002,
  takerFeeRate: 0.0005,
  tradeMinLimit: 0,
  tradeMinQuantity: 0.0001,
  tradeMinUSDT: 2,
  maxLongLeverage: coin.leverage,
  maxShortLeverage: coin.leverage,
  currency: "USDT",
  asset: coin.base,
  status: 1,
  apiStateOpen: "true",
  apiStateClose: "true",
});

const spotSymbol = (coin: Coin): object => ({
  symbol: `${coin.base}${ENDING}`,
  minQty: 0.0001,
  maxQty: 1_000_000,
  minNotional: 5,
  maxNotional: 100_000,
  status: 1,
  tickSize: 10 ** -coin.decimals,
  stepSize: 0.0001,
  apiStateSell: true,
  apiStateBuy: true,
});
