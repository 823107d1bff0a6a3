import { type Contract, isInverse } from "../contract";
import type { NoValue } from "../interface";
import type { LiveVenue, Protocol, Reader } from "./adapter";
import {
  bar,
  fields,
  figure,
  isJson,
  lists,
  milliseconds,
  objects,
  parsed,
  payment,
  serialOf,
  words,
} from "./reading";

/** Market streams have a path of their own. The one before it takes subscriptions and sends nothing. */
const futures = "wss://fstream.binance.com/market/ws";
const spot = "wss://stream.binance.com/ws";
const api = "https://fapi.binance.com/fapi/v1";

/**
 * USD-M contracts, and pairs on spot. The running rate and the next funding come with the mark price; open interest is asked for.
 *
 * @see https://developers.binance.com/docs/derivatives/usds-margined-futures/websocket-market-streams
 */
export const binance: LiveVenue = {
  venue: "Binance",
  protocols: [protocol(futures, "btcusdt@markPrice@1s", 8), protocol(spot, "btcusdt@miniTicker", 4)],
  feed: (quantity, contract) => {
    const symbol = contract.base + contract.quote;
    const name = symbol.toLowerCase();
    if (quantity === "spot") return { address: spot, topic: `${name}@miniTicker`, field: "last" };
    if (isInverse(contract)) return coinMargined(contract);
    if (quantity === "openInterest")
      return {
        request: { url: `${api}/openInterest?symbol=${symbol}` },
        every: 60_000,
        read: (answer) => {
          const value = isJson(answer) ? figure(answer.openInterest) : undefined;
          return value === undefined
            ? undefined
            : { value, time: figure((answer as { time?: unknown }).time) };
        },
      };
    return {
      address: futures,
      topic: quantity === "last" ? `${name}@miniTicker` : `${name}@markPrice@1s`,
      field: quantity,
    };
  },
  rest: {
    hosts: ["https://fapi.binance.com"],
    probe: { url: `${api}/time` },
    spacing: 100,
    refusal: (answer) =>
      isJson(answer) && "code" in answer && "msg" in answer
        ? `${words(answer.msg)} (${words(answer.code)})`
        : undefined,
    bars: ({ base, quote }, interval, count) => {
      const url = `${api}/klines?symbol=${base}${quote}&interval=${interval}&limit=${Math.min(count, 1500)}`;
      return {
        first: { url },
        older: ({ time }) => ({ url: `${url}&endTime=${milliseconds(time) - 1}` }),
        rows: (answer) =>
          lists(answer).flatMap(([time, open, high, low, close, volume]) =>
            bar(time, [open, high, low, close], volume),
          ),
      };
    },
    funding: ({ base, quote }, count) => {
      const url = `${api}/fundingRate?symbol=${base}${quote}&limit=${Math.min(count, 1000)}`;
      return {
        first: { url },
        older: ({ time }) => ({ url: `${url}&endTime=${milliseconds(time) - 1}` }),
        rows: (answer) => objects(answer).flatMap((row) => payment(row.fundingTime, row.fundingRate)),
      };
    },
  },
};

function coinMargined({ symbol }: Contract): NoValue {
  return {
    reason: `the coin-margined ${symbol} of Binance is not streamed here; a contract in USDT or USDC is`,
  };
}

function protocol(address: string, pulse: string, perSecond: number): Protocol {
  let id = 0;
  const asked = (method: string) => (params: readonly string[]) => [
    JSON.stringify({ method, params, id: ++id }),
  ];
  return {
    address,
    pulse,
    subscribe: asked("SUBSCRIBE"),
    unsubscribe: asked("UNSUBSCRIBE"),
    perSecond,
    most: 1000,
    lifetime: 24 * 3_600_000,
    reader: () => reader,
  };
}

/** Messages come bare, or with their stream around them. */
const reader: Reader = (message) => {
  const outer = parsed(message);
  const data = isJson(outer.data) ? outer.data : outer;
  const symbol = words(data.s).toLowerCase();
  if (data.e === "serverShutdown") return [{ closing: "Binance closes for maintenance" }];
  if (isJson(outer.error)) return [{ refused: words(outer.error.msg) }];
  if (data.e === "24hrMiniTicker")
    return [{ topic: `${symbol}@miniTicker`, values: fields({ last: data.c }), time: figure(data.E) }];
  // Coin-margined contracts (st 2) may come on the same host.
  if (data.e !== "markPriceUpdate" || data.st === 2) return [];
  const values = fields({ mark: data.p, index: data.i, funding: data.r, nextFunding: serialOf(data.T) });
  return [{ topic: `${symbol}@markPrice@1s`, values, time: figure(data.E) }];
};
