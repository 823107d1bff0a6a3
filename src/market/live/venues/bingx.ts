import { isInverse } from "../contract";
import type { LiveVenue, Protocol, Reader } from "./adapter";
import { fields, figure, isJson, parsed, words } from "./reading";

const swap = "wss://open-api-swap.bingx.com/swap-market";
const spot = "wss://open-api-ws.bingx.com/market";

/**
 * Every frame is gzip. The streams have mark and last prices; the rest stands on an interface that pages may not read.
 *
 * @see https://bingx-api.github.io/docs/#/en-us/swapV2/socket/market
 */
export const bingx: LiveVenue = {
  venue: "BingX",
  protocols: [protocol(swap, "BTC-USDT@markPrice"), protocol(spot, "BTC-USDT@ticker")],
  feed: (quantity, contract) => {
    const pair = `${contract.base}-${contract.quote}`;
    if (quantity === "spot") return { address: spot, topic: `${pair}@ticker`, field: "last" };
    if (isInverse(contract))
      return { reason: `the coin-margined ${contract.symbol} of BingX is not streamed here` };
    if (quantity === "mark") return { address: swap, topic: `${pair}@markPrice`, field: "mark" };
    if (quantity === "last") return { address: swap, topic: `${pair}@ticker`, field: "last" };
    return { reason: "BingX streams mark and last prices alone, and no page may read the rest" };
  },
};

function protocol(address: string, pulse: string): Protocol {
  // One subscription a message; its id comes back with a refusal.
  const asked = (reqType: string) => (topics: readonly string[]) =>
    topics.map((dataType) => JSON.stringify({ id: dataType, reqType, dataType }));
  return {
    address,
    pulse,
    subscribe: asked("sub"),
    unsubscribe: asked("unsub"),
    perSecond: 10,
    most: 200,
    isGzip: true,
    reader: () => reader,
  };
}

const reader: Reader = (message) => {
  if (message === "Ping") return [{ reply: "Pong" }];
  const { ping, time, code, msg, id, dataType, data } = parsed(message);
  if (typeof ping === "string") return [{ reply: JSON.stringify({ pong: ping, time }) }];
  if (figure(code) !== undefined && code !== 0)
    return [{ refused: `${words(msg)} (${words(code)})`, topics: typeof id === "string" ? [id] : undefined }];
  if (typeof dataType !== "string" || dataType === "" || !isJson(data)) return [];
  const values = dataType.endsWith("@markPrice") ? fields({ mark: data.p }) : fields({ last: data.c });
  return [{ topic: dataType, values, time: figure(data.E) }];
};
