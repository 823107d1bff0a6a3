import { isInverse } from "../contract";
import type { LiveVenue, Protocol, Reader } from "./adapter";
import { fields, figure, objects, parsed, words } from "./reading";

const futures = "wss://ws-contract.weex.com/v3/ws/public";
const spot = "wss://ws-spot.weex.com/v3/ws/public";

/**
 * The ticker has last, mark and index prices. Nothing streams funding or open interest.
 *
 * @see https://www.weex.com/api-doc/contract/Websocket_API/websocket-intro
 */
export const weex: LiveVenue = {
  venue: "WEEX",
  protocols: [protocol(futures), protocol(spot)],
  feed: (quantity, contract) => {
    const topic = `${contract.base}${contract.quote}@ticker`;
    if (quantity === "spot") return { address: spot, topic, field: "last" };
    if (isInverse(contract)) return { reason: `WEEX does not stream ${contract.symbol} here` };
    if (quantity === "mark" || quantity === "index" || quantity === "last")
      return { address: futures, topic, field: quantity };
    return { reason: "WEEX streams mark, index and last prices alone" };
  },
};

function protocol(address: string): Protocol {
  let id = 0;
  const asked = (method: string) => (params: readonly string[]) => [
    JSON.stringify({ method, params, id: String(++id) }),
  ];
  return {
    address,
    pulse: "BTCUSDT@ticker",
    subscribe: asked("SUBSCRIBE"),
    unsubscribe: asked("UNSUBSCRIBE"),
    perSecond: 1,
    most: 90,
    reader: () => reader,
  };
}

const reader: Reader = (message) => {
  const { event, e, E, s, d, id, result, msg } = parsed(message);
  if (event === "ping") return [{ reply: JSON.stringify({ method: "PONG", id: id ?? "1" }) }];
  if (result === false) return [{ refused: words(msg) || "refused" }];
  if (e !== "ticker") return [];
  const [row] = objects(d);
  if (!row) return [];
  const values = fields({ mark: row.m, index: row.i, last: row.c });
  return [{ topic: `${words(s)}@ticker`, values, time: figure(E) }];
};
