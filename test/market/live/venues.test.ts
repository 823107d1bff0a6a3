import { readFileSync } from "node:fs";
import path from "node:path";
import { contractTyped } from "../../../src/market/live/contract";
import type { Quantity } from "../../../src/market/live/interface";
import { liveVenues } from "../../../src/market/live/venues";
import type { Feed, Heard, Protocol, StreamFeed } from "../../../src/market/live/venues/adapter";

/** What each venue's recorded messages come to in the product's units. Each file names the client that its message is from. */
interface Flow {
  readonly steps: readonly { readonly dir: string; readonly role: string; readonly json: unknown }[];
}

function recorded(name: string): { readonly subscribed: unknown; readonly messages: readonly unknown[] } {
  const file = path.join(__dirname, "../../vectors/market/live", `${name}.json`);
  const { steps } = JSON.parse(readFileSync(file, "utf8")) as Flow;
  const of = (role: string) => steps.filter((step) => step.role === role).map(({ json }) => json);
  return { subscribed: of("request")[0], messages: [...of("ack"), ...of("message")] };
}

const feed = (venue: string, quantity: Quantity, symbol: string): Feed | { readonly reason: string } =>
  liveVenues.find((one) => one.venue === venue)!.feed(quantity, contractTyped(symbol)!);

const protocolOf = (address: string): Protocol =>
  liveVenues.flatMap(({ protocols }) => protocols).find((one) => one.address === address)!;

/** What a reader of an address makes of messages. */
function heard(address: string, ...messages: readonly unknown[]): Heard[] {
  const read = protocolOf(address).reader();
  return messages.flatMap((message) => [
    ...read(typeof message === "string" ? message : JSON.stringify(message), now),
  ]);
}

const now = Date.UTC(2026, 10, 29, 12, 34, 56);
/** Excel's number of a time: days since 30 December 1899. */
const excel = (iso: string) => (Date.parse(iso) - Date.UTC(1899, 11, 30)) / 86_400_000;

const bybitLinear = "wss://stream.bybit.com/v5/public/linear";
const bybitSpot = "wss://stream.bybit.com/v5/public/spot";
const okx = "wss://ws.okx.com:8443/ws/v5/public";
const gate = "wss://fx-ws.gateio.ws/v4/ws/usdt";
const futures = "wss://fstream.binance.com/market/ws";
const binanceSpot = "wss://stream.binance.com/ws";
const bingx = "wss://open-api-swap.bingx.com/swap-market";
const weex = "wss://ws-contract.weex.com/v3/ws/public";

