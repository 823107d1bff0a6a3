import { markets } from "../../../src/core/venues/find";
import { firstPage, linkedPieces } from "../../../src/core/venues/links";
import { venueSources } from "../../../src/core/venues/sources";

const today = new Date(2026, 10, 29, 12);

test.each(markets.map((market) => [`${market.venue} ${market.name}`, market] as const))(
  "%s: the source of its rule leads to a page, and has a date",
  (_, { rule }) => {
    expect(new URL(firstPage(rule.source)!).protocol).toBe("https:");
    // What bears no date says so.
    expect(rule.date).toMatch(/\b20\d\d\b|^undated$/);
  },
);

test.each([
  // A sentence goes on after an address.
  [
    "https://www.binance.com/en/support/faq/b3c6, and live positions",
    "https://www.binance.com/en/support/faq/b3c6",
  ],
  ["https://docs.dydx.exchange/a/b: (e - s*p)/(x)", "https://docs.dydx.exchange/a/b"],
  ["a copy (https://www.kucoin.com/a); another", "https://www.kucoin.com/a"],
  ["https://example.com/a?b=1&c=d.", "https://example.com/a?b=1&c=d"],
  // The commit may stand on either side of the file.
  [
    "github a-b/c.d @12ab34cd path/to/file.json",
    "https://github.com/a-b/c.d/blob/12ab34cd/path/to/file.json",
  ],
  ["github a/b path/to/file.py @12ab34cd (answers)", "https://github.com/a/b/blob/12ab34cd/path/to/file.py"],
  ["github a/b docs/bitget/", "https://github.com/a/b/tree/HEAD/docs/bitget/"],
  // A file that is named without its folder, and words, are no path.
  ["github a/b GetContracts.txt (sample)", "https://github.com/a/b"],
  ["github a/b test fixtures (recorded live)", "https://github.com/a/b"],
  [
    "ccxt 4.5.84 js/src/bitget.js parsePosition",
    "https://github.com/ccxt/ccxt/blob/v4.5.84/js/src/bitget.js",
  ],
  ["a notice of 2024-12-13", undefined],
])("the page of %s", (source, page) => {
  expect(firstPage(source)).toBe(page);
  expect(
    linkedPieces(source)
      .map(({ text }) => text)
      .join(""),
  ).toBe(source);
});

test("the rule comes first, then the contract's brackets, with their dates", () => {
  const [rule, brackets] = venueSources("Bybit", "BTCUSDT", today);
  expect([rule!.term, rule!.date]).toEqual(["Liquidation rule", "2026-05-27"]);
  expect(rule!.source).toContain("https://www.bybit.com/en/help-center/article/");
  expect(brackets!.term).toBe("Brackets of BTCUSDT");
  expect(venueSources("Nowhere", "BTCUSDT", today)).toEqual([]);
  // Without a contract each market of the venue is named.
  expect(venueSources("OKX", "", today).map(({ term }) => term)).toContain(
    "USDT perpetuals: liquidation rule",
  );
});
