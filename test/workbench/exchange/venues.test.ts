import type { StartedExchange } from "../../../workbench/exchange/start";
import { startExchange } from "../../../workbench/exchange/start";
import type { Message } from "./client";
import { connect, get, TestClock } from "./client";
import { differences, published } from "./shapes";

let exchange: StartedExchange;
beforeAll(async () => {
  exchange = await startExchange({ clock: new TestClock() });
});
afterAll(() => exchange.stop());

const BINANCE = "/fstream.binance.com/market";
const okxSwap = (channel: string, instId = "BTC-USDT-SWAP") => ({
  op: "subscribe",
  args: [{ channel, instId }],
});
const gateAsked = (channel: string, ...payload: string[]) => ({
  time: 1,
  channel,
  event: "subscribe",
  payload,
});
const bitgetThird = { instType: "usdt-futures", topic: "ticker", instId: "BTCUSDT" };
const bitgetSecond = { instType: "USDT-FUTURES", channel: "ticker", instId: "BTCUSDT" };

/** Published message, path, request; the first answer is the acknowledgement. */
const streams: [name: string, path: string, request: unknown][] = [
  [
    "binance/usdm_ws_markPrice",
    `${BINANCE}/stream`,
    { method: "SUBSCRIBE", params: ["btcusdt@markPrice@1s"], id: 1 },
  ],
  [
    "binance/usdm_ws_miniTicker",
    `${BINANCE}/stream`,
    { method: "SUBSCRIBE", params: ["btcusdt@miniTicker"], id: 1 },
  ],
  [
    "binance/spot_ws_miniTicker",
    "/data-stream.binance.vision/stream",
    { method: "SUBSCRIBE", params: ["btcusdt@miniTicker"], id: 1 },
  ],
  [
    "binance/spot_ws_kline",
    "/stream.binance.com:443/stream",
    { method: "SUBSCRIBE", params: ["btcusdt@kline_8h"], id: 1 },
  ],
  [
    "bybit/ws_tickers_linear_flow",
    "/stream.bybit.com/v5/public/linear",
    { op: "subscribe", args: ["tickers.BTCUSDT"] },
  ],
  [
    "bybit/ws_tickers_spot",
    "/stream.bybit.com/v5/public/spot",
    { op: "subscribe", args: ["tickers.BTCUSDT"] },
  ],
  ["okx/ws_tickers_flow", "/ws.okx.com:8443/ws/v5/public", okxSwap("tickers")],
  ["okx/ws_mark_price_flow", "/ws.okx.com:8443/ws/v5/public", okxSwap("mark-price")],
  ["okx/ws_index_tickers_flow", "/ws.okx.com:8443/ws/v5/public", okxSwap("index-tickers", "BTC-USDT")],
  ["okx/ws_funding_rate_flow", "/ws.okx.com:8443/ws/v5/public", okxSwap("funding-rate")],
  ["okx/ws_open_interest_flow", "/ws.okx.com:8443/ws/v5/public", okxSwap("open-interest")],
  ["okx/ws_candle_flow", "/ws.okx.com:8443/ws/v5/business", okxSwap("candle1D")],
  [
    "hyperliquid/ws_candle",
    "/api.hyperliquid.xyz/ws",
    { method: "subscribe", subscription: { type: "candle", coin: "BTC", interval: "1d" } },
  ],
  [
    "bitget/futures_ws_ticker_v2_flow",
    "/ws.bitget.com/v2/ws/public",
    { op: "subscribe", args: [bitgetSecond] },
  ],
  ["bitget/ws_ticker_v3_flow", "/ws.bitget.com/v3/ws/public", { op: "subscribe", args: [bitgetThird] }],
  [
    "bingx/swap_ws_markPrice",
    "/open-api-swap.bingx.com/swap-market",
    { id: "1", reqType: "sub", dataType: "BTC-USDT@markPrice" },
  ],
  [
    "bingx/swap_ws_ticker",
    "/open-api-swap.bingx.com/swap-market",
    { id: "1", reqType: "sub", dataType: "BTC-USDT@ticker" },
  ],
  [
    "bingx/swap_ws_kline",
    "/open-api-swap.bingx.com/swap-market",
    { id: "1", reqType: "sub", dataType: "BTC-USDT@kline_1m" },
  ],
  [
    "bingx/spot_ws_ticker",
    "/open-api-ws.bingx.com/market",
    { id: "1", reqType: "sub", dataType: "BTC-USDT@ticker" },
  ],
  [
    "mexc/futures_ws_ticker",
    "/contract.mexc.com/edge",
    { method: "sub.ticker", param: { symbol: "BTC_USDT" } },
  ],
  [
    "mexc/futures_ws_fair_price",
    "/contract.mexc.com/edge",
    { method: "sub.fair.price", param: { symbol: "BTC_USDT" } },
  ],
  [
    "mexc/futures_ws_kline",
    "/contract.mexc.com/edge",
    { method: "sub.kline", param: { symbol: "BTC_USDT", interval: "Min60" } },
  ],
  ["gate/futures_ws_tickers", "/fx-ws.gateio.ws/v4/ws/usdt", gateAsked("futures.tickers", "BTC_USDT")],
  [
    "gate/futures_ws_candlesticks",
    "/fx-ws.gateio.ws/v4/ws/usdt",
    gateAsked("futures.candlesticks", "5m", "BTC_USDT"),
  ],
  [
    "gate/futures_ws_contract_stats",
    "/fx-ws.gateio.ws/v4/ws/usdt",
    gateAsked("futures.contract_stats", "BTC_USDT", "1m"),
  ],
  ["gate/spot_ws_tickers", "/api.gateio.ws/ws/v4/", gateAsked("spot.tickers", "BTC_USDT")],
  [
    "weex/futures_ws_ticker",
    "/ws-contract.weex.com/v3/ws/public",
    { method: "SUBSCRIBE", params: ["BTCUSDT@ticker"], id: 1 },
  ],
  [
    "weex/futures_ws_kline",
    "/ws-contract.weex.com/v3/ws/public",
    { method: "SUBSCRIBE", params: ["BTCUSDT@kline_1d_LAST_PRICE"], id: 1 },
  ],
  [
    "weex/spot_ws_ticker",
    "/ws-spot.weex.com/v3/ws/public",
    { method: "SUBSCRIBE", params: ["BTCUSDT@ticker"], id: 1 },
  ],
];

