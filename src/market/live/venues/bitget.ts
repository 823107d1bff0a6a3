import type { Contract } from "../contract";
import type { Interval } from "../interface";
import type { Heard, LiveVenue, Protocol, Reader } from "./adapter";
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

const stream = "wss://ws.bitget.com/v2/ws/public";
const api = "https://api.bitget.com/api/v2/mix/market";

/**
 * One ticker has everything; that of a pair on spot has its last price.
 *
 * @see https://www.bitget.com/api-doc/contract/websocket/public/Tickers-Channel
 */
export const bitget: LiveVenue = {
  venue: "Bitget",
  protocols: [protocol()],
  feed: (quantity, contract) =>
    quantity === "spot"
      ? { address: stream, topic: `SPOT:${contract.base}${contract.quote}`, field: "last" }
      : { address: stream, topic: `${productOf(contract)}:${symbolOf(contract)}`, field: quantity },
  rest: {
    hosts: ["https://api.bitget.com"],
    probe: { url: "https://api.bitget.com/api/v2/public/time" },
    spacing: 100,
    refusal: (answer) =>
      isJson(answer) && words(answer.code) !== "00000"
        ? `${words(answer.msg)} (${words(answer.code)})`
        : undefined,
    bars: (contract, interval, count) => {
      const query = `${contractQuery(contract)}&granularity=${intervals[interval]}`;
      return {
        first: { url: `${api}/candles?${query}&limit=${Math.min(count, 1000)}` },
        older: ({ time }) => ({
          url: `${api}/history-candles?${query}&limit=200&endTime=${milliseconds(time)}`,
        }),
        rows: (answer) =>
          lists(dataOf(answer)).flatMap(([time, open, high, low, close, volume]) =>
            bar(time, [open, high, low, close], volume),
          ),
      };
    },
    // The newest come first, in numbered pages of 100.
    funding: (contract) => {
      const url = `${api}/history-fund-rate?${contractQuery(contract)}&pageSize=100`;
      let page = 1;
      return {
        first: { url: `${url}&pageNo=1` },
        older: () => ({ url: `${url}&pageNo=${++page}` }),
        rows: (answer) =>
          [...objects(dataOf(answer))].reverse().flatMap((row) => payment(row.fundingTime, row.fundingRate)),
      };
    },
  },
};

/** Days and weeks begin at midnight in UTC where the bar's name says so. */
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

function productOf({ quote }: Contract): string {
  return `${quote === "USD" ? "COIN" : quote}-FUTURES`;
}

/** Contracts in USDC are called BTCPERP. */
function symbolOf({ base, quote }: Contract): string {
  return quote === "USDC" ? `${base}PERP` : base + quote;
}

function contractQuery(contract: Contract): string {
  return `symbol=${symbolOf(contract)}&productType=${productOf(contract)}`;
}

function dataOf(answer: unknown): unknown {
  return isJson(answer) ? answer.data : undefined;
}

function protocol(): Protocol {
  const asked = (op: string) => (topics: readonly string[]) =>
    inGroups(topics, 50).map((group) =>
      JSON.stringify({
        op,
        args: group.map((topic) => {
          const [instType, instId] = topic.split(":");
          return { instType, channel: "ticker", instId };
        }),
      }),
    );
  return {
    address: stream,
    pulse: "USDT-FUTURES:BTCUSDT",
    subscribe: asked("subscribe"),
    unsubscribe: asked("unsubscribe"),
    ping: { every: 30_000, message: () => "ping" }, // as it stands, no JSON
    perSecond: 5,
    most: 1000,
    reader: () => reader,
  };
}

const reader: Reader = (message) => {
  const { event, arg, data, msg, code, ts } = parsed(message);
  const topic = isJson(arg) ? `${words(arg.instType)}:${words(arg.instId)}` : undefined;
  if (event === "error")
    return [{ refused: `${words(msg)} (${words(code)})`, topics: topic === undefined ? undefined : [topic] }];
  if (topic === undefined || event !== undefined) return [];
  return objects(data).map((row): Heard => {
    const values = fields({
      mark: row.markPrice,
      index: row.indexPrice,
      last: row.lastPr,
      funding: row.fundingRate,
      nextFunding: serialOf(row.nextFundingTime),
      openInterest: row.holdingAmount,
    });
    return { topic, values, time: figure(row.ts) ?? figure(ts) };
  });
};
