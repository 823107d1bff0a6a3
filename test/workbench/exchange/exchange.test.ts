import { request } from "node:http";
import type { StartedExchange } from "../../../workbench/exchange/start";
import { startExchange } from "../../../workbench/exchange/start";
import { connect, get, TestClock, type Message } from "./client";

const DAY = 86_400_000;
let clock: TestClock;
let exchange: StartedExchange;
beforeEach(async () => {
  clock = new TestClock();
  exchange = await startExchange({ clock });
});
afterEach(() => exchange.stop());

const bybit = async () => {
  const client = await connect(exchange, "/stream.bybit.com/v5/public/linear");
  client.send({ op: "subscribe", args: ["tickers.BTCUSDT"] });
  await client.next();
  return client;
};
const fields = (message: Message | string) => (message as { data: Message }).data;
const klines = async (from: StartedExchange, asked: string) =>
  (await (await get(from, `/fapi.binance.com/fapi/v1/klines?symbol=BTCUSDT&${asked}`)).json()) as string[][];

describe("the market", () => {
  test("a seed repeats, another is another market", async () => {
    const again = await startExchange({ clock, seed: 1 });
    const other = await startExchange({ clock, seed: 2 });
    const asked = "interval=1h&limit=50";
    const bars = await klines(exchange, asked);
    expect(await klines(again, asked)).toEqual(bars);
    expect(await klines(other, asked)).not.toEqual(bars);
    await Promise.all([again.stop(), other.stop()]);
  });

  test("bars of an hour make up the bar of their day, whose low and high hold every price of the day", async () => {
    const start = clock.now() - (clock.now() % DAY) - DAY;
    const span = `startTime=${start}&endTime=${start + DAY - 1}`;
    const hours = await klines(exchange, `${span}&interval=1h`);
    const [day] = await klines(exchange, `${span}&interval=1d`);
    const numbers = (column: number) => hours.map((bar) => Number(bar[column]));
    expect(hours).toHaveLength(24);
    expect(day!.slice(1, 5).map(Number)).toEqual([
      numbers(1)[0],
      Math.max(...numbers(2)),
      Math.min(...numbers(3)),
      numbers(4).at(-1),
    ]);
  });

  test("venues are less than half a percent apart", async () => {
    const bars = await Promise.all(
      [
        "/fapi.binance.com/fapi/v1/premiumIndex?symbol=BTCUSDT",
        "/api.bybit.com/v5/market/tickers?category=linear&symbol=BTCUSDT",
        "/www.okx.com/api/v5/public/mark-price?instId=BTC-USDT-SWAP",
      ].map(async (path) => {
        const text = await (await get(exchange, path)).text();
        return Number(/"(?:markPrice|markPx)":"([\d.]+)"/.exec(text)![1]);
      }),
    );
    expect(Math.max(...bars) / Math.min(...bars)).toBeLessThan(1.005);
    expect(Math.min(...bars)).toBeGreaterThan(30_000);
  });

  test("a rate that was settled is the one that ran at its time", async () => {
    const hour = clock.now() - (clock.now() % (8 * 3_600_000)) + 8 * 3_600_000;
    clock.advance(hour - clock.now() - 1);
    const running = await get(exchange, "/fapi.binance.com/fapi/v1/premiumIndex?symbol=ETHUSDT");
    const { lastFundingRate, nextFundingTime } = (await running.json()) as Message;
    expect(nextFundingTime).toBe(hour);
    clock.advance(2);
    const settled = await get(exchange, "/fapi.binance.com/fapi/v1/fundingRate?symbol=ETHUSDT&limit=1");
    const [{ fundingTime, fundingRate }] = (await settled.json()) as [Message];
    expect(fundingTime).toBe(hour);
    expect(Number(fundingRate)).toBeCloseTo(Number(lastFundingRate), 7);
  });
});

describe("streams", () => {
  test("Bybit sends a snapshot, then what has changed", async () => {
    const client = await bybit();
    expect(await client.next()).toMatchObject({ type: "snapshot", data: { symbol: "BTCUSDT" } });
    clock.advance(500);
    const delta = await client.next();
    expect(delta).toMatchObject({ type: "delta" });
    expect(fields(delta)).toHaveProperty("lastPrice");
    expect(fields(delta)).not.toHaveProperty("nextFundingTime");
    client.close();
  });

  test("what was unsubscribed sends nothing more", async () => {
    const client = await bybit();
    await client.next();
    client.send({ op: "unsubscribe", args: ["tickers.BTCUSDT"] });
    expect(await client.next()).toMatchObject({ success: true, op: "unsubscribe" });
    clock.advance(5_000);
    client.send({ op: "ping" });
    expect(await client.next()).toMatchObject({ ret_msg: "pong" });
    client.close();
  });

  test("a client that has gone is forgotten", async () => {
    const client = await bybit();
    expect(exchange.connections().bybit).toEqual({ connections: 1, streams: 1 });
    client.close();
    await client.closed;
    while (exchange.connections().bybit?.connections) await new Promise((resolve) => setTimeout(resolve, 1));
  });
});

