import { gzipSync } from "node:zlib";
import type { Asked, Quantity } from "../../../src/market/live/interface";
import { createMarket } from "../../../src/market/live/market";
import { page } from "../../../src/market/live/wire/surroundings";
import { answered, type FakeSocket, World } from "./world";

const btc: Asked = { quantity: "mark", venue: "Bybit", symbol: "BTCUSDT" };
const off = "live data is off; switch it on in Settings of the Ballast pane";

/** A Bybit that takes what it is asked for, and says nothing by itself. */
function started() {
  const world = new World();
  world.whenConnected = (socket) => void world.surroundings.after(100, () => socket.open());
  const market = createMarket(world.surroundings);
  return { world, market };
}

const snapshot = (mark: number, symbol = "BTCUSDT", ts = 1) => ({
  topic: `tickers.${symbol}`,
  type: "snapshot",
  data: { symbol, markPrice: String(mark), fundingRate: "0.0001" },
  ts,
});

const newest = (world: World): FakeSocket => world.sockets.at(-1)!;

test("while it is off no socket is opened and nothing is asked, whatever is called", async () => {
  const { world, market } = started();
  const told: unknown[] = [];
  const leave = market.follow([btc], () => told.push(market.shown(btc)));
  expect(market.shown(btc)).toEqual({ reason: off });
  expect(await market.read("funding", "OKX", "BTC-USDT-SWAP")).toEqual({ reason: off });
  expect(await market.bars("Binance", "BTCUSDT")).toEqual({ reason: off });
  expect(await market.fundingHistory("Binance", "BTCUSDT")).toEqual({ reason: off });
  expect(await market.brackets("Bybit", "BTCUSDT")).toEqual({ reason: off });
  await world.pass(3_600_000);
  market.switchTo("off");
  leave();
  expect([world.sockets, world.asked, told, world.timersSet]).toEqual([[], [], [], 0]);
});

test("switching on revives the cells that wait, switching off ends them and closes everything", async () => {
  const { world, market } = started();
  const told: unknown[] = [];
  market.follow([btc], () => told.push(market.shown(btc)));
  market.switchTo("live");
  await world.pass(2000);
  expect(newest(world).address).toBe("wss://stream.bybit.com/v5/public/linear");
  newest(world).receive(snapshot(60000));
  await world.pass(1000);
  const waiting = { reason: "waiting for the mark price of BTCUSDT from Bybit", isWaiting: true };
  expect(told).toEqual([waiting, 60000]);
  expect(market.current()).toEqual([
    {
      functionName: "MARKET.MARK",
      arguments: ["Bybit", "BTCUSDT"],
      quantity: "mark",
      value: 60000,
      time: expect.any(Number),
      source: "Bybit, stream.bybit.com",
      isStale: false,
    },
  ]);
  market.switchTo("off");
  expect(told.at(-1)).toEqual({ reason: off });
  expect([newest(world).state, world.timersSet, market.current()]).toEqual(["closed", 0, []]);
  market.switchTo("live");
  expect(told.at(-1)).toEqual(waiting);
});

test("a thousand cells of four venues share connections and subscriptions, and are told once a second together", async () => {
  const { world, market } = started();
  const symbols = Array.from({ length: 125 }, (_, at) => `C${at}USDT`);
  const tellings = new Set<number>();
  let told = 0;
  for (const venue of ["Bybit", "Binance", "OKX", "Bitget"])
    for (const symbol of symbols)
      for (const quantity of ["mark", "funding"] satisfies Quantity[])
        market.follow([{ quantity, venue, symbol }], () => {
          told++;
          tellings.add(world.time);
        });
  market.switchTo("live");
  told = 0;
  tellings.clear();
  await world.pass(1500);
  expect(world.sockets).toHaveLength(4);
  const bybit = world.sockets.find(({ address }) => address.includes("bybit"))!;
  expect(bybit.requests).toEqual([
    {
      op: "subscribe",
      args: ["tickers.BTCUSDT", ...symbols.map((symbol) => `tickers.${symbol}`)],
      req_id: "1",
    },
  ]);
  for (let ten = 0; ten < 100; ten++) {
    for (const symbol of symbols) bybit.receive(snapshot(100 + ten, symbol, ten + 1));
    await world.pass(100);
  }
  expect(tellings.size).toBeLessThanOrEqual(11);
  // The funding rate never changed after the first time.
  expect(told).toBeLessThanOrEqual(11 * 125 + 125);
  expect(told).toBeGreaterThan(9 * 125);
});

