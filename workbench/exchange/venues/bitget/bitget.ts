import type { Coin } from "../../market/coins";
import type { VenueMarket } from "../../market/market";
import { bitgetInterval, candleRow, endingOf } from "./candles";
import { answerBitget } from "./rest";
import { amount, change, coinBefore, finePrice, price, rate } from "../figures";
import type { Connection, Receive, Venue } from "../protocol";
import { readMessage, records, text } from "../protocol";

const streamsHost = "ws.bitget.com";

export const bitget: Venue = {
  name: "bitget",
  hosts: [streamsHost, "api.bitget.com"],
  fundingHours: 8,
  allowOrigin: () => "*",
  answer: (market, asked) => (asked.host === streamsHost ? undefined : answerBitget(market, asked)),
  connect: (market, connection) => {
    const [, version] = /^\/(v2|v3)\/ws\/public$/.exec(connection.path) ?? [];
    return version && connection.host === streamsHost
      ? connect(market, connection, version === "v3")
      : undefined;
  },
};

type Fields = Record<string, unknown>;

function connect(market: VenueMarket, { send, streams }: Connection, isThird: boolean): Receive {
  return (received) => {
    if (received === "ping") {
      send("pong");
      return;
    }
    const { op, args } = readMessage(received) ?? {};
    for (const arg of records(args)) {
      const key = JSON.stringify(Object.entries(arg).sort());
      const stream = streamOf(market, arg, isThird);
      if (op === "unsubscribe") {
        streams.remove(key);
        send({ event: "unsubscribe", arg });
      } else if (!stream) {
        send({ event: "error", arg, code: 30001, msg: `${JSON.stringify(arg)} doesn't exist`, op });
      } else {
        send({ event: "subscribe", arg });
        streams.add(key, 500, (isFirst) => {
          const action = isFirst || !stream.isUpdated ? "snapshot" : "update";
          send({ action, arg, data: [stream.row()], ts: market.now() });
        });
      }
    }
  };
}

interface Stream {
  row: () => unknown;
  /** After the first message it sends updates. */
  isUpdated: boolean;
}

function streamOf(market: VenueMarket, arg: Fields, isThird: boolean): Stream | undefined {
  const type = text(arg.instType).toUpperCase();
  const coin = coinBefore(isThird ? text(arg.symbol) || text(arg.instId) : text(arg.instId), endingOf(type));
  const topic = text(isThird ? arg.topic : arg.channel);
  if (!coin) return undefined;
  const isSpot = type === "SPOT";
  if (topic === "ticker") {
    const row = isThird ? tickerThird : tickerSecond;
    return { row: () => row(market, coin, isSpot, endingOf(type)), isUpdated: false };
  }
  const length = isThird && topic === "kline" ? text(arg.interval) : /^candle(\w+)$/.exec(topic)?.[1];
  const interval = bitgetInterval(length ?? "");
  if (!interval) return undefined;
  return {
    isUpdated: true,
    row: () => {
      const start = interval.startOf(market.now());
      const bar = market.bar(coin, isSpot ? "spot" : "last", start, interval.step(start, 1));
      if (!isThird) return [...candleRow(coin, bar), amount(bar.volume * bar.close)];
      const [begin, open, high, low, close, volume, turnover] = candleRow(coin, bar);
      return { start: begin, open, high, low, close, volume, turnover };
    },
  };
}

function tickerThird(market: VenueMarket, coin: Coin, isSpot: boolean, ending: string): object {
  const quote = market.quote(coin);
  const { day } = quote;
  const last = isSpot ? quote.spot : quote.last;
  const traded = {
    symbol: `${coin.base}${ending}`,
    lastPrice: price(coin, last),
    openPrice24h: price(coin, day.open),
    highPrice24h: price(coin, day.high),
    lowPrice24h: price(coin, day.low),
    price24hPcnt: change(last, day.open).toFixed(5),
    volume24h: amount(day.volume),
    turnover24h: amount(day.volume * last),
    bid1Price: price(coin, last * 0.99999),
    bid1Size: "2.71",
    ask1Price: price(coin, last * 1.00001),
    ask1Size: "8.76",
  };
  if (isSpot) return traded;
  return {
    ...traded,
    markPrice: finePrice(coin, quote.mark),
    indexPrice: finePrice(coin, quote.index),
    fundingRate: rate(quote.fundingRate),
    nextFundingTime: String(quote.nextFunding),
    openInterest: amount(quote.openInterest),
  };
}

function tickerSecond(market: VenueMarket, coin: Coin, isSpot: boolean, ending: string): object {
  const quote = market.quote(coin);
  const { day } = quote;
  const last = isSpot ? quote.spot : quote.last;
  const traded = {
    instId: `${coin.base}${ending}`,
    lastPr: price(coin, last),
    bidPr: price(coin, last * 0.99999),
    askPr: price(coin, last * 1.00001),
    bidSz: "2.71",
    askSz: "8.76",
    open24h: price(coin, day.open),
    high24h: price(coin, day.high),
    low24h: price(coin, day.low),
    change24h: change(last, day.open).toFixed(5),
    baseVolume: amount(day.volume),
    quoteVolume: amount(day.volume * last),
    openUtc: price(coin, day.open),
    ts: String(quote.time),
  };
  if (isSpot) return { ...traded, changeUtc24h: change(last, day.open).toFixed(5) };
  return {
    ...traded,
    fundingRate: rate(quote.fundingRate),
    nextFundingTime: String(quote.nextFunding),
    markPrice: finePrice(coin, quote.mark),
    indexPrice: finePrice(coin, quote.index),
    holdingAmount: amount(quote.openInterest),
    symbolType: 1,
    symbol: `${coin.base}${ending}`,
    deliveryPrice: "0",
  };
}