test.each([
  [
    "binance_usdm_ws_markPrice",
    futures,
    "btcusdt@markPrice@1s",
    { mark: 11794.15, index: 11784.62659091, funding: 0.00038167, nextFunding: excel("2019-07-05T06:00Z") },
    1562305380000,
  ],
  ["binance_usdm_ws_miniTicker", futures, "btcusdt@miniTicker", { last: 0.0025 }, 123456789],
  ["binance_spot_ws_miniTicker", binanceSpot, "bnbbtc@miniTicker", { last: 0.0025 }, 1672515782136],
  [
    "bybit_ws_tickers_linear_flow",
    bybitLinear,
    "tickers.BTCUSDT",
    {
      mark: 17217.33,
      index: 17227.36,
      last: 17216,
      funding: -0.000212,
      nextFunding: excel("2023-01-09T16:00Z"),
      // 68744.761 counts both sides.
      openInterest: 34372.3805,
    },
    1673272861686,
  ],
  ["bybit_ws_tickers_spot", bybitSpot, "tickers.BTCUSDT", { last: 21109.77 }, 1673853746003],
  ["okx_ws_tickers_flow", okx, "tickers:ETH-USDT", { last: 9999.99 }, 1597026383085],
  ["okx_ws_mark_price_flow", okx, "mark-price:ETH-USDT", { mark: 0.1 }, 1597026383085],
  ["okx_ws_index_tickers_flow", okx, "index-tickers:ETH-USDT", { index: 0.1 }, 1597026383085],
  [
    "okx_ws_funding_rate_flow",
    okx,
    "funding-rate:ETH-USDT",
    // The coming settlement, not the one after it (16:00).
    { funding: 0.0001875391284828, nextFunding: excel("2023-11-23T08:00Z") },
    1700724675402,
  ],
  // 5000 are contracts.
  ["okx_ws_open_interest_flow", okx, "open-interest:ETH-USDT", { openInterest: 555.55 }, 1597026383085],
  [
    "bitget_futures_ws_ticker_v2_flow",
    "wss://ws.bitget.com/v2/ws/public",
    "USDT-FUTURES:BTCUSDT",
    {
      mark: 27000,
      index: 25702.4,
      last: 27000.5,
      funding: 0.00001,
      nextFunding: excel("2023-09-26T10:00Z"),
      openInterest: 929.502,
    },
    1695715383021,
  ],
  ["bingx_swap_ws_markPrice", bingx, "ETH-USDT@markPrice", { mark: 2999.63 }, 1714650884021],
  ["bingx_swap_ws_ticker", bingx, "ETH-USDT@ticker", { last: 2986.23 }, 1714650656745],
  [
    "bingx_spot_ws_ticker",
    "wss://open-api-ws.bingx.com/market",
    "BTC-USDT@ticker",
    { last: 2642.27 },
    1727163468053,
  ],
  [
    "mexc_futures_ws_ticker",
    "wss://contract.mexc.com/edge",
    "ticker:ETH_USDT",
    { mark: 6867.4, index: 6861.6, last: 6865.5, funding: 0.0008, openInterest: 2284742 },
    1587442022003,
  ],
  [
    "mexc_futures_ws_funding_rate",
    "wss://contract.mexc.com/edge",
    "funding.rate:BTC_USDT",
    { funding: 0.001 },
    1587442022003,
  ],
  [
    "gate_futures_ws_tickers",
    gate,
    "ETH_USDT",
    // The rate of this period, not the indicative one of the next (0.01875).
    { mark: 118.35, index: 118.36, last: 118.4, funding: -0.000114, openInterest: 73648.5 },
    1541659086123,
  ],
  ["gate_spot_ws_tickers", "wss://api.gateio.ws/ws/v4/", "ETH_USDT", { last: 70775.2 }, 1717595233666],
  [
    "weex_futures_ws_ticker",
    weex,
    "ETHUSDT@ticker",
    { mark: 2045.91, index: 2047.2225, last: 2045.89 },
    1775120226169,
  ],
  [
    "weex_spot_ws_ticker",
    "wss://ws-spot.weex.com/v3/ws/public",
    "ETHUSDT@ticker",
    { last: 2050.15 },
    1775118028545,
  ],
])("%s: the acknowledgement says nothing, the message values", (name, address, topic, values, time) => {
  const { messages } = recorded(name);
  expect(heard(address, ...messages)).toEqual([{ topic, values, time }]);
});

/** The context of the venue's documentation, with the figures of metaAndAssetCtxs. */
test("a coin's context at Hyperliquid, whose funding is due at each full hour", () => {
  const ctx = {
    dayNtlVlm: "1169046.29406",
    funding: "0.0000125",
    markPx: "14.3161",
    midPx: "14.314",
    openInterest: "688.11",
    oraclePx: "14.32",
    prevDayPx: "15.322",
  };
  const address = "wss://api.hyperliquid.xyz/ws";
  expect(heard(address, { channel: "activeAssetCtx", data: { coin: "BTC", ctx } })).toEqual([
    {
      topic: "activeAssetCtx:BTC",
      values: {
        mark: 14.3161,
        index: 14.32,
        funding: 0.0000125,
        nextFunding: excel("2026-11-29T13:00Z"),
        openInterest: 688.11,
      },
    },
  ]);
  const trade = (time: number, px: string) => ({ coin: "BTC", side: "B", px, sz: "1", time });
  const trades = { channel: "trades", data: [trade(2, "11"), trade(3, "12"), trade(1, "10")] };
  expect(heard(address, trades)).toEqual([{ topic: "trades:BTC", values: { last: 12 }, time: 3 }]);
});

