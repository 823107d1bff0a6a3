import { marketAge, marketBars, marketFunding, marketMark } from "../../../src/functions/market";
import { engine } from "../../../src/market/live/engine";
import { market } from "../../../src/market/live/live";
import type { Mode } from "../../../src/market/live/interface";
import { FakeSocket } from "../../market/live/world";
import { callAndWait, notAvailable } from "../support";

/** The functions with Excel's invocation, over the page's own sockets, which a test plays. */
const sockets: FakeSocket[] = [];
const off = "live data is off; switch it on in Settings of the Ballast pane.";

class PageSocket extends FakeSocket {
  constructor(address: string) {
    super(address, () => undefined);
    sockets.push(this);
    setTimeout(() => this.open(), 100);
  }
}

const switchTo = (mode: Mode) => market.switchTo(mode, () => Promise.resolve(engine));

/** A cell as Excel streams to it. */
function streaming() {
  const results: unknown[] = [];
  const invocation = {
    setResult: (result: unknown) =>
      results.push(result instanceof CustomFunctions.Error ? (result.message ?? result.code) : result),
    onCanceled: (): void => undefined,
  };
  return {
    results,
    invocation: invocation as unknown as CustomFunctions.StreamingInvocation<unknown[][]>,
    cancel: () => invocation.onCanceled(),
  };
}

const tick = (mark: number, symbol = "BTCUSDT", ts = mark) => {
  const data = { markPrice: String(mark), fundingRate: "0.0001" };
  sockets.at(-1)!.receive({ topic: `tickers.${symbol}`, type: "snapshot", data, ts });
};

beforeEach(() => {
  jest.useFakeTimers();
  sockets.length = 0;
  Object.assign(globalThis, { WebSocket: PageSocket });
});
afterEach(async () => {
  await switchTo("off");
  jest.useRealTimers();
});

test("a cell shows why it has no value, its values once live data is on, and why again", async () => {
  const { results, invocation, cancel } = streaming();
  marketMark([["Bybit"]], [["BTCUSDT"]], invocation);
  expect(results).toEqual([`MARKET.MARK: ${off}`]);
  await switchTo("live");
  await jest.advanceTimersByTimeAsync(1200);
  tick(60000);
  await jest.advanceTimersByTimeAsync(1000);
  tick(60000, "BTCUSDT", 60001);
  tick(60001);
  tick(60002);
  await jest.advanceTimersByTimeAsync(1000);
  await switchTo("off");
  expect(results.slice(1)).toEqual([
    "MARKET.MARK: live data is starting.",
    "MARKET.MARK: waiting for the mark price of BTCUSDT from Bybit.",
    [[60000]],
    [[60002]],
    `MARKET.MARK: ${off}`,
  ]);
  cancel();
  await switchTo("live");
  expect(results).toHaveLength(6);
});

test("a book of 1,000 live cells changes at most once a second, all cells at the same moment", async () => {
  await switchTo("live");
  const moments = new Set<number>();
  const symbols = Array.from({ length: 10 }, (_, coin) => `C${coin}USDT`);
  const cells = Array.from({ length: 1000 }, (_, cell) => {
    const results: unknown[] = [];
    const invocation = {
      setResult: (result: unknown) => {
        moments.add(Date.now());
        results.push(result);
      },
      onCanceled: (): void => undefined,
    } as unknown as CustomFunctions.StreamingInvocation<unknown[][]>;
    marketMark([["Bybit"]], [[symbols[cell % symbols.length]!]], invocation);
    return { results, cancel: () => invocation.onCanceled!() };
  });
  await jest.advanceTimersByTimeAsync(3000);
  moments.clear();
  for (let price = 1; price <= 200; price++) {
    for (const symbol of symbols) tick(price, symbol);
    await jest.advanceTimersByTimeAsync(50);
  }
  expect(moments.size).toBeLessThanOrEqual(11); // of 10 seconds with both ends
  expect(moments.size).toBeGreaterThanOrEqual(9);
  for (const { results } of cells) expect(results.length).toBeLessThanOrEqual(moments.size + 1);
  const [first, ...later] = [...moments];
  const gaps = later.map((moment, index) => moment - [first!, ...later][index]!);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1000);
  for (const { cancel } of cells) cancel();
});

test("a range spills, each cell with its value or its reason", async () => {
  const { results, invocation, cancel } = streaming();
  await switchTo("live");
  marketFunding([["Bybit"], ["BingX"]], [["BTCUSDT", "ETHUSDT"]], invocation);
  await jest.advanceTimersByTimeAsync(1200);
  tick(1, "ETHUSDT");
  await jest.advanceTimersByTimeAsync(1000);
  const [[waiting, rate], [none]] = results.at(-1) as [[{ message: string }, number], [{ message: string }]];
  expect(rate).toBe(0.0001);
  expect(waiting.message).toBe("MARKET.FUNDING: waiting for the funding rate of BTCUSDT from Bybit.");
  expect(none.message).toMatch(/^MARKET.FUNDING: BingX streams mark and last prices alone/);
  cancel();
});

test("the same cell calculated again: the new call may come before the cancellation of the old one", async () => {
  await switchTo("live");
  const [first, second] = [streaming(), streaming()];
  marketMark([["Bybit"]], [["BTCUSDT"]], first.invocation);
  await jest.advanceTimersByTimeAsync(1200);
  tick(60000);
  await jest.advanceTimersByTimeAsync(1000);
  marketMark([["bybit"]], [["btc-usdt"]], second.invocation);
  // The value is known, so that it is there at once.
  expect(second.results).toEqual([[[60000]]]);
  first.cancel();
  tick(60001);
  await jest.advanceTimersByTimeAsync(1000);
  expect([first.results.length, second.results.at(-1)]).toEqual([2, [[60001]]]);
  second.cancel();
  await jest.advanceTimersByTimeAsync(15_000);
  expect(sockets.map(({ state }) => state)).toEqual(["closed"]);
  expect(jest.getTimerCount()).toBe(0);
});

test("a wrong argument is refused where it stands, and asks nobody", async () => {
  await switchTo("live");
  const { results, invocation } = streaming();
  marketAge([["Bybit"]], [["BTCUSDT"]], [["price"]], invocation);
  expect(results).toEqual([expect.stringMatching(/^MARKET.AGE: figure must be "mark", "index"/)]);
  expect(sockets).toEqual([]);
});

test("the pane's own call waits for the value", async () => {
  await switchTo("live");
  const result = callAndWait(marketMark as (...given: never[]) => unknown, "Bybit", "BTCUSDT");
  await jest.advanceTimersByTimeAsync(1200);
  tick(60000);
  await jest.advanceTimersByTimeAsync(1000);
  expect(await result).toEqual([[60000]]);
});

test("a history is asked for where live data is on", async () => {
  expect(await callAndWait(marketBars, "Binance", "BTCUSDT")).toEqual([
    [notAvailable(`MARKET.BARS: ${off}`)],
  ]);
  const bars = [0, 1].map((day) => [Date.UTC(2020, 0, 1 + day), "1", "3", "1", "2", "9"]);
  const asked = jest
    .spyOn(globalThis, "fetch")
    .mockImplementation(() => Promise.resolve(new Response(JSON.stringify(bars))));
  await switchTo("live");
  const result = callAndWait(marketBars, "Binance", "BTCUSDT", null, 2);
  await jest.advanceTimersByTimeAsync(1000);
  expect(await result).toEqual([
    ["Time", "Open", "High", "Low", "Close", "Volume"],
    [43831, 1, 3, 1, 2, 9],
    [43832, 1, 3, 1, 2, 9],
  ]);
  asked.mockRestore();
});
