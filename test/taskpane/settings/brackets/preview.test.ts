import {
  chosenVenue,
  endpointOf,
  symbolsOf,
  venueChoices,
} from "../../../../src/taskpane/settings/brackets/choices";
import {
  fetchPreview,
  headerOf,
  pastePreview,
  rowsOf,
} from "../../../../src/taskpane/settings/brackets/preview";
import type { Ask } from "../../../../src/market/brackets/ask";
import { recorded } from "../../../market/brackets/recorded";

const date = "2026-11-29";

test("all venues are offered, the one of the settings first", () => {
  expect(venueChoices).toEqual(
    expect.arrayContaining(["Binance", "Bybit", "BingX", "WEEX", "KuCoin", "dYdX", "Bitget"]),
  );
  expect([chosenVenue("Binance COIN-M"), chosenVenue("okx"), chosenVenue("")]).toEqual([
    "Binance",
    "OKX",
    "Binance",
  ]);
  expect(symbolsOf("Hyperliquid")).toContain("SOL");
  expect(symbolsOf("nowhere")).toEqual([]);
});

test("before a venue is asked it is said which host, and what is sent", () => {
  expect(endpointOf("Bybit", "BTCUSDT")).toEqual({
    host: "api.bybit.com",
    address: "https://api.bybit.com/v5/market/risk-limit?category=linear&symbol=BTCUSDT",
    words: "Asks api.bybit.com for BTCUSDT, only when you press it; nothing but the symbol is sent.",
  });
  expect(endpointOf("Gate", "BTCUSDT").words).toContain("Gate is reported to block web pages");
  expect(endpointOf("Hyperliquid", "BTC")).toEqual({
    host: "api.hyperliquid.xyz",
    words:
      "Asks api.hyperliquid.xyz for the list of all contracts, only when you press it; none of your data is sent.",
  });
  expect(endpointOf("Binance", "BTCUSDT").words).toContain("to signed-in accounts only");
  expect(endpointOf("BingX", "BTC-USDT").words).toBe(
    "BingX has no public list of its brackets. Paste the table from its page.",
  );
});

test("what a venue answers is shown with its source and its day", async () => {
  const text = JSON.stringify(recorded("bitget_futures_rest_query_position_lever"));
  const ask: Ask = () => Promise.resolve({ ok: true, status: 200, text: () => Promise.resolve(text) });
  const { checked } = await fetchPreview({ venue: "Bitget", symbol: "BTCUSDT" }, ask, date);
  expect(checked.table).toMatchObject({
    source:
      "https://api.bitget.com/api/v2/mix/market/query-position-lever?symbol=BTCUSDT&productType=USDT-FUTURES",
    date,
  });
  expect(headerOf(checked)[0]).toEqual({ first: "Up to", second: "notional in quote currency" });
  expect(rowsOf(checked).map((row) => row.slice(0, 3).map(({ first }) => first))).toEqual([
    ["50,000", "125×", "0.4%"],
    ["200,000", "100×", "0.5%"],
  ]);
});

test("what is pasted says that it was", () => {
  const table = "Position bracket\tMaintenance margin rate\n0 ~ 50,000\t0.40%";
  const page = pastePreview(table, { venue: "BingX", symbol: "BTC-USDT" }, date);
  expect(page.checked.table.source).toBe("pasted from BingX's page");
  const answer = JSON.stringify(recorded("bybit_rest_risk_limit"));
  const { checked, changes } = pastePreview(answer, { venue: "Bybit", symbol: "" }, date);
  expect(checked.table.source).toBe("pasted from an answer of https://api.bybit.com/v5/market/risk-limit");
  expect(changes.summary).toBe("Against the shipped table (2026-09-26): 1 gone.");
});
