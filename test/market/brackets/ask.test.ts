import { type Ask, askVenue, requestsFor } from "../../../src/market/brackets/ask";
import { bracketVenues } from "../../../src/market/brackets/venues";
import { checkTable } from "../../../src/market/brackets/check";
import { readAnswers } from "../../../src/market/brackets/read";
import { figuresOf, readOn, recorded } from "./recorded";

const venueOf = (name: string) => bracketVenues.find(({ venue }) => venue === name)!;
const answering =
  (status: number, text: string): Ask =>
  () =>
    Promise.resolve({ ok: status < 400, status, text: () => Promise.resolve(text) });

test.each([
  ["Binance", "BTCUSDT", []],
  ["Bybit", "btc/usdt", ["https://api.bybit.com/v5/market/risk-limit?category=linear&symbol=BTCUSDT"]],
  ["Bybit", "BTCUSD", ["https://api.bybit.com/v5/market/risk-limit?category=inverse&symbol=BTCUSD"]],
  ["Bybit", "BTCPERP", ["https://api.bybit.com/v5/market/risk-limit?category=linear&symbol=BTCPERP"]],
  [
    "OKX",
    "BTC-USDT-SWAP",
    [
      "https://www.okx.com/api/v5/public/position-tiers?instType=SWAP&tdMode=isolated&instFamily=BTC-USDT",
      "https://www.okx.com/api/v5/public/instruments?instType=SWAP&instId=BTC-USDT-SWAP",
    ],
  ],
  ["Gate", "BTCUSDT", ["https://api.gateio.ws/api/v4/futures/usdt/risk_limit_tiers?contract=BTC_USDT"]],
  ["Gate", "BTC_USD", ["https://api.gateio.ws/api/v4/futures/btc/risk_limit_tiers?contract=BTC_USD"]],
  [
    "Bitget",
    "BTCUSDT",
    ["https://api.bitget.com/api/v2/mix/market/query-position-lever?symbol=BTCUSDT&productType=USDT-FUTURES"],
  ],
  [
    "Bitget",
    "BTCUSD",
    ["https://api.bitget.com/api/v2/mix/market/query-position-lever?symbol=BTCUSD&productType=COIN-FUTURES"],
  ],
  ["KuCoin", "XBTUSDTM", ["https://api-futures.kucoin.com/api/v1/contracts/risk-limit/XBTUSDTM"]],
  ["dYdX", "BTC-USD", ["https://indexer.dydx.trade/v4/perpetualMarkets?ticker=BTC-USD"]],
  ["MEXC", "BTCUSDT", ["https://contract.mexc.com/api/v1/contract/detail?symbol=BTC_USDT"]],
])("%s is asked for %s", (name, symbol, urls) => {
  expect(requestsFor(venueOf(name), symbol).map(({ url }) => url)).toEqual(urls);
});

test("Hyperliquid is asked for its list, without the symbol", async () => {
  const asked: unknown[] = [];
  const ask: Ask = (url, { method, body }) => {
    asked.push({ url, method, body });
    return answering(200, JSON.stringify(recorded("hyperliquid_rest_metaAndAssetCtxs")))(url, {} as never);
  };
  const answers = await askVenue(venueOf("Hyperliquid"), "ETH", ask);
  expect(asked).toEqual([
    { url: "https://api.hyperliquid.xyz/info", method: "POST", body: '{"type":"meta"}' },
  ]);
  expect(readAnswers(answers, { venue: "Hyperliquid", symbol: "ETH" }).venueSymbol).toBe("ETH");
});

test("the pages of an answer are asked for one after the other", async () => {
  const row = (riskLimitValue: string, maintenanceMargin: string, maxLeverage: string) => ({
    ...{ symbol: "BTCUSDT", riskLimitValue, maintenanceMargin, maxLeverage, mmDeduction: "" },
  });
  const pages = [
    { retCode: 0, result: { list: [row("300000", "0.0033", "150")], nextPageCursor: "a%3D1" } },
    { retCode: 0, result: { list: [row("2000000", "0.005", "100")], nextPageCursor: "" } },
  ];
  const asked: string[] = [];
  const ask: Ask = (url) => {
    asked.push(url);
    return answering(200, JSON.stringify(pages[asked.length - 1]))(url, {} as never);
  };
  const answers = await askVenue(venueOf("Bybit"), "BTCUSDT", ask);
  expect(asked[1]).toBe(`${asked[0]}&cursor=a%3D1`);
  const result = checkTable(readAnswers(answers, { venue: "Bybit", symbol: "BTCUSDT" }), readOn);
  // 300,000*(0.005 - 0.0033) = 510.
  expect(figuresOf(result)[1]).toEqual(["300000", "2000000", "100", "0.005", "510"]);
});

describe("what does not come becomes a sentence that offers pasting", () => {
  const failure = (ask: Ask, symbol = "BTCUSDT", name = "Bybit") => askVenue(venueOf(name), symbol, ask);
  const paste =
    "Open the address in a browser and paste what it shows, or paste the table from the venue's page.";

  test("a page that may not read it, and no connection", async () => {
    const blocked = failure(() => Promise.reject(new TypeError("Failed to fetch")));
    await expect(blocked).rejects.toMatchObject({
      reasons: [
        "api.bybit.com gave no answer that the pane may read: it blocks web pages or this region, or there is no connection.",
      ],
      remedy: paste,
    });
  });

  test.each([
    [403, "<html>", "api.bybit.com answered with HTTP 403 (it turns this region or this page away)."],
    [
      404,
      '{"label":"NOT_FOUND"}',
      'api.bybit.com answered with HTTP 404 (it knows no such contract): {"label":"NOT_FOUND"}.',
    ],
    [429, "", "api.bybit.com answered with HTTP 429 (it was asked too often, so wait a minute)."],
    [502, "<html>", "api.bybit.com answered with HTTP 502 (it is out of order)."],
    [400, "", "api.bybit.com answered with HTTP 400."],
    [200, "<!doctype html>", "api.bybit.com sent a page (HTML) instead of brackets."],
    [200, "", "api.bybit.com sent nothing instead of brackets."],
    [200, '{"retCode":0,', "api.bybit.com sent a broken answer instead of brackets."],
  ])("HTTP %d with %j", async (status, text, reason) => {
    await expect(failure(answering(status, text))).rejects.toMatchObject({
      reasons: [reason],
      remedy: paste,
    });
  });

  test("more than any answer has, and then nothing more is fetched", async () => {
    let taken = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        taken++;
        controller.enqueue(new Uint8Array(1_000_000).fill(0x20));
      },
    });
    await expect(failure(() => Promise.resolve(new Response(endless)))).rejects.toMatchObject({
      reasons: ["api.bybit.com sent more than 4 MB, which was not read."],
      remedy: paste,
    });
    expect(taken).toBeLessThan(10);
  });

  test("no answer in time", async () => {
    jest.useFakeTimers();
    const ask: Ask = (_, { signal }) =>
      new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(new Error("aborted"))));
    const late = expect(failure(ask)).rejects.toThrow("api.bybit.com did not answer within 20 seconds.");
    await jest.advanceTimersByTimeAsync(20_000);
    await late;
    jest.useRealTimers();
  });

  test("a symbol that is none asks nobody", async () => {
    const never: Ask = () => Promise.reject(new Error("asked"));
    await expect(failure(never, " ")).rejects.toThrow("There is no symbol. Type the symbol with its quote");
    await expect(failure(never, "BTC")).rejects.toThrow("BTC has no quote.");
  });
});