test.each<[string, Quantity, string, string, string, unknown]>([
  ["binance_usdm_ws_markPrice", "mark", "Binance", "btc/usdt", futures, {}],
  ["binance_usdm_ws_miniTicker", "last", "Binance", "BTCUSDT", futures, {}],
  ["bybit_ws_tickers_spot", "spot", "Bybit", "BTC-USDT", bybitSpot, { req_id: "1" }],
  ["okx_ws_index_tickers_flow", "index", "OKX", "ETH-USDT-SWAP", okx, {}],
  ["okx_ws_tickers_flow", "spot", "OKX", "ETHUSDT", okx, {}],
  [
    "bitget_futures_ws_ticker_v2_flow",
    "funding",
    "Bitget",
    "BTCUSDT",
    "wss://ws.bitget.com/v2/ws/public",
    {},
  ],
  ["bingx_swap_ws_markPrice", "mark", "BingX", "ETHUSDT", bingx, { id: "ETH-USDT@markPrice" }],
  ["mexc_futures_ws_ticker", "last", "MEXC", "ETHUSDT", "wss://contract.mexc.com/edge", { gzip: false }],
  ["gate_futures_ws_tickers", "mark", "Gate", "ETH_USDT", gate, { id: undefined, time: now / 1000 }],
  ["weex_futures_ws_ticker", "index", "WEEX", "ETHUSDT", weex, { id: "1" }],
])("%s: what is sent for the %s is what the venue takes", (name, quantity, venue, symbol, address, own) => {
  const found = feed(venue, quantity, symbol) as StreamFeed;
  expect(found.address).toBe(address);
  const [message, ...others] = protocolOf(address).subscribe([found.topic], now);
  expect(others).toEqual([]);
  const { id, ...asked } = recorded(name).subscribed as { id?: unknown };
  const expected = JSON.parse(JSON.stringify({ ...asked, id, ...(own as object) })) as { id?: unknown };
  const sent = JSON.parse(message!) as { id?: unknown };
  // Binance and WEEX count their requests.
  if (typeof id === "number" && !("id" in (own as object))) sent.id = id;
  if (venue === "WEEX") expected.id = sent.id;
  expect(sent).toEqual({ ...expected, time: "time" in expected ? Math.floor(now / 1000) : undefined });
});

test("a Hyperliquid subscription is a message of its own", () => {
  const { topic, address } = feed("Hyperliquid", "mark", "kPEPE") as StreamFeed;
  expect(protocolOf(address).subscribe([topic, "trades:BTC"], now)).toEqual([
    '{"method":"subscribe","subscription":{"type":"activeAssetCtx","coin":"kPEPE"}}',
    '{"method":"subscribe","subscription":{"type":"trades","coin":"BTC"}}',
  ]);
  expect(feed("Hyperliquid", "mark", "BTCUSDT")).toMatchObject({ topic: "activeAssetCtx:BTC" });
  expect(feed("Hyperliquid", "spot", "@107")).toMatchObject({ topic: "trades:@107", field: "last" });
});

test("many topics go in one message, where the venue has no limit", () => {
  const topics = Array.from({ length: 25 }, (_, at) => `tickers.C${at}USDT`);
  expect(protocolOf(bybitLinear).subscribe(topics, now)).toHaveLength(1);
  expect(protocolOf(bybitSpot).subscribe(topics, now)).toHaveLength(3); // ten arguments each
  expect(protocolOf(futures).subscribe(topics, now)).toHaveLength(1);
});

test("a Bybit delta changes what it names, and nothing before its snapshot", () => {
  const { messages } = recorded("bybit_ws_tickers_linear_flow");
  const delta = {
    topic: "tickers.BTCUSDT",
    type: "delta",
    data: { symbol: "BTCUSDT", markPrice: "17218.00" },
    ts: 1673272861786,
  };
  expect(heard(bybitLinear, delta)).toEqual([]);
  expect(heard(bybitLinear, ...messages, delta).at(-1)).toEqual({
    topic: "tickers.BTCUSDT",
    values: { mark: 17218 },
    time: 1673272861786,
  });
});

/** BTCUSD in the venue's REST answer: 373504107 USD are 22505.67 BTC, on both sides. */
test("an inverse contract's open interest is in the coin, one side", () => {
  const data = { symbol: "BTCUSD", openInterest: "373504107", openInterestValue: "22505.67" };
  const snapshot = { topic: "tickers.BTCUSD", type: "snapshot", data, ts: 1 };
  expect(heard("wss://stream.bybit.com/v5/public/inverse", snapshot)).toMatchObject([
    { values: { openInterest: 11252.835 } },
  ]);
  const single = { ...snapshot, data: { singleOpenInterest: "5", openInterest: "10.4" } };
  expect(heard(bybitLinear, single)).toMatchObject([{ values: { openInterest: 5 } }]);
});

test("contracts are counted in coins where their size is known, and the cell says so where it is not", () => {
  // One contract is 0.0001 BTC.
  expect(feed("Gate", "openInterest", "BTC_USDT")).toMatchObject({ field: "openInterest", times: 0.0001 });
  expect(feed("MEXC", "openInterest", "BTCUSDT")).toMatchObject({ times: 0.0001 });
  expect(feed("MEXC", "openInterest", "FOOUSDT")).toEqual({
    reason: "MEXC counts contracts, and what one of FOOUSDT holds is not known here",
  });
});

