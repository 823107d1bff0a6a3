import type { Coin } from "../../market/coins";
import type { VenueMarket } from "../../market/market";
import { intervalOf } from "../../market/interval";
import { answerFutures, answerSpot } from "./rest";
import { amount, coinBefore, finePrice, price, rate } from "../figures";
import type { Connection, Receive, Venue } from "../protocol";
import { readMessage, texts } from "../protocol";

const futures = "fstream.binance.com";
const spotStreams = ["data-stream.binance.vision", "stream.binance.com"];
const spotRequests = ["data-api.binance.vision", "api.binance.com"];
const futuresRequests = "fapi.binance.com";

/** Binance's perpetuals in USDT, and its spot market. */
export const binance: Venue = {
  name: "binance",
  hosts: [futures, futuresRequests, ...spotStreams, ...spotRequests],
  fundingHours: 8,
  allowOrigin: () => "*",
  answer: (market, asked) =>
    asked.host === futuresRequests
      ? answerFutures(market, asked)
      : spotRequests.includes(asked.host)
        ? answerSpot(market, asked)
        : undefined,
  connect: (market, connection) => {
    const isSpot = spotStreams.includes(connection.host);
    if (!isSpot && connection.host !== futures) return undefined;
    const path = /^(\/market|\/public)?\/(ws|stream)(?:\/(.*))?$/.exec(connection.path);
    if (!path) return undefined;
    const [, routed, form, named = ""] = path;
    // Streams without a route were given up: a request is acknowledged, and nothing comes. /public has no prices of this kind.
    const sends = isSpot || routed === "/market";
    const asked = [...named.split("/"), ...(connection.query.get("streams") ?? "").split("/")].filter((one) =>
      one.includes("@"),
    );
    return connect({ market, connection, isSpot, isCombined: form === "stream", sends }, asked);
  },
};

interface Line {
  market: VenueMarket;
  connection: Connection;
  isSpot: boolean;
  /** Each message says its stream. */
  isCombined: boolean;
  sends: boolean;
}

function connect(line: Line, asked: readonly string[]): Receive {
  const { send, streams } = line.connection;
  for (const one of asked) subscribe(line, one);
  return (text) => {
    const { method, id, params } = readMessage(text) ?? {};
    if (method !== "SUBSCRIBE" && method !== "UNSUBSCRIBE") {
      send({ code: 2, msg: `Invalid request: unknown method ${String(method)}` });
      return;
    }
    send({ result: null, id });
    for (const one of texts(params)) {
      if (method === "SUBSCRIBE") subscribe(line, one);
      else streams.remove(one);
    }
  };
}

function subscribe({ market, connection, isSpot, isCombined, sends }: Line, stream: string): void {
  const [symbol = "", kind = "", speed] = stream.split("@");
  const coin = coinBefore(symbol.toUpperCase(), "USDT");
  const message = coin && messages(market, coin, kind, isSpot);
  if (!message || !sends) return;
  const every = kind === "markPrice" && speed !== "1s" ? 3_000 : 1_000;
  connection.streams.add(stream, every, () =>
    connection.send(isCombined ? { stream, data: message() } : message()),
  );
}

function messages(
  market: VenueMarket,
  coin: Coin,
  kind: string,
  isSpot: boolean,
): (() => object) | undefined {
  const s = `${coin.base}USDT`;
  if (kind === "markPrice" && !isSpot) return () => markPrice(market, coin);
  if (kind === "ticker" || kind === "miniTicker") return () => ticker(market, coin, kind, isSpot);
  if (kind === "aggTrade") return () => aggTrade(market, coin, isSpot);
  const [, length = ""] = /^kline_(\w+)$/.exec(kind) ?? [];
  const interval = intervalOf(length);
  if (!interval) return undefined;
  return () => {
    const start = interval.startOf(market.now());
    const bar = market.bar(coin, isSpot ? "spot" : "last", start, interval.step(start, 1));
    const quote = bar.volume * bar.close;
    return {
      e: "kline",
      E: market.now(),
      s,
      k: {
        t: bar.start,
        T: bar.end - 1,
        s,
        i: length,
        f: 100,
        L: 200,
        o: price(coin, bar.open),
        c: price(coin, bar.close),
        h: price(coin, bar.high),
        l: price(coin, bar.low),
        v: amount(bar.volume),
        n: 101,
        x: !bar.isOpen,
        q: amount(quote),
        V: amount(bar.volume / 2),
        Q: amount(quote / 2),
        B: "0",
      },
    };
  };
}

function markPrice(market: VenueMarket, coin: Coin): object {
  const quote = market.quote(coin);
  return {
    e: "markPriceUpdate",
    E: quote.time,
    s: `${coin.base}USDT`,
    p: finePrice(coin, quote.mark),
    ap: finePrice(coin, quote.mark),
    i: finePrice(coin, quote.index),
    P: finePrice(coin, quote.index),
    r: rate(quote.fundingRate),
    T: quote.nextFunding,
    st: 1,
  };
}

function ticker(market: VenueMarket, coin: Coin, kind: string, isSpot: boolean): object {
  const { time, day, spot, last } = market.quote(coin);
  const close = isSpot ? spot : last;
  const mini = {
    s: `${coin.base}USDT`,
    c: price(coin, close),
    o: price(coin, day.open),
    h: price(coin, day.high),
    l: price(coin, day.low),
    v: amount(day.volume),
    q: amount(day.volume * close),
  };
  if (kind === "miniTicker") return { e: "24hrMiniTicker", E: time, ...mini };
  return {
    e: "24hrTicker",
    E: time,
    ...mini,
    p: price(coin, close - day.open),
    P: ((close / day.open - 1) * 100).toFixed(3),
    w: price(coin, (close + day.open) / 2),
    Q: amount(1),
    O: time - 86_400_000,
    C: time,
    F: 1,
    L: 1_000,
    n: 1_000,
  };
}

function aggTrade(market: VenueMarket, coin: Coin, isSpot: boolean): object {
  const { time, spot, last } = market.quote(coin);
  const id = Math.floor(time / 1_000);
  return {
    e: "aggTrade",
    E: time,
    s: `${coin.base}USDT`,
    a: id,
    p: price(coin, isSpot ? spot : last),
    q: amount(1),
    f: id,
    l: id,
    T: time,
    m: id % 2 === 0,
  };
}
