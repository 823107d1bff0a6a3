import type { VenueMarket } from "../../market/market";
import type { Category } from "./categories";
import { endingOf, intervalNamed, isCategory } from "./categories";
import { answerBybit } from "./rest";
import { perpetualTicker, spotTicker } from "./tickers";
import { amount, coinBefore, price } from "../figures";
import type { Connection, Receive, Venue } from "../protocol";
import { readMessage, texts } from "../protocol";

const streamsHost = "stream.bybit.com";

export const bybit: Venue = {
  name: "bybit",
  hosts: [streamsHost, "api.bybit.com", "api.bytick.com"],
  fundingHours: 8,
  allowOrigin: (_, origin) => (origin === "null" ? undefined : origin),
  answer: (market, asked) => (asked.host === streamsHost ? undefined : answerBybit(market, asked)),
  connect: (market, connection) => {
    const [, category = ""] = /^\/v5\/public\/(\w+)$/.exec(connection.path) ?? [];
    return connection.host === streamsHost && isCategory(category)
      ? connect(market, connection, category)
      : undefined;
  },
};

let connections = 0;

function connect(market: VenueMarket, connection: Connection, category: Category): Receive {
  const conn_id = `simulated-${++connections}`;
  return (text) => {
    const message = readMessage(text);
    const { op, req_id } = message ?? {};
    const args = texts(message?.args);
    const answer = (success: boolean, ret_msg: string) =>
      connection.send({ success, ret_msg, conn_id, req_id, op });
    const fault = op === "subscribe" ? refusal(market, category, args) : undefined;
    if (op === "ping") answer(true, "pong");
    else if (op === "unsubscribe") {
      for (const topic of args) connection.streams.remove(topic);
      answer(true, "");
    } else if (op !== "subscribe" || fault) answer(false, fault ?? `Invalid op: ${String(op)}`);
    else {
      answer(true, category === "spot" ? "subscribe" : "");
      for (const topic of args) subscribe(market, connection, category, topic);
    }
  };
}

/** One wrong topic, and none of the request is taken. */
function refusal(market: VenueMarket, category: Category, args: readonly string[]): string | undefined {
  if (category === "spot" && args.length > 10) return "args size >10";
  const wrong = args.find((topic) => !streamOf(market, category, topic));
  return wrong === undefined ? undefined : `error:handler not found,topic:${wrong}`;
}

function subscribe(market: VenueMarket, connection: Connection, category: Category, topic: string): void {
  const stream = streamOf(market, category, topic);
  if (!stream) return;
  const { send, faults, streams } = connection;
  if (stream.kind === "kline") {
    streams.add(topic, 1_000, () => send(stream.message()));
    return;
  }
  let sent: Record<string, string> = {};
  let turn = 0;
  streams.add(topic, 500, (isFirst) => {
    const data = stream.fields();
    const ts = market.now();
    if (isFirst || category === "spot") {
      sent = data;
      send({ topic, type: "snapshot", data, cs: ts, ts });
      return;
    }
    const changed = Object.keys(data).filter((field) => data[field] !== sent[field]);
    if (changed.length === 0) return;
    const told = faults().delta ? [changed[turn++ % changed.length]!] : changed;
    for (const field of told) sent[field] = data[field]!;
    const delta = Object.fromEntries(told.map((field) => [field, data[field]]));
    send({ topic, type: "delta", data: { symbol: data.symbol, ...delta }, cs: ts, ts });
  });
}

type Stream =
  { kind: "tickers"; fields: () => Record<string, string> } | { kind: "kline"; message: () => object };

function streamOf(market: VenueMarket, category: Category, topic: string): Stream | undefined {
  const [kind = "", ...rest] = topic.split(".");
  const coin = coinBefore(rest.at(-1) ?? "", endingOf(category));
  if (!coin) return undefined;
  if (kind === "tickers" && rest.length === 1) {
    const fields = category === "spot" ? spotTicker : perpetualTicker;
    return { kind, fields: () => fields(market, coin, category) };
  }
  const interval = kind === "kline" && rest.length === 2 ? intervalNamed(rest[0]!) : undefined;
  if (!interval) return undefined;
  const message = () => {
    const start = interval.startOf(market.now());
    const bar = market.bar(coin, category === "spot" ? "spot" : "last", start, interval.step(start, 1));
    return {
      topic,
      type: "snapshot",
      ts: market.now(),
      data: [
        {
          start: bar.start,
          end: bar.end - 1,
          interval: rest[0],
          open: price(coin, bar.open),
          close: price(coin, bar.close),
          high: price(coin, bar.high),
          low: price(coin, bar.low),
          volume: amount(bar.volume),
          turnover: amount(bar.volume * bar.close),
          confirm: !bar.isOpen,
          timestamp: market.now(),
        },
      ],
    };
  };
  return { kind: "kline", message };
}