test.each(streams)("%s", async (name, path, request) => {
  const client = await connect(exchange, path);
  client.send(request);
  await client.next();
  expect(differences(await client.next(), published(name))).toEqual([]);
  client.close();
  await client.closed;
});

const symbol = "category=linear&symbol=BTCUSDT";
const FUTURES = "productType=usdt-futures&symbol=BTCUSDT";

const requests: [name: string, path: string, body?: object][] = [
  ["binance/usdm_rest_klines", "/fapi.binance.com/fapi/v1/klines?symbol=BTCUSDT&interval=1w&limit=2"],
  ["binance/usdm_rest_premiumIndex", "/fapi.binance.com/fapi/v1/premiumIndex?symbol=BTCUSDT"],
  ["binance/usdm_rest_openInterest", "/fapi.binance.com/fapi/v1/openInterest?symbol=BTCUSDT"],
  ["binance/usdm_rest_fundingRate", "/fapi.binance.com/fapi/v1/fundingRate?symbol=BTCUSDT"],
  ["bybit/rest_kline", `/api.bybit.com/v5/market/kline?${symbol}&interval=60`],
  ["bybit/rest_funding_history", `/api.bybit.com/v5/market/funding/history?${symbol}`],
  ["bybit/rest_instruments_info_linear", `/api.bybit.com/v5/market/instruments-info?${symbol}`],
  ["bybit/rest_open_interest", `/api.bybit.com/v5/market/open-interest?${symbol}&intervalTime=5min`],
  ["bybit/rest_tickers_spot", "/api.bybit.com/v5/market/tickers?category=spot&symbol=BTCUSDT"],
  ["okx/rest_candles", "/www.okx.com/api/v5/market/candles?instId=BTC-USDT-SWAP&bar=1H"],
  ["okx/rest_funding_rate", "/www.okx.com/api/v5/public/funding-rate?instId=BTC-USDT-SWAP"],
  ["okx/rest_funding_rate_history", "/www.okx.com/api/v5/public/funding-rate-history?instId=BTC-USDT-SWAP"],
  [
    "hyperliquid/rest_candleSnapshot",
    "/api.hyperliquid.xyz/info",
    { type: "candleSnapshot", req: { coin: "BTC", interval: "1h", startTime: 1780300000000 } },
  ],
  ["bitget/futures_rest_candles", `/api.bitget.com/api/v2/mix/market/candles?${FUTURES}&granularity=5m`],
  ["bitget/futures_rest_history_fund_rate", `/api.bitget.com/api/v2/mix/market/history-fund-rate?${FUTURES}`],
  ["bitget/futures_rest_contracts", `/api.bitget.com/api/v2/mix/market/contracts?${FUTURES}`],
  ["bitget/futures_rest_open_interest", `/api.bitget.com/api/v2/mix/market/open-interest?${FUTURES}`],
];