describe("faults", () => {
  test("a cut ends the connections of a venue and leaves the others", async () => {
    const one = await bybit();
    const other = await connect(exchange, "/ws.okx.com:8443/ws/v5/public");
    expect(exchange.cut("bybit")).toBe(1);
    await one.closed;
    other.send("ping");
    expect(await other.next()).toBe("pong");
    other.close();
  });

  test("silence sends nothing, not even an answer, and the connection stays", async () => {
    const client = await bybit();
    await client.next();
    exchange.fault("bybit", { silence: true });
    client.send({ op: "ping" });
    clock.advance(60_000);
    exchange.heal();
    clock.advance(500);
    expect(await client.next()).toMatchObject({ type: "delta" });
    client.close();
  });

  test("deltas of one field each, which together are everything that has changed", async () => {
    const client = await bybit();
    exchange.fault("bybit", { delta: true });
    await client.next();
    const told = new Set<string>();
    for (let step = 0; step < 40; step++) {
      clock.advance(500);
      const changed = Object.keys(fields(await client.next())).filter((field) => field !== "symbol");
      expect(changed).toHaveLength(1);
      told.add(changed[0]!);
    }
    expect([...told]).toEqual(expect.arrayContaining(["lastPrice", "markPrice", "indexPrice"]));
    client.close();
  });

  test("messages out of their order", async () => {
    const client = await bybit();
    await client.next();
    exchange.fault("bybit", { disorder: true });
    clock.advance(2_000);
    const times = [];
    for (let step = 0; step < 4; step++) times.push(Number(((await client.next()) as Message).ts));
    const [first, second, third, fourth] = times;
    expect([second! - first!, fourth! - third!, third! - first!]).toEqual([-500, -500, 1_000]);
    client.close();
  });

  test("a venue's clock that is ahead", async () => {
    exchange.fault("binance", { skew: 90_000 });
    const answer = await get(exchange, "/fapi.binance.com/fapi/v1/time");
    expect(await answer.json()).toEqual({ serverTime: clock.now() + 90_000 });
  });

  test("429 says when to come back", async () => {
    exchange.fault("okx", { retryAfter: 7 });
    const { status, headers } = await get(exchange, "/www.okx.com/api/v5/public/time");
    expect([status, headers.get("retry-after")]).toEqual([429, "7"]);
  });

  test("451 has no CORS header: a page cannot read it, another client can", async () => {
    exchange.fault("binance", { blocked: true });
    const path = "/fapi.binance.com/fapi/v1/time";
    const { status, headers } = await get(exchange, path);
    expect([status, headers.get("access-control-allow-origin")]).toEqual([451, null]);
    await expect(asPage(path)).rejects.toThrow("socket hang up");
  });
});

/** A request with the header that a browser adds to every one of a page. */
const asPage = (path: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const asked = request(`http://${exchange.address}${path}`, {
      headers: { "sec-fetch-site": "same-origin" },
    });
    asked.on("response", (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.on("error", reject);
    asked.end();
  });

describe("pages read what the venue lets them read", () => {
  test.each([
    ["/fapi.binance.com/fapi/v1/time", true],
    ["/api.bybit.com/v5/market/time", true],
    ["/www.okx.com/api/v5/public/time", true],
    ["/eea.okx.com/api/v5/public/time", false],
    ["/api.bitget.com/api/v2/public/time", true],
    ["/open-api.bingx.com/openApi/swap/v2/quote/contracts", false],
    ["/contract.mexc.com/api/v1/contract/detail", false],
    ["/api.gateio.ws/api/v4/futures/usdt/contracts", false],
    ["/api-contract.weex.com/capi/v3/market/exchangeInfo", false],
  ])("%s: %s", async (path, isRead) => {
    expect((await get(exchange, path)).status).toBe(200);
    if (isRead) expect(await asPage(path)).toBe(200);
    else await expect(asPage(path)).rejects.toThrow("socket hang up");
  });
});

describe("/control", () => {
  const post = (body: object, headers: Record<string, string> = {}) =>
    get(exchange, "/control", {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "Content-Type": "application/json", ...headers },
    });

  test("changes what is wrong, cuts and heals", async () => {
    const client = await bybit();
    expect((await post({ venue: "bybit", retryAfter: 5 })).status).toBe(200);
    const asked = "/api.bybit.com/v5/market/time";
    expect((await get(exchange, asked)).status).toBe(429);
    expect(await (await post({ heal: true, cut: true })).json()).toMatchObject({ cut: 1 });
    await client.closed;
    expect((await get(exchange, asked)).status).toBe(200);
  });

  test("refuses what it does not know", async () => {
    for (const wrong of [{ venue: "ftx", cut: true }, { silence: 1 }, { sleep: true }]) {
      expect((await post(wrong)).status).toBe(400);
    }
  });

  test("refuses pages of other origins, other names of this machine and what a form could send", async () => {
    expect((await post({ cut: true }, { Origin: "https://evil.example" })).status).toBe(403);
    expect((await post({ cut: true }, { "Content-Type": "text/plain" })).status).toBe(403);
    const status = await new Promise((resolve) => {
      const asked = request(`http://${exchange.address}/control`, { headers: { host: "evil.example" } });
      asked.on("response", (answer) => resolve(answer.statusCode));
      asked.end();
    });
    expect(status).toBe(403);
  });
});
