import { type Contract, isInverse } from "../contract";
import type { Interval } from "../interface";
import type { LiveVenue, Protocol, Reader } from "./adapter";
import {
  bar,
  fields,
  figure,
  inGroups,
  isJson,
  lists,
  milliseconds,
  objects,
  parsed,
  payment,
  serialOf,
  words,
} from "./reading";

const stream = "wss://stream.bybit.com/v5/public";
const api = "https://api.bybit.com/v5/market";

/**
 * One ticker has everything. On contracts it is a snapshot first and then deltas, in which an absent field is unchanged.
 *
 * @see https://bybit-exchange.github.io/docs/v5/websocket/public/ticker
 */
export const bybit: LiveVenue = {
  venue: "Bybit",
  protocols: [
    protocol("linear", "BTCUSDT", 1000),
    protocol("inverse", "BTCUSD", 1000),
    protocol("spot", "BTCUSDT", 10), // arguments that one request on spot may have
  ],
  feed: (quantity, contract) =>
    quantity === "spot"
      ? { address: `${stream}/spot`, topic: `tickers.${contract.base}${contract.quote}`, field: "last" }
      : {
          address: `${stream}/${categoryOf(contract)}`,
          topic: `tickers.${symbolOf(contract)}`,
          field: quantity,
        },
  rest: {
    hosts: ["https://api.bybit.com"],
    probe: { url: `${api}/time` },
    spacing: 100,
    refusal: (answer) =>
      isJson(answer) && figure(answer.retCode) !== 0
        ? `${words(answer.retMsg)} (${words(answer.retCode)})`
        : undefined,
    bars: (contract, interval, count) => {
      const url = `${api}/kline?category=${categoryOf(contract)}&symbol=${symbolOf(contract)}&interval=${intervals[interval]}&limit=${Math.min(count, 1000)}`;
      return {
        first: { url },
        older: ({ time }) => ({ url: `${url}&end=${milliseconds(time) - 1}` }),
        // Of an inverse contract the volume is in USD and the turnover in the coin.
        rows: (answer) =>
          newestLast(lists(resultList(answer))).flatMap(([time, open, high, low, close, volume, turnover]) =>
            bar(time, [open, high, low, close], isInverse(contract) ? turnover : volume),
          ),
      };
    },
    funding: (contract, count) => {
      const url = `${api}/funding/history?category=${categoryOf(contract)}&symbol=${symbolOf(contract)}&limit=${Math.min(count, 200)}`;
      return {
        first: { url },
        older: ({ time }) => ({ url: `${url}&endTime=${milliseconds(time) - 1}` }),
        rows: (answer) =>
          newestLast(objects(resultList(answer))).flatMap((row) =>
            payment(row.fundingRateTimestamp, row.fundingRate),
          ),
      };
    },
  },
};

const intervals: Readonly<Record<Interval, string>> = {
  "1m": "1",
  "5m": "5",
  "15m": "15",
  "30m": "30",
  "1h": "60",
  "4h": "240",
  "1d": "D",
  "1w": "W",
};

function categoryOf(contract: Contract): "linear" | "inverse" {
  return isInverse(contract) ? "inverse" : "linear";
}

/** Contracts in USDC are called BTCPERP. */
function symbolOf({ base, quote }: Contract): string {
  return quote === "USDC" ? `${base}PERP` : base + quote;
}

function resultList(answer: unknown): unknown {
  return isJson(answer) && isJson(answer.result) ? answer.result.list : undefined;
}

function newestLast<T>(rows: readonly T[]): readonly T[] {
  return [...rows].reverse();
}

function protocol(category: "linear" | "inverse" | "spot", pulse: string, atOnce: number): Protocol {
  const asked = (op: string) => (topics: readonly string[]) =>
    inGroups(topics, atOnce).map((args) => JSON.stringify({ op, args, req_id: "1" }));
  return {
    address: `${stream}/${category}`,
    pulse: `tickers.${pulse}`,
    subscribe: asked("subscribe"),
    unsubscribe: asked("unsubscribe"),
    ping: { every: 20_000, message: () => '{"op":"ping"}' },
    perSecond: 5,
    most: 500,
    reader: () => reader(category),
  };
}

function reader(category: "linear" | "inverse" | "spot"): Reader {
  const begun = new Set<string>();
  return (message) => {
    const { topic, type, data, ts, success, ret_msg: why } = parsed(message);
    if (success === false) return [{ refused: words(why) }];
    if (typeof topic !== "string" || !isJson(data)) return [];
    // A delta says nothing before its snapshot.
    if (type === "snapshot") begun.add(topic);
    else if (!begun.has(topic)) return [];
    const values = fields({
      mark: data.markPrice,
      index: data.indexPrice,
      last: data.lastPrice,
      funding: data.fundingRate,
      nextFunding: serialOf(data.nextFundingTime),
      openInterest: oneSide(data, category),
    });
    return [{ topic, values, time: figure(ts) }];
  };
}

/** `openInterest` counts both sides, in coins or, of an inverse contract, in USD; its value is then in the coin. */
function oneSide(data: Readonly<Record<string, unknown>>, category: string): number | undefined {
  const single = category === "linear" ? figure(data.singleOpenInterest) : undefined;
  const both = figure(category === "linear" ? data.openInterest : data.openInterestValue);
  return single ?? (both === undefined ? undefined : both / 2);
}
