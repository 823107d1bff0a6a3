import type { Contract } from "../contract";
import type { Interval, Quantity } from "../interface";
import type { Field, Heard, LiveVenue, Protocol, Reader } from "./adapter";
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

const stream = "wss://ws.okx.com:8443/ws/v5/public";
const api = "https://www.okx.com/api/v5";

/**
 * Each quantity has a channel of its own. In `funding-rate` the field `fundingTime` is the coming settlement, and `nextFundingTime` the
 * one after it.
 *
 * @see https://www.okx.com/docs-v5/en/#public-data-websocket
 */
export const okx: LiveVenue = {
  venue: "OKX",
  protocols: [protocol()],
  feed: (quantity, contract) => {
    const { channel, field, isPair } = channels[quantity];
    const instrument = isPair ? pairOf(contract) : swapOf(contract);
    return { address: stream, topic: `${channel}:${instrument}`, field };
  },
  rest: {
    hosts: ["https://www.okx.com"],
    probe: { url: `${api}/public/time` },
    spacing: 120,
    refusal: (answer) =>
      isJson(answer) && words(answer.code) !== "0"
        ? `${words(answer.msg)} (${words(answer.code)})`
        : undefined,
    // The newest come first, 300 at once. Days begin at midnight in UTC where the bar's name says so.
    bars: (contract, interval, count) => {
      const query = `instId=${swapOf(contract)}&bar=${intervals[interval]}`;
      return {
        first: { url: `${api}/market/candles?${query}&limit=${Math.min(count, 300)}` },
        older: ({ time }) => ({
          url: `${api}/market/history-candles?${query}&limit=100&after=${milliseconds(time)}`,
        }),
        rows: (answer) =>
          [...lists(dataOf(answer))]
            .reverse()
            .filter((row) => row[8] !== "0") // "1" where the bar is closed
            .flatMap(([time, open, high, low, close, , coins]) => bar(time, [open, high, low, close], coins)),
      };
    },
    funding: (contract) => {
      const url = `${api}/public/funding-rate-history?instId=${swapOf(contract)}&limit=100`;
      return {
        first: { url },
        older: ({ time }) => ({ url: `${url}&after=${milliseconds(time)}` }),
        rows: (answer) =>
          [...objects(dataOf(answer))]
            .reverse()
            .flatMap((row) => payment(row.fundingTime, row.realizedRate || row.fundingRate)),
      };
    },
  },
};

interface Channel {
  readonly channel: string;
  readonly field: Field;
  /** Its instrument is the pair, not the swap on it. */
  readonly isPair?: true;
}

const channels: Readonly<Record<Quantity, Channel>> = {
  mark: { channel: "mark-price", field: "mark" },
  index: { channel: "index-tickers", field: "index", isPair: true },
  last: { channel: "tickers", field: "last" },
  spot: { channel: "tickers", field: "last", isPair: true },
  funding: { channel: "funding-rate", field: "funding" },
  nextFunding: { channel: "funding-rate", field: "nextFunding" },
  openInterest: { channel: "open-interest", field: "openInterest" },
};

const intervals: Readonly<Record<Interval, string>> = {
  "1m": "1m",
  "5m": "5m",
  "15m": "15m",
  "30m": "30m",
  "1h": "1H",
  "4h": "4H",
  "1d": "1Dutc",
  "1w": "1Wutc",
};

function pairOf({ base, quote }: Contract): string {
  return `${base}-${quote}`;
}

function swapOf(contract: Contract): string {
  return `${pairOf(contract)}-SWAP`;
}

function dataOf(answer: unknown): unknown {
  return isJson(answer) ? answer.data : undefined;
}

function protocol(): Protocol {
  const asked = (op: string) => (topics: readonly string[]) =>
    // A message may have 64 kB.
    inGroups(topics, 400).map((group) =>
      JSON.stringify({
        op,
        args: group.map((topic) => {
          const [channel, instId] = topic.split(":");
          return { channel, instId };
        }),
      }),
    );
  return {
    address: stream,
    pulse: "mark-price:BTC-USDT-SWAP",
    subscribe: asked("subscribe"),
    unsubscribe: asked("unsubscribe"),
    ping: { every: 20_000, message: () => "ping" }, // as it stands, no JSON
    perSecond: 3,
    most: 2000,
    reader: () => reader,
  };
}

const reader: Reader = (message) => {
  const { event, arg, data, msg, code } = parsed(message);
  if (event === "notice") return [{ closing: "OKX closes the connection for an upgrade" }];
  if (event === "error") return [refusal(words(msg), words(code), isJson(arg) ? topicOf(arg) : undefined)];
  if (!isJson(arg) || event !== undefined) return [];
  return objects(data).map((row): Heard => {
    const values = fields({
      mark: row.markPx,
      index: row.idxPx,
      last: row.last,
      funding: row.fundingRate,
      nextFunding: serialOf(row.fundingTime),
      openInterest: row.oiCcy,
    });
    return { topic: topicOf(arg), values, time: figure(row.ts) };
  });
};

function topicOf(arg: Readonly<Record<string, unknown>>): string {
  return `${words(arg.channel)}:${words(arg.instId)}`;
}

/** The argument stands in the words: "channel:mark-price,instId:FOO-USDT-SWAP doesn't exist". */
function refusal(why: string, code: string, topic: string | undefined): Heard {
  const [, channel, instrument] = /channel:([^,\s]+),\s*instId:([^,\s]+)/.exec(why) ?? [];
  const named = topic ?? (channel === undefined ? undefined : `${channel}:${instrument!}`);
  return { refused: `${why} (${code})`, topics: named === undefined ? undefined : [named] };
}
