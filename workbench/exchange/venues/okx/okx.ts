import type { PriceKind, VenueMarket } from "../../market/market";
import { amount, coinBefore, finePrice, price } from "../figures";
import type { Instrument } from "./instruments";
import { contracts, instrumentOf, okxInterval } from "./instruments";
import { answerOkx, candleRow, fundingRow, markRow, openInterestRow } from "./rest";
import type { Connection, Receive, Venue } from "../protocol";
import { readMessage, records, text } from "../protocol";

const streamsHosts = ["ws.okx.com", "wseea.okx.com", "wsus.okx.com"];
const readable = "www.okx.com";

export const okx: Venue = {
  name: "okx",
  hosts: [...streamsHosts, readable, "eea.okx.com", "us.okx.com"],
  fundingHours: 8,
  allowOrigin: (host) => (host === readable ? "*" : undefined),
  answer: (market, asked) => (streamsHosts.includes(asked.host) ? undefined : answerOkx(market, asked)),
  connect: (market, connection) => {
    const [, part] = /^\/ws\/v5\/(public|business)$/.exec(connection.path) ?? [];
    if (!part || !streamsHosts.includes(connection.host)) return undefined;
    return connect(market, connection, part === "business");
  },
};

let connections = 0;

function connect(market: VenueMarket, { send, streams }: Connection, isBusiness: boolean): Receive {
  const connId = `simulated${++connections}`;
  return (received) => {
    if (received === "ping") {
      send("pong");
      return;
    }
    const { op, args } = readMessage(received) ?? {};
    for (const arg of records(args)) {
      const [channel, instId] = [text(arg.channel), text(arg.instId)];
      const key = `${channel} ${instId}`;
      const rows = rowsOf(market, channel, instId, isBusiness);
      if (op === "unsubscribe") {
        streams.remove(key);
        send({ event: "unsubscribe", arg, connId });
      } else if (!rows) {
        const msg = `Wrong URL or channel:${channel},instId:${instId} doesn't exist.`;
        send({ event: "error", msg, code: "60018", connId });
      } else {
        send({ event: "subscribe", arg, connId });
        streams.add(key, channel === "open-interest" ? 3_000 : 500, () => send({ arg, data: [rows()] }));
      }
    }
  };
}

function rowsOf(
  market: VenueMarket,
  channel: string,
  instId: string,
  isBusiness: boolean,
): (() => unknown) | undefined {
  if (channel === "index-tickers" && !isBusiness) return indexTicker(market, instId);
  const instrument = instrumentOf(instId);
  if (!instrument) return undefined;
  if (channel.startsWith("candle") || channel.startsWith("mark-price-candle")) {
    return isBusiness ? candle(market, instrument, channel) : undefined;
  }
  if (isBusiness) return undefined;
  if (channel === "tickers") return () => ticker(market, instrument, instId);
  if (instrument.type === "SPOT") return undefined;
  if (channel === "mark-price") return () => markRow(market, instrument, instId);
  if (channel === "funding-rate") return () => fundingRow(market, instrument, instId);
  return channel === "open-interest" ? () => openInterestRow(market, instrument, instId) : undefined;
}

function indexTicker(market: VenueMarket, instId: string): (() => unknown) | undefined {
  const coin = coinBefore(instId, "-USDT") ?? coinBefore(instId, "-USD");
  if (!coin) return undefined;
  return () => {
    const { index, day, time } = market.quote(coin);
    return {
      instId,
      idxPx: finePrice(coin, index),
      high24h: finePrice(coin, day.high),
      low24h: finePrice(coin, day.low),
      open24h: finePrice(coin, day.open),
      sodUtc0: finePrice(coin, day.open),
      sodUtc8: finePrice(coin, day.open),
      ts: String(time),
    };
  };
}

function ticker(market: VenueMarket, instrument: Instrument, instId: string): object {
  const { coin, type } = instrument;
  const { last, spot, day, time } = market.quote(coin);
  const traded = type === "SPOT" ? spot : last;
  return {
    instType: type,
    instId,
    last: price(coin, traded),
    lastSz: "1",
    askPx: price(coin, traded * 1.00001),
    askSz: "11",
    bidPx: price(coin, traded * 0.99999),
    bidSz: "5",
    open24h: price(coin, day.open),
    high24h: price(coin, day.high),
    low24h: price(coin, day.low),
    volCcy24h: amount(type === "SPOT" ? day.volume * traded : day.volume),
    vol24h: amount(type === "SPOT" ? day.volume : contracts(instrument, day.volume, traded)),
    sodUtc0: price(coin, day.open),
    sodUtc8: price(coin, day.open),
    ts: String(time),
  };
}

function candle(market: VenueMarket, instrument: Instrument, channel: string): (() => unknown) | undefined {
  const [, mark, length = ""] = /^(mark-price-)?candle(\w+)$/.exec(channel) ?? [];
  const interval = okxInterval(length);
  if (!interval) return undefined;
  const kind: PriceKind = mark ? "mark" : instrument.type === "SPOT" ? "spot" : "last";
  return () => {
    const start = interval.startOf(market.now());
    return candleRow(instrument, market.bar(instrument.coin, kind, start, interval.step(start, 1)), kind);
  };
}
