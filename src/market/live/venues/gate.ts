import { type Contract, isInverse } from "../contract";
import type { Heard, LiveVenue, Protocol, Reader } from "./adapter";
import { contractSize } from "./contract-size";
import { fields, figure, inGroups, isJson, objects, parsed, words } from "./reading";

const futures = "wss://fx-ws.gateio.ws/v4/ws";
const spot = "wss://api.gateio.ws/ws/v4/";

/**
 * One ticker has all but the next funding. Open interest counts contracts, rounded where these are divisible.
 *
 * @see https://www.gate.com/docs/developers/futures/ws/en/#tickers-channel
 */
export const gate: LiveVenue = {
  venue: "Gate",
  protocols: [
    protocol(`${futures}/usdt`, "futures", "BTC_USDT"),
    protocol(`${futures}/btc`, "futures", "BTC_USD"),
    protocol(spot, "spot", "BTC_USDT"),
  ],
  feed: (quantity, contract) => {
    const pair = `${contract.base}_${contract.quote}`;
    if (quantity === "spot") return { address: spot, topic: pair, field: "last" };
    const settle = settleOf(contract);
    if (settle === undefined) return { reason: `Gate does not stream ${contract.symbol} here` };
    if (quantity === "nextFunding")
      return { reason: "Gate does not stream when funding is due, and no page may read it elsewhere" };
    const feed = { address: `${futures}/${settle}`, topic: pair, field: quantity };
    if (quantity !== "openInterest") return feed;
    const size = isInverse(contract) ? undefined : contractSize("Gate", contract);
    return size === undefined
      ? { reason: `Gate counts contracts, and what one of ${contract.symbol} holds is not known here` }
      : { ...feed, times: size };
  },
};

function settleOf({ base, quote }: Contract): "usdt" | "btc" | undefined {
  if (quote === "USDT") return "usdt";
  return base === "BTC" && quote === "USD" ? "btc" : undefined;
}

function protocol(address: string, market: "futures" | "spot", pulse: string): Protocol {
  const asked = (event: string) => (topics: readonly string[], now: number) =>
    inGroups(topics, 100).map((payload) =>
      JSON.stringify({ time: Math.floor(now / 1000), channel: `${market}.tickers`, event, payload }),
    );
  return {
    address,
    pulse,
    subscribe: asked("subscribe"),
    unsubscribe: asked("unsubscribe"),
    ping: {
      every: 18_000,
      message: (now) => JSON.stringify({ time: Math.floor(now / 1000), channel: `${market}.ping` }),
    },
    perSecond: 5,
    most: 500,
    reader: () => reader,
  };
}

const reader: Reader = (message) => {
  const { event, error, result, time_ms: time } = parsed(message);
  if (isJson(error)) return [{ refused: words(error.message) }];
  if (event !== "update") return [];
  return objects(result).map((row): Heard => {
    const values = fields({
      mark: row.mark_price,
      index: row.index_price,
      last: row.last,
      funding: row.funding_rate,
      openInterest: row.total_size,
    });
    return { topic: words(row.contract) || words(row.currency_pair), values, time: figure(time) };
  });
};
