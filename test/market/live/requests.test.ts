import { readFileSync } from "node:fs";
import path from "node:path";
import { createMarket } from "../../../src/market/live/market";
import type { Answer, AnswerInit } from "../../../src/market/live/wire/surroundings";
import { answered, World } from "./world";

/** A recorded answer; each file names the client that it is from. */
function recorded(name: string, folder = "live"): unknown {
  const file = path.join(__dirname, "../../vectors/market", folder, `${name}.json`);
  return (JSON.parse(readFileSync(file, "utf8")) as { response: unknown }).response;
}

/** Excel's number of a time: days since 30 December 1899. */
const excel = (iso: string) => (Date.parse(iso) - Date.UTC(1899, 11, 30)) / 86_400_000;

/** A market whose requests are answered; the probe always is. */
function asking(answer: (address: string, init: AnswerInit) => Answer | Promise<Answer>) {
  const world = new World();
  world.answer = async (address, init) =>
    /\/time$|exchangeStatus/.test(address + (init.body ?? ""))
      ? answered({ code: address.includes("bitget") ? "00000" : "0", retCode: 0, serverTime: 1 })
      : answer(address, init);
  const market = createMarket(world.surroundings);
  market.switchTo("live");
  return { world, market };
}

async function given<T>(world: World, asked: Promise<T>): Promise<T> {
  await world.pass(30_000);
  return asked;
}

/** Of an old bar and an open one the rest of the answer does not matter. */
test.each([
  [
    "Binance",
    "binance_usdm_rest_klines",
    "BTCUSDT",
    "https://fapi.binance.com/fapi/v1/klines?symbol=BTCUSDT&interval=1d&limit=201",
    [[excel("2017-07-03"), 0.0163479, 0.8, 0.015758, 0.015771, 148976.11427815]],
  ],
  [
    // The newest first; of an inverse contract the volume in the coin.
    "Bybit",
    "bybit_rest_kline",
    "BTCUSD",
    "https://api.bybit.com/v5/market/kline?category=inverse&symbol=BTCUSD&interval=D&limit=201",
    [
      [excel("2022-12-09T16:00Z"), 17086.5, 17088, 16978, 17071.5, 0.37288112],
      [excel("2022-12-09T17:00Z"), 17071.5, 17071.5, 17061, 17071, 0.24469757],
      [excel("2022-12-09T18:00Z"), 17071, 17073, 17027, 17055.5, 15.74462667],
    ],
  ],
  [
    "Bitget",
    "bitget_futures_rest_candles",
    "BTCUSDT",
    "https://api.bitget.com/api/v2/mix/market/candles?symbol=BTCUSDT&productType=USDT-FUTURES&granularity=1Dutc&limit=201",
    [
      [excel("2023-09-27T17:30Z"), 26210.5, 26210.5, 26194.5, 26194.5, 26.26],
      [excel("2023-09-27T17:35Z"), 26194.5, 26194.5, 26171, 26171, 17.98],
    ],
  ],
  [
    "Hyperliquid",
    "hyperliquid_rest_candleSnapshot",
    "kPEPE",
    "https://api.hyperliquid.xyz/info",
    [
      [excel("2023-05-21T20:00Z"), 0.001601, 0.001616, 0.001601, 0.001604, 520665683],
      [excel("2023-05-21T21:00Z"), 0.001603, 0.001603, 0.001584, 0.001591, 682593287],
      [excel("2023-05-21T22:00Z"), 0.001591, 0.001609, 0.001591, 0.001605, 316205596],
    ],
  ],
])("bars of %s", async (venue, name, symbol, address, rows) => {
  let isFirst = true;
  const { world, market } = asking(() => {
    const answer = isFirst
      ? recorded(name)
      : venue === "Binance"
        ? []
        : { code: "00000", retCode: 0, result: {} };
    isFirst = false;
    return answered(answer);
  });
  const bars = await given(world, market.bars(venue, symbol));
  expect(world.asked[1]!.address).toBe(address);
  expect((bars as readonly object[]).map((bar) => Object.values(bar as Record<string, number>))).toEqual(
    rows,
  );
});