test.each<[string, Quantity, string, RegExp]>([
  ["BingX", "funding", "BTCUSDT", /streams mark and last prices alone/],
  ["WEEX", "openInterest", "BTCUSDT", /streams mark, index and last prices alone/],
  ["Gate", "nextFunding", "BTCUSDT", /does not stream when funding is due/],
  ["MEXC", "spot", "BTCUSDT", /spot prices in a form that is not read here/],
  ["Binance", "mark", "BTCUSD_PERP", /coin-margined BTCUSD of Binance/],
  ["Hyperliquid", "spot", "BTC", /numbers its pairs on spot/],
])("what %s does not have is said: %s of %s", (venue, quantity, symbol, why) => {
  expect(feed(venue, quantity, symbol)).toEqual({ reason: expect.stringMatching(why) });
});

test.each([
  [
    bybitLinear,
    { success: false, ret_msg: "error:handler not found,topic:tickers.FOOUSDT" },
    { refused: "error:handler not found,topic:tickers.FOOUSDT" },
  ],
  [
    okx,
    {
      event: "error",
      code: "60018",
      msg: "Wrong URL or channel:mark-price,instId:FOO-USDT-SWAP doesn't exist.",
    },
    {
      refused: "Wrong URL or channel:mark-price,instId:FOO-USDT-SWAP doesn't exist. (60018)",
      topics: ["mark-price:FOO-USDT-SWAP"],
    },
  ],
  [
    "wss://api.hyperliquid.xyz/ws",
    { channel: "error", data: 'Invalid subscription {"type":"activeAssetCtx","coin":"FOO"}' },
    { refused: expect.stringContaining("Invalid subscription"), topics: ["activeAssetCtx:FOO"] },
  ],
  [
    "wss://ws.bitget.com/v2/ws/public",
    {
      event: "error",
      arg: { instType: "USDT-FUTURES", channel: "ticker", instId: "FOOUSDT" },
      code: 30001,
      msg: "doesn't exist",
    },
    { refused: "doesn't exist (30001)", topics: ["USDT-FUTURES:FOOUSDT"] },
  ],
  [
    bingx,
    { id: "FOO-USDT@markPrice", code: 80015, msg: "no such symbol" },
    { refused: "no such symbol (80015)", topics: ["FOO-USDT@markPrice"] },
  ],
  [
    "wss://contract.mexc.com/edge",
    { channel: "rs.error", data: "Contract [FOO_USDT] not exist" },
    { refused: "Contract [FOO_USDT] not exist" },
  ],
  [
    gate,
    { event: "subscribe", error: { code: 2, message: "unknown contract: FOO_USDT" } },
    { refused: "unknown contract: FOO_USDT" },
  ],
  [weex, { id: "1", result: false, msg: "no such channel" }, { refused: "no such channel" }],
  [futures, { error: { code: 2, msg: "Invalid request" }, id: 1 }, { refused: "Invalid request" }],
])("a refusal of %s", (address, message, expected) => {
  expect(heard(address, message)).toEqual([expected]);
});

test.each([
  [bingx, "Ping", { reply: "Pong" }],
  [
    bingx,
    '{"ping":"a1","time":"2026-11-29T00:00:00Z"}',
    { reply: '{"pong":"a1","time":"2026-11-29T00:00:00Z"}' },
  ],
  [weex, '{"event":"ping","time":"1"}', { reply: '{"method":"PONG","id":"1"}' }],
  [okx, '{"event":"notice","code":"64008","msg":"upgrade"}', { closing: expect.any(String) }],
  [binanceSpot, '{"e":"serverShutdown","E":1}', { closing: expect.any(String) }],
])("%s is answered when it says %s", (address, message, expected) => {
  expect(heard(address, message)).toEqual([expected]);
});

test.each([
  [okx, "pong"],
  ["wss://ws.bitget.com/v2/ws/public", "pong"],
  [bybitLinear, '{"success":true,"ret_msg":"pong","op":"ping"}'],
  ["wss://contract.mexc.com/edge", '{"channel":"pong","data":1587442022003}'],
  [futures, "null"],
  [futures, "[1,2]"],
  [gate, "<html>"],
])("%s says nothing with %s", (address, message) => {
  expect(heard(address, message)).toEqual([]);
});
