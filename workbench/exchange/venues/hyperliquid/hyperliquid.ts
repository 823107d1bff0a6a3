import type { Coin } from "../../market/coins";
import { coins, findCoin } from "../../market/coins";
import { intervalOf } from "../../market/interval";
import type { VenueMarket } from "../../market/market";
import { price } from "../figures";
import { candleOf, contextOf, info, pairOf, spotContextOf } from "./info";
import type { Connection, Receive, Venue } from "../protocol";
import { readMessage, text } from "../protocol";

export const hyperliquid: Venue = {
  name: "hyperliquid",
  hosts: ["api.hyperliquid.xyz"],
  fundingHours: 1,
  allowOrigin: () => "*",
  answer: (market, { method, path, body }) => {
    if (method !== "POST" || path !== "/info") return undefined;
    const found = info(market, body);
    return found === undefined
      ? { status: 422, body: "Failed to deserialize the JSON body into the target type" }
      : { body: found };
  },
  connect: (market, connection) => (connection.path === "/ws" ? connect(market, connection) : undefined),
};

type Fields = Record<string, unknown>;

function connect(market: VenueMarket, { send, streams }: Connection): Receive {
  const failed = (data: string) => send({ channel: "error", data });
  return (received) => {
    const message = readMessage(received);
    const { method } = message ?? {};
    if (method === "ping") send({ channel: "pong" });
    else if (method === "post") send(posted(market, message!));
    else if (method === "subscribe" || method === "unsubscribe") {
      const subscription = (message?.subscription ?? {}) as Fields;
      const key = JSON.stringify(Object.entries(subscription).sort());
      const stream = streamOf(market, subscription);
      if (!stream) failed(`Invalid subscription ${JSON.stringify(message)}`);
      else {
        send({ channel: "subscriptionResponse", data: { method, subscription } });
        if (method === "unsubscribe") streams.remove(key);
        else streams.add(key, 1_000, () => send(stream()));
      }
    } else failed(`Error parsing JSON into valid websocket request: ${received}`);
  };
}

/** A request over the socket. */
function posted(market: VenueMarket, { id, request }: Fields): object {
  const { type, payload } = (request ?? {}) as Fields;
  const data = type === "info" ? info(market, payload) : undefined;
  const response =
    data === undefined
      ? { type: "error", payload: "Invalid request" }
      : { type: "info", payload: { type: (payload as Fields).type, data } };
  return { channel: "post", data: { id, response } };
}

function streamOf(market: VenueMarket, { type, coin: name, interval }: Fields): (() => object) | undefined {
  if (type === "allMids") return () => ({ channel: "allMids", data: { mids: mids(market) } });
  const pair = pairOf(text(name));
  const coin = pair ?? findCoin(text(name));
  if (!coin) return undefined;
  if (type === "activeAssetCtx") {
    return () =>
      pair
        ? { channel: "activeSpotAssetCtx", data: { coin: name, ctx: spotContextOf(market, coin) } }
        : { channel: "activeAssetCtx", data: { coin: name, ctx: contextOf(market, coin) } };
  }
  if (type === "trades") return () => trade(market, coin, text(name), pair !== undefined);
  const length = type === "candle" ? intervalOf(text(interval)) : undefined;
  if (!length) return undefined;
  return () => {
    const start = length.startOf(market.now());
    const bar = market.bar(coin, pair ? "spot" : "last", start, length.step(start, 1));
    return { channel: "candle", data: candleOf(coin, bar, text(name), text(interval)) };
  };
}

const mids = (market: VenueMarket): object =>
  Object.fromEntries(coins.map((coin) => [coin.base, price(coin, market.quote(coin).last)]));

function trade(market: VenueMarket, coin: Coin, name: string, isSpot: boolean): object {
  const { last, spot, time } = market.quote(coin);
  const one = {
    coin: name,
    side: "B",
    px: price(coin, isSpot ? spot : last),
    sz: "1.0",
    time,
    hash: `0x${"0".repeat(64)}`,
    tid: time,
    users: [`0x${"0".repeat(40)}`, `0x${"0".repeat(40)}`],
  };
  return { channel: "trades", data: [one] };
}