test("an open bar is none: OKX says so itself, of the others the clock does", async () => {
  const { world, market } = asking(() => answered(recorded("okx_rest_candles")));
  expect(await given(world, market.bars("OKX", "BTCUSDT"))).toEqual({ reason: "OKX has no bars of BTCUSDT" });
  const open = asking(() => answered([[open.world.time - 3_600_000, "1", "2", "1", "2", "3"]]));
  const bars = await given(open.world, open.market.bars("Binance", "BTCUSDT", "1d"));
  expect(bars).toEqual({ reason: "Binance has no bars of BTCUSDT" });
});

test("older rows are asked for page by page, and each counts once", async () => {
  const day = 86_400_000;
  const { world, market } = asking((address) => {
    const after = Number(/after=(\d+)/.exec(address)?.[1] ?? Date.UTC(2026, 10, 29));
    const limit = Number(/limit=(\d+)/.exec(address)![1]);
    const rows = Array.from({ length: limit }, (_, at) => [
      `${after - (at + 1) * day}`,
      "1",
      "2",
      "1",
      "2",
      "9",
      "3",
      "3",
      "1",
    ]);
    return answered({ code: "0", data: rows });
  });
  const bars = (await given(world, market.bars("OKX", "BTCUSDT", "1d", 500))) as readonly { time: number }[];
  expect(bars).toHaveLength(500);
  expect(bars.at(-1)!.time).toBe(excel("2026-11-28"));
  expect(bars[0]!.time).toBe(excel("2026-11-28") - 499);
});

test.each([
  [
    "Binance",
    "binance_usdm_rest_fundingRate",
    [
      { time: excel("2023-10-31T16:00Z"), rate: 0.0001 },
      { time: excel("2023-11-01T00:00Z"), rate: 0.0001 },
    ],
  ],
  ["Bybit", "bybit_rest_funding_history", [{ time: excel("2022-12-26T08:00Z"), rate: 0.0001 }]],
  [
    // What was paid, not what was foreseen.
    "OKX",
    "okx_rest_funding_rate_history",
    [
      { time: excel("2023-12-20T00:00Z"), rate: 0.0002279755647389 },
      { time: excel("2023-12-20T08:00Z"), rate: 0.0000746572360545 },
    ],
  ],
  [
    "Bitget",
    "bitget_futures_rest_history_fund_rate",
    [
      { time: excel("2023-09-26T08:00Z"), rate: 0.000013 },
      { time: excel("2023-09-27T01:00Z"), rate: 0.0005 },
    ],
  ],
])("settled funding of %s", async (venue, name, rows) => {
  const { world, market } = asking(() => answered(recorded(name)));
  expect(await given(world, market.fundingHistory(venue, "BTCUSDT"))).toEqual(rows);
});

test("brackets of Bitget and OKX, in notional and in coins", async () => {
  const bitget = asking(() => answered(recorded("bitget_futures_rest_query_position_lever", "")));
  expect(await given(bitget.world, bitget.market.brackets("Bitget", "BTCUSDT"))).toMatchObject([
    { floor: 0, cap: 50000, maxLeverage: 125, rate: 0.004 },
    { floor: 50000, cap: 200000, maxLeverage: 100, rate: 0.005 },
  ]);
  const okx = asking((address) =>
    answered(
      address.includes("position-tiers")
        ? {
            code: "0",
            data: [{ instFamily: "BTC-USDT", minSz: "0", maxSz: "1000", maxLever: "100", mmr: "0.004" }],
          }
        : { code: "0", data: [{ instId: "BTC-USDT-SWAP", ctVal: "0.01", ctMult: "1" }] },
    ),
  );
  expect(await given(okx.world, okx.market.brackets("OKX", "BTC-USDT-SWAP"))).toMatchObject([
    { floor: 0, cap: 10, maxLeverage: 100, rate: 0.004 },
  ]);
  const { world, market } = asking(() => answered({}));
  for (const [venue, why] of [
    ["Binance", /publishes no brackets without a key/],
    ["Gate", /lets no page read its history/],
  ] as const)
    expect(await given(world, market.brackets(venue, "BTCUSDT"))).toEqual({
      reason: expect.stringMatching(why),
    });
});

