import type { Coin } from "../../market/coins";
import type { PriceKind, VenueMarket } from "../../market/market";
import { amount, change, coinBefore, finePrice, price, rate } from "../figures";
import { answerGate, gateInterval, multiplier } from "./rest";
import type { Connection, Receive, Venue } from "../protocol";
import { readMessage, text, texts } from "../protocol";

const futures = "fx-ws.gateio.ws";
const other = "api.gateio.ws";

export const gate: Venue = {
  name: "gate",
  hosts: [futures, other],
  fundingHours: 8,
  answer: (market, asked) => (asked.host === other ? answerGate(market, asked) : undefined),
  connect: (market, connection) => {
    const isFutures = connection.host === futures && /^\/v4\/ws\/usdt\/?$/.test(connection.path);
    const isSpot = connection.host === other && /^\/ws\/v4\/?$/.test(connection.path);
    return isFutures || isSpot ? connect(market, connection) : undefined;
  },
};

function connect(market: VenueMarket, { send, streams }: Connection): Receive {
  return (received) => {
    const { id, channel: named, event, payload } = readMessage(received) ?? {};
    const channel = text(named);
    const said = () => ({ time: Math.floor(market.now() / 1_000), time_ms: market.now(), channel });
    if (channel.endsWith(".ping")) {
      send({ ...said(), channel: channel.replace(".ping", ".pong"), event: "", result: null });
      return;
    }
    const asked = resultsOf(market, channel, texts(payload));
    const wrong = asked.find(([, result]) => !result)?.[0];
    if (wrong !== undefined) {
      const error = { code: 2, message: `unknown contract or channel ${wrong}` };
      send({ ...said(), id, event, payload, error, result: null });
      return;
    }
    send({ ...said(), id, event, payload, result: { status: "success" } });
    for (const [key, result] of asked) {
      if (event === "unsubscribe") streams.remove(key);
      else
        streams.add(key, 1_000, () => send({ ...said(), conn_id: "", event: "update", result: result!() }));
    }
  };
}

type Result = [key: string, result: (() => unknown) | undefined];

function resultsOf(market: VenueMarket, channel: string, payload: readonly string[]): Result[] {
  const [first = "", second = ""] = payload;
  switch (channel) {
    case "futures.tickers":
    case "spot.tickers":
      return payload.map((symbol) => [`${channel} ${symbol}`, ticker(market, symbol, channel)]);
    case "futures.candlesticks":
    case "spot.candlesticks":
      return [[`${channel} ${first} ${second}`, candle(market, first, second, channel)]];
    case "futures.contract_stats":
      return [[`${channel} ${first} ${second}`, stats(market, first)]];
    default:
      return [[channel, undefined]];
  }
}

const coinOf = (symbol: string): Coin | undefined => coinBefore(symbol, "_USDT");

function ticker(market: VenueMarket, symbol: string, channel: string): Result[1] {
  const coin = coinOf(symbol);
  if (!coin) return undefined;
  return channel === "spot.tickers"
    ? () => spotTicker(market, coin, symbol)
    : () => [futuresTicker(market, coin, symbol)];
}

function futuresTicker(market: VenueMarket, coin: Coin, contract: string): object {
  const { last, mark, index, day, fundingRate, openInterest } = market.quote(coin);
  const contracts = (coinsHeld: number) => String(Math.round(coinsHeld / multiplier(coin)));
  return {
    contract,
    last: price(coin, last),
    change_percentage: (change(last, day.open) * 100).toFixed(2),
    funding_rate: rate(fundingRate),
    funding_rate_indicative: rate(fundingRate),
    mark_price: finePrice(coin, mark),
    index_price: finePrice(coin, index),
    total_size: contracts(openInterest),
    volume_24h: contracts(day.volume),
    volume_24h_btc: "0",
    volume_24h_usd: (day.volume * last).toFixed(0),
    quanto_base_rate: "",
    volume_24h_quote: (day.volume * last).toFixed(0),
    volume_24h_settle: (day.volume * last).toFixed(0),
    volume_24h_base: amount(day.volume),
    low_24h: price(coin, day.low),
    high_24h: price(coin, day.high),
  };
}

function spotTicker(market: VenueMarket, coin: Coin, pair: string): object {
  const { spot, day } = market.quote(coin);
  return {
    currency_pair: pair,
    last: price(coin, spot),
    lowest_ask: price(coin, spot * 1.00001),
    highest_bid: price(coin, spot * 0.99999),
    change_percentage: (change(spot, day.open) * 100).toFixed(3),
    base_volume: amount(day.volume),
    quote_volume: amount(day.volume * spot),
    high_24h: price(coin, day.high),
    low_24h: price(coin, day.low),
  };
}

/** `mark_BTC_USDT` and `index_BTC_USDT` ask for the bars of those prices. */
function candle(market: VenueMarket, length: string, symbol: string, channel: string): Result[1] {
  const [, other, name = ""] = /^(mark_|index_)?(.*)$/.exec(symbol) ?? [];
  const coin = coinOf(name);
  const interval = gateInterval(length);
  if (!coin || !interval) return undefined;
  const isSpot = channel === "spot.candlesticks";
  const kinds: Record<string, PriceKind> = { mark_: "mark", index_: "index" };
  const kind = kinds[other ?? ""] ?? (isSpot ? "spot" : "last");
  return () => {
    const start = interval.startOf(market.now());
    const bar = market.bar(coin, kind, start, interval.step(start, 1));
    const prices = {
      c: price(coin, bar.close),
      h: price(coin, bar.high),
      l: price(coin, bar.low),
      o: price(coin, bar.open),
      n: `${length}_${symbol}`,
    };
    const seconds = bar.start / 1_000;
    return isSpot
      ? {
          t: String(seconds),
          v: amount(bar.volume * bar.close),
          ...prices,
          a: amount(bar.volume),
          w: !bar.isOpen,
        }
      : [{ t: seconds, v: String(Math.round(bar.volume / multiplier(coin))), ...prices }];
  };
}

function stats(market: VenueMarket, contract: string): Result[1] {
  const coin = coinOf(contract);
  if (!coin) return undefined;
  return () => {
    const { openInterest, mark, time } = market.quote(coin);
    return {
      time: Math.floor(time / 60_000) * 60,
      contract,
      mark_price: Number(finePrice(coin, mark)),
      lsr_taker: 1,
      lsr_account: 1.5,
      long_liq_size: "0",
      long_liq_amount: 0,
      long_liq_usd: 0,
      short_liq_size: "0",
      short_liq_amount: 0,
      short_liq_usd: 0,
      open_interest: String(Math.round(openInterest / multiplier(coin))),
      open_interest_usd: Math.round(openInterest * mark),
      top_lsr_account: 1.2,
      top_lsr_size: 1.1,
    };
  };
}