test("a cell that is calculated again keeps its subscription, one that is gone ends it", async () => {
  const { world, market } = started();
  market.switchTo("live");
  const leave = market.follow([btc], () => undefined);
  const other = market.follow([{ ...btc, symbol: "ETHUSDT" }], () => undefined);
  await world.pass(2000);
  leave();
  await world.pass(5000);
  newest(world).receive(snapshot(60000));
  const again = market.follow([btc], () => undefined);
  await world.pass(20_000);
  newest(world).receive(snapshot(60001));
  again();
  other();
  await world.pass(12_000);
  const [subscribed, ...rest] = newest(world).requests as { op: string; args?: string[] }[];
  expect(subscribed!.args).toEqual(["tickers.BTCUSDT", "tickers.ETHUSDT"]);
  expect(rest.filter(({ op }) => op !== "ping")).toEqual([]);
  // Nobody follows anything, so that there is no connection.
  expect([newest(world).state, world.sockets.length]).toEqual(["closed", 1]);
});

test("an unknown symbol shows the venue's words, and the others go on", async () => {
  const { world, market } = started();
  market.switchTo("live");
  const foo: Asked = { ...btc, symbol: "FOOUSDT" };
  market.follow([btc, foo], () => undefined);
  await world.pass(1500);
  const socket = newest(world);
  socket.receive({
    success: false,
    ret_msg: "error:handler not found,topic:tickers.FOOUSDT",
    op: "subscribe",
  });
  await world.pass(1500);
  // The rest of a refused request is asked for again.
  expect(socket.requests.at(-1)).toEqual({ op: "subscribe", args: ["tickers.BTCUSDT"], req_id: "1" });
  socket.receive(snapshot(60000));
  expect(market.shown(btc)).toBe(60000);
  expect(market.shown(foo)).toEqual({
    reason: "Bybit refuses the mark price of FOOUSDT: error:handler not found,topic:tickers.FOOUSDT",
  });
});

test("an acknowledgement proves nothing: a topic that never speaks says so", async () => {
  const { world, market } = started();
  market.switchTo("live");
  const foo: Asked = { quantity: "mark", venue: "Binance", symbol: "FOOUSDT" };
  market.follow([foo], () => undefined);
  await world.pass(1500);
  for (let second = 0; second < 40; second++) {
    newest(world).receive({ result: null, id: 1 });
    newest(world).receive({ e: "markPriceUpdate", E: second, s: "BTCUSDT", p: "60000" });
    await world.pass(1000);
  }
  expect(world.sockets).toHaveLength(1);
  expect(market.shown(foo)).toEqual({ reason: "Binance sends no mark price of FOOUSDT; check the symbol" });
});

test("a lost connection keeps the value, marks it, and waits longer each time", async () => {
  const { world, market } = started();
  const age: Asked = { ...btc, isAge: true };
  market.switchTo("live");
  market.follow([btc, age], () => undefined);
  await world.pass(1500);
  newest(world).receive(snapshot(60000));
  await world.pass(1000);
  expect(market.shown(age)).toBe(0);
  world.whenConnected = (socket) => void world.surroundings.after(50, () => socket.cut(1006));
  const begun: number[] = [];
  for (let second = 0, seen = 1; second < 400; second++) {
    if (second === 0) newest(world).cut(1006);
    await world.pass(1000);
    if (world.sockets.length > seen) begun.push(second);
    seen = world.sockets.length;
  }
  const waits = begun.map((at, index) => at - (begun[index - 1] ?? 0));
  // Half of the way from one second to 2, 4, 8, 16, 32 and 60.
  for (const [index, wait] of [1.5, 2.5, 4.5, 8.5, 16.5, 30.5, 30.5].entries())
    expect(Math.abs(waits[index]! - wait)).toBeLessThan(2.5);
  expect(market.shown(btc)).toBe(60000);
  expect(market.shown(age)).toBe(360);
  expect(market.current()[0]!.isStale).toBe(true);
  expect(market.venues().find(({ venue }) => venue === "Bybit")).toMatchObject({
    state: "blocked",
    words:
      "stream.bybit.com cannot be reached: it is blocked here, or there is no connection. It is tried again each minute.",
  });
});

test("a connection that Binance would cut after 24 hours is renewed before", async () => {
  const { world, market } = started();
  market.switchTo("live");
  market.follow([{ quantity: "mark", venue: "Binance", symbol: "BTCUSDT" }], () => undefined);
  await world.pass(1500);
  const pulse = () => newest(world).receive({ e: "markPriceUpdate", s: "BTCUSDT", p: "1" });
  for (let minute = 0; minute < 23 * 60 + 55; minute++) {
    for (let part = 0; part < 3; part++) {
      pulse();
      await world.pass(20_000);
    }
  }
  expect(world.sockets).toHaveLength(2);
  expect(world.sockets.map(({ state }) => state)).toEqual(["closed", "open"]);
});

