import type { Contract } from "../contract";
import type { Interval, NoValue } from "../interface";
import type { Heard, LiveVenue, Protocol, Reader, Request } from "./adapter";
import {
  bar,
  fields,
  figure,
  isJson,
  milliseconds,
  objects,
  parsed,
  payment,
  serial,
  words,
} from "./reading";

const stream = "wss://api.hyperliquid.xyz/ws";
const info = "https://api.hyperliquid.xyz/info";

/**
 * A contract is called by its coin. Its context has all but the last trade; the index is the oracle's price. Funding is paid at each
 * full hour.
 *
 * @see https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/websocket/subscriptions
 */
export const hyperliquid: LiveVenue = {
  venue: "Hyperliquid",
  protocols: [protocol()],
  feed: (quantity, contract) => {
    if (quantity === "spot") return spotFeed(contract);
    const type = quantity === "last" ? "trades" : "activeAssetCtx";
    return { address: stream, topic: `${type}:${coinOf(contract)}`, field: quantity };
  },
  rest: {
    hosts: ["https://api.hyperliquid.xyz"],
    probe: asked({ type: "exchangeStatus" }),
    spacing: 500,
    refusal: (answer) => (typeof answer === "string" ? answer : answer === null ? "no such coin" : undefined),
    bars: (contract, interval, count, now) => {
      const rows = (endTime: number) =>
        asked({
          type: "candleSnapshot",
          req: { coin: coinOf(contract), interval, startTime: endTime - count * lengths[interval], endTime },
        });
      return {
        first: rows(now),
        rows: (answer) => objects(answer).flatMap(({ t, o, h, l, c, v }) => bar(t, [o, h, l, c], v)),
      };
    },
    funding: (contract, count, now) => {
      const rows = (startTime: number, endTime?: number) =>
        asked({ type: "fundingHistory", coin: coinOf(contract), startTime, endTime });
      return {
        first: rows(now - count * hour),
        older: ({ time }) => rows(milliseconds(time) - count * hour, milliseconds(time) - 1),
        rows: (answer) => objects(answer).flatMap((row) => payment(row.time, row.fundingRate)),
      };
    },
  },
};

const hour = 3_600_000;

const lengths: Readonly<Record<Interval, number>> = {
  "1m": hour / 60,
  "5m": hour / 12,
  "15m": hour / 4,
  "30m": hour / 2,
  "1h": hour,
  "4h": 4 * hour,
  "1d": 24 * hour,
  "1w": 168 * hour,
};

function asked(body: object): Request {
  return { url: info, body: JSON.stringify(body) };
}

/** A thousand of a coin are written with a k: kPEPE. A coin of a builder's exchange is typed as it is written: xyz:GOLD. */
function coinOf({ base, typed }: Contract): string {
  if (/^[a-z]+:[A-Z0-9]+$/.test(typed)) return typed;
  return base.replace(/^1000(?=[A-Z])/, "k");
}

/** A pair on spot has a number, and no stream says which. */
function spotFeed({ typed, base, quote }: Contract): ReturnType<LiveVenue["feed"]> {
  const pair = /^@\d+$/.test(typed) ? typed : base === "PURR" && quote === "USDC" ? "PURR/USDC" : undefined;
  if (pair !== undefined) return { address: stream, topic: `trades:${pair}`, field: "last" };
  return noSpot;
}

const noSpot: NoValue = {
  reason: "Hyperliquid numbers its pairs on spot; type the number, such as @107, as the symbol",
};

function protocol(): Protocol {
  // One subscription a message.
  const sent = (method: string) => (topics: readonly string[]) =>
    topics.map((topic) => {
      const at = topic.indexOf(":");
      return JSON.stringify({
        method,
        subscription: { type: topic.slice(0, at), coin: topic.slice(at + 1) },
      });
    });
  return {
    address: stream,
    pulse: "activeAssetCtx:BTC",
    subscribe: sent("subscribe"),
    unsubscribe: sent("unsubscribe"),
    ping: { every: 30_000, message: () => '{"method":"ping"}' },
    perSecond: 25,
    most: 900,
    reader: () => reader,
  };
}

const reader: Reader = (message, now) => {
  const { channel, data } = parsed(message);
  if (channel === "error") return [refusal(words(data))];
  if (channel === "trades") return lastTrade(objects(data));
  if (channel !== "activeAssetCtx" || !isJson(data) || !isJson(data.ctx)) return [];
  const { ctx } = data;
  const values = fields({
    mark: ctx.markPx,
    index: ctx.oraclePx,
    funding: ctx.funding,
    nextFunding: serial((Math.floor(now / hour) + 1) * hour),
    openInterest: ctx.openInterest,
  });
  return [{ topic: `activeAssetCtx:${words(data.coin)}`, values }];
};

/** Several trades may come at once, the newest at either end. */
function lastTrade(trades: readonly Readonly<Record<string, unknown>>[]): readonly Heard[] {
  let newest = trades[0];
  for (const trade of trades) if ((figure(trade.time) ?? 0) >= (figure(newest?.time) ?? 0)) newest = trade;
  if (!newest) return [];
  return [
    { topic: `trades:${words(newest.coin)}`, values: fields({ last: newest.px }), time: figure(newest.time) },
  ];
}

/** The subscription stands in the words: Invalid subscription {"type":"activeAssetCtx","coin":"FOO"}. */
function refusal(why: string): Heard {
  const found = parsed(/\{[^{}]*"coin"[^{}]*\}/.exec(why)?.[0] ?? "");
  const { type, coin } = found;
  const isNamed = typeof type === "string" && typeof coin === "string";
  return { refused: why, topics: isNamed ? [`${type}:${coin}`] : undefined };
}