test.each(requests)("%s", async (...[name, path, body]) => {
  const answer = await get(exchange, path, body && { method: "POST", body: JSON.stringify(body) });
  expect(answer.headers.get("access-control-allow-origin")).toBeTruthy();
  expect(differences(await answer.json(), published(name))).toEqual([]);
});

test("Hyperliquid's context has the fields of its request over HTTP", async () => {
  const client = await connect(exchange, "/api.hyperliquid.xyz/ws");
  client.send({ method: "subscribe", subscription: { type: "activeAssetCtx", coin: "BTC" } });
  await client.next();
  const { channel, data } = (await client.next()) as Message;
  const file = "../../vectors/market/hyperliquid_rest_metaAndAssetCtxs.json";
  const { response } = jest.requireActual<{ response: [object, object[]] }>(file);
  expect(channel).toBe("activeAssetCtx");
  expect(differences((data as Message).ctx, response[1][0])).toEqual([]);
  client.close();
});

test.each([
  ["/stream.bybit.com/v5/public/linear", { op: "ping" }, { success: true, ret_msg: "pong", op: "ping" }],
  ["/ws.okx.com:8443/ws/v5/public", "ping", "pong"],
  ["/ws.bitget.com/v3/ws/public", "ping", "pong"],
  ["/api.hyperliquid.xyz/ws", { method: "ping" }, { channel: "pong" }],
  ["/contract.mexc.com/edge", { method: "ping" }, { channel: "pong" }],
  ["/fx-ws.gateio.ws/v4/ws/usdt", { time: 1, channel: "futures.ping" }, { channel: "futures.pong" }],
])("%s answers a heartbeat", async (path, ping, pong) => {
  const client = await connect(exchange, path);
  client.send(ping);
  const answer = await client.next();
  if (typeof pong === "string") expect(answer).toBe(pong);
  else expect(answer).toMatchObject(pong);
  client.close();
});

test("Binance's streams without a route acknowledge and send nothing, as since April 2026", async () => {
  const client = await connect(exchange, "/fstream.binance.com/ws");
  client.send({ method: "SUBSCRIBE", params: ["btcusdt@markPrice@1s"], id: 7 });
  expect(await client.next()).toEqual({ result: null, id: 7 });
  expect(exchange.connections().binance?.streams).toBe(0);
  client.close();
});

test("what no exchange has is refused", async () => {
  await expect(connect(exchange, "/stream.bybit.com/v5/private")).rejects.toThrow("404");
  await expect(connect(exchange, "/ws.example.com/")).rejects.toThrow("404");
  expect((await get(exchange, "/api.example.com/v1/time")).status).toBe(404);
});