test("Binance's open interest is asked for once a minute, in coins", async () => {
  const { world, market } = asking(() => answered(recorded("binance_usdm_rest_openInterest")));
  const asked = { quantity: "openInterest", venue: "Binance", symbol: "BTCUSDT" } as const;
  market.follow([asked], () => undefined);
  await world.pass(150_000);
  expect(market.shown(asked)).toBe(10659.509);
  expect(world.asked.map(({ address }) => address.replace(/.*v1/, ""))).toEqual([
    "/time",
    ...Array<string>(3).fill("/openInterest?symbol=BTCUSDT"),
  ]);
});

describe("what stands in the way is said, and kept to", () => {
  test("a refusal that the page may not read looks like no connection, and is not repeated at once", async () => {
    const { world, market } = asking(() => answered([]));
    world.answer = () => Promise.reject(new TypeError("Failed to fetch"));
    const words =
      "www.okx.com gives no answer that a page may read: it is blocked or throttled here, or there is no connection";
    expect(await given(world, market.bars("OKX", "BTCUSDT"))).toEqual({ reason: words });
    expect(await given(world, market.fundingHistory("OKX", "BTCUSDT"))).toEqual({ reason: words });
    expect(world.asked.map(({ address }) => address)).toEqual(["https://www.okx.com/api/v5/public/time"]);
    await world.pass(60_000);
    await given(world, market.bars("OKX", "BTCUSDT"));
    expect(world.asked).toHaveLength(2);
  });

  test("a pause of 429 and 418 is kept, however long", async () => {
    const { world, market } = asking(() => answered("", 418, { "Retry-After": "7200" }));
    market.follow([{ quantity: "openInterest", venue: "Binance", symbol: "BTCUSDT" }], () => undefined);
    const why = "fapi.binance.com was asked too often and wants a pause of 120 minutes";
    expect(await given(world, market.bars("Binance", "BTCUSDT"))).toEqual({ reason: why });
    const before = world.asked.length;
    await world.pass(7_000_000);
    expect(world.asked).toHaveLength(before);
    expect(market.venues()[0]).toMatchObject({ state: "throttled", words: `${why}.` });
    await world.pass(400_000);
    expect(world.asked.length).toBeGreaterThan(before);
  });

  test.each([451, 403])("HTTP %d is a region or a network that the venue turns away", async (status) => {
    const { world, market } = asking(() => answered("{}", status));
    expect(await given(world, market.bars("Bybit", "BTCUSDT"))).toEqual({
      reason: `api.bybit.com turns this region or this network away (HTTP ${status})`,
    });
  });

  test.each([
    ["Binance", { code: -1121, msg: "Invalid symbol." }, 400, "Binance answers: Invalid symbol. (-1121)"],
    ["Bybit", { retCode: 10001, retMsg: "params error" }, 200, "Bybit answers: params error (10001)"],
    ["OKX", { code: "51001", msg: "no instrument" }, 200, "OKX answers: no instrument (51001)"],
    ["Bitget", { code: "40034", msg: "no such symbol" }, 400, "Bitget answers: no such symbol (40034)"],
    ["Hyperliquid", null, 200, "Hyperliquid answers: no such coin"],
  ])("%s refuses in its own words", async (venue, body, status, reason) => {
    const { world, market } = asking(() => answered(JSON.stringify(body), status));
    expect(await given(world, market.bars(venue, "FOOUSDT"))).toEqual({ reason });
  });

  test("a page (HTML) is no data, nor is an answer that is too long, and one that does not come is not waited for", async () => {
    const html = asking(() => answered("<html>"));
    expect(await given(html.world, html.market.bars("Bybit", "BTCUSDT"))).toEqual({
      reason: "api.bybit.com sent no data (HTTP 200)",
    });
    const long = asking(() => answered(" ".repeat(4_000_001)));
    expect(await given(long.world, long.market.bars("Bybit", "BTCUSDT"))).toEqual({
      reason: "api.bybit.com sent more than 4 MB, which was not read",
    });
    const silent = asking(
      (_, { signal }) =>
        new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("aborted")))),
    );
    expect(await given(silent.world, silent.market.bars("Bybit", "BTCUSDT"))).toEqual({
      reason: "api.bybit.com did not answer",
    });
    const stopped = silent.market.bars("OKX", "BTCUSDT");
    await silent.world.pass(1000);
    silent.market.switchTo("off");
    expect(await stopped).toEqual({ reason: "live data was switched off" });
  });
});
