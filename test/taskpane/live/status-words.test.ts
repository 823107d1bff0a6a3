import type { VenueState, VenueStatus } from "../../../src/market/live/interface";
import { statusLine, venueLine } from "../../../src/taskpane/live/status-words";

const now = Date.UTC(2026, 10, 29, 12);

function venue(name: string, state: VenueState, cells: number, secondsAgo = 0): VenueStatus {
  const at = now - secondsAgo * 1000;
  return { venue: name, state, cells, since: at, lastMessage: at, words: `${name} speaks.` };
}

const lineOf = (mode: "off" | "live" | "simulated", ...venues: VenueStatus[]) =>
  statusLine({ mode, venues }, now)?.words;

test("one line says how many cells are live, at which venues, and what is the matter", () => {
  expect(
    lineOf(
      "live",
      venue("Binance", "connected", 8),
      venue("Bybit", "connected", 3),
      venue("OKX", "stale", 1, 40),
    ),
  ).toBe("Live: 12 cells, Binance, Bybit · OKX stale for 40 s");
  expect(lineOf("live", venue("OKX", "stale", 1, 185))).toBe("Live: 1 cell · OKX stale for 3 min");
  expect(lineOf("live", venue("OKX", "stale", 1, 7300))).toBe("Live: 1 cell · OKX stale for 2 h");
  expect(lineOf("live", venue("Gate", "blocked", 2), venue("MEXC", "throttled", 1))).toBe(
    "Live: 3 cells · Gate blocked here · MEXC throttled",
  );
  expect(lineOf("live", venue("Bitget", "connecting", 2))).toBe("Live: 2 cells · Bitget connecting");
});

test("simulated prices are called so", () => {
  expect(lineOf("simulated", venue("Binance", "connected", 2))).toBe("Simulated prices: 2 cells, Binance");
});

test("there is no line while live data is off, or nobody needs it; trouble shows without a cell", () => {
  expect(lineOf("off", venue("Binance", "connected", 2))).toBeUndefined();
  expect(lineOf("live", venue("Binance", "idle", 0), venue("Bybit", "connected", 0))).toBeUndefined();
  expect(lineOf("live", venue("Binance", "throttled", 0))).toBe("Live: 0 cells · Binance throttled");
});

test("what a screen reader hears has no running time in it", () => {
  const at = (later: number) =>
    statusLine({ mode: "live", venues: [venue("OKX", "stale", 1, 40)] }, now + later)!.trouble;
  expect(at(0)).toBe("OKX: stale.");
  expect(at(60_000)).toBe(at(0));
});

test("the details say it a venue", () => {
  expect(venueLine(venue("Binance", "connected", 8), now)).toBe("Connected, 8 cells. Binance speaks.");
  expect(venueLine(venue("OKX", "stale", 1, 40), now)).toBe("Stale for 40 s, 1 cell. OKX speaks.");
});