test("the simulated exchange stands at the paths of the hosts", async () => {
  const { world, market } = started();
  world.answer = () => Promise.resolve(answered([]));
  market.switchTo("simulated", { simulatedAt: "ws://localhost:3001/exchange/" });
  market.follow([btc, { quantity: "mark", venue: "OKX", symbol: "BTCUSDT" }], () => undefined);
  const bars = market.bars("Binance", "BTCUSDT", "1h", 2);
  await world.pass(3000);
  await bars;
  expect(world.sockets.map(({ address }) => address)).toEqual([
    "ws://localhost:3001/exchange/stream.bybit.com/v5/public/linear",
    "ws://localhost:3001/exchange/ws.okx.com:8443/ws/v5/public",
  ]);
  expect(world.asked.map(({ address }) => address)).toEqual([
    "http://localhost:3001/exchange/fapi.binance.com/fapi/v1/time",
    "http://localhost:3001/exchange/fapi.binance.com/fapi/v1/klines?symbol=BTCUSDT&interval=1h&limit=3",
  ]);
});

test.each([
  ["BybitX", "BTCUSDT", /^"BybitX" is none of the venues Binance, Bybit/],
  ["KuCoin", "BTCUSDT", /^there is no live data of KuCoin here, only of Binance/],
  ["Bybit", "BTC", /^BTC has no quote; type the symbol with it, such as BTCUSDT$/],
  ["Bybit", "<script>", /^"<script>" is no symbol$/],
])("%s and %s are refused in our own words", (venue, symbol, why) => {
  const { market } = started();
  market.switchTo("live");
  expect(market.shown({ quantity: "mark", venue, symbol })).toEqual({ reason: expect.stringMatching(why) });
});

test("all spellings of a contract are one subscription", async () => {
  const { world, market } = started();
  market.switchTo("live");
  for (const symbol of ["BTCUSDT", "btc-usdt", "BTC/USDT:USDT", "BTCUSDT.P"])
    market.follow([{ ...btc, symbol }], () => undefined);
  await world.pass(1500);
  expect(newest(world).requests).toEqual([{ op: "subscribe", args: ["tickers.BTCUSDT"], req_id: "1" }]);
  expect(market.venues()[1]).toMatchObject({ venue: "Bybit", cells: 4 });
});

test("frames that are gzip are read in their order", async () => {
  const { world, market } = started();
  const packed = (mark: number, E: number) =>
    new TextEncoder().encode(
      JSON.stringify({ code: 0, dataType: "BTC-USDT@markPrice", data: { p: String(mark), E } }),
    ).buffer;
  market.switchTo("live");
  const asked: Asked = { quantity: "mark", venue: "BingX", symbol: "BTCUSDT" };
  market.follow([asked], () => undefined);
  await world.pass(1500);
  newest(world).receive(packed(1, 1));
  newest(world).receive(packed(2, 2));
  newest(world).receive(new TextEncoder().encode("Ping").buffer);
  await world.pass(1000);
  expect(market.shown(asked)).toBe(2);
  expect(newest(world).sent.at(-1)).toBe("Pong");
});

test.each([
  ["Bybit", "stream.bybit.com", " ".repeat(1_000_001)],
  ["BingX", "open-api-swap.bingx.com", new ArrayBuffer(1_000_001)],
])(
  "a connection of %s that sends more than a message has is left, and comes back",
  async (venue, host, data) => {
    const { world, market } = started();
    market.switchTo("live");
    const asked: Asked = { quantity: "mark", venue, symbol: "BTCUSDT" };
    market.follow([asked], () => undefined);
    await world.pass(1500);
    const flooded = newest(world);
    flooded.receive(data);
    await world.pass(0);
    expect(flooded.state).toBe("closed");
    expect(market.venues().find((one) => one.venue === venue)).toMatchObject({
      state: "stale",
      words: expect.stringContaining(`${host} sent a message of more than 1 MB.`),
    });
    await world.pass(10_000);
    expect(newest(world)).not.toBe(flooded);
    expect(newest(world).state).toBe("open");
  },
);

test("a gzip frame is unpacked up to the bytes that a message may have, and no further", async () => {
  const packed = (bytes: number) => Uint8Array.from(gzipSync(Buffer.alloc(bytes, 0x20))).buffer;
  expect(await page.gunzip(packed(1_000_000), 1_000_000)).toBe(" ".repeat(1_000_000));
  expect(await page.gunzip(packed(50_000_000), 1_000_000)).toBeUndefined();
});
