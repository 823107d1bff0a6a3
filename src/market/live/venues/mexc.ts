import { isInverse } from "../contract";
import type { LiveVenue, Protocol, Reader } from "./adapter";
import { contractSize } from "./contract-size";
import { fields, figure, isJson, parsed, serialOf, words } from "./reading";

const stream = "wss://contract.mexc.com/edge";

/**
 * The ticker has all but the next funding, which comes with the funding rate. Open interest counts contracts.
 *
 * @see https://mexcdevelop.github.io/apidocs/contract_v1_en/#websocket-api
 */
export const mexc: LiveVenue = {
  venue: "MEXC",
  protocols: [protocol()],
  feed: (quantity, contract) => {
    const symbol = `${contract.base}_${contract.quote}`;
    if (quantity === "spot")
      return { reason: "MEXC streams its spot prices in a form that is not read here" };
    if (quantity === "nextFunding")
      return { address: stream, topic: `funding.rate:${symbol}`, field: "nextFunding" };
    const feed = { address: stream, topic: `ticker:${symbol}`, field: quantity };
    if (quantity !== "openInterest") return feed;
    const size = isInverse(contract) ? undefined : contractSize("MEXC", contract);
    return size === undefined ? unknownSize(contract.symbol) : { ...feed, times: size };
  },
};

function unknownSize(symbol: string) {
  return { reason: `MEXC counts contracts, and what one of ${symbol} holds is not known here` };
}

function protocol(): Protocol {
  // One subscription a message.
  const asked = (method: string) => (topics: readonly string[]) =>
    topics.map((topic) => {
      const [channel, symbol] = topic.split(":");
      return JSON.stringify({ method: `${method}.${channel!}`, param: { symbol }, gzip: false });
    });
  return {
    address: stream,
    pulse: "ticker:BTC_USDT",
    subscribe: asked("sub"),
    unsubscribe: asked("unsub"),
    ping: { every: 15_000, message: () => '{"method":"ping"}' },
    perSecond: 10,
    most: 200,
    reader: () => reader,
  };
}

const reader: Reader = (message) => {
  const { channel, symbol, data, ts } = parsed(message);
  if (channel === "rs.error") return [{ refused: words(data) || words(isJson(data) ? data.message : "") }];
  const [, name] = /^push\.(ticker|funding\.rate)$/.exec(words(channel)) ?? [];
  if (name === undefined || !isJson(data)) return [];
  const values =
    name === "ticker"
      ? fields({
          mark: data.fairPrice,
          index: data.indexPrice,
          last: data.lastPrice,
          funding: data.fundingRate,
          openInterest: data.holdVol,
        })
      : fields({ funding: data.rate, nextFunding: serialOf(data.nextSettleTime) });
  return [{ topic: `${name}:${words(data.symbol) || words(symbol)}`, values, time: figure(ts) }];
};
