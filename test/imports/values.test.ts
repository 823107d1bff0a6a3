import fc from "fast-check";
import { createHash } from "node:crypto";
import { sha256 } from "../../src/imports/tables/sha256";
import { readShown } from "../../src/imports/values/clock";
import { canonical } from "../../src/imports/values/decimals";
import { readAmount, type DecimalMark } from "../../src/imports/values/numbers";
import { readSymbol } from "../../src/imports/values/symbols";
import { momentOf, readZone, zoneInName } from "../../src/imports/values/zones";

const amounts: readonly [cell: string, text: string, unit: string, units?: readonly string[]][] = [
  ["6USDT", "6", "USDT"],
  ["0.295 USDT", "0.295", "USDT"],
  ["5X", "5", "X"],
  ["1645.2INJ", "1645.2", "INJ"],
  ["25000.00000000001000SATS", "25000", "1000SATS", ["1000SATS", "USDT"]],
  ["12.50000000001INCH", "12.5", "1INCH", ["1INCH", "USDT"]],
  ["-6", "-6", ""],
  ["−6", "-6", ""],
  ["(6.50)", "-6.5", ""],
  ["6.5-", "-6.5", ""],
  ["1 234 567.5", "1234567.5", ""],
  ["1\u00a0234.5", "1234.5", ""],
  ["1'234’567.5", "1234567.5", ""],
  ["1,234,567", "1234567", ""],
  ["1.5E-7", "0.00000015", ""],
  ["-0.000", "0", ""],
  ["--", "", ""],
  ["—", "", ""],
  ["n/a", "", ""],
  ["null", "", ""],
];

test.each(amounts.map(([cell, text, unit, units = []]) => [cell, text, unit, units] as const))(
  "%s is %s",
  (cell, text, unit, units) => {
    expect(readAmount(cell, ".", units)).toMatchObject({ text, unit });
  },
);

test.each<[cell: string, mark: DecimalMark, text: string]>([
  ["1.234,5", ",", "1234.5"],
  ["1.234", ",", "1234"],
  ["0,5", ",", "0.5"],
  ["1,234.5", "mixed", "1234.5"],
  ["1.234,5", "mixed", "1234.5"],
])("%s with the mark %s is %s", (cell, mark, text) => {
  expect(readAmount(cell, mark)).toMatchObject({ text });
});

test("what is no number is none, and what can be read both ways is said", () => {
  expect(["1.2.3", "abc", "1,23,4", "12-3", "=1"].map((cell) => readAmount(cell, "."))).toEqual(
    Array(5).fill("unreadable"),
  );
  expect(readAmount("1,234", "unknown")).toBe("ambiguous");
});

test("a number keeps all of its digits, however it is printed", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 30n }), fc.nat({ max: 20 }), (digits, places) => {
      const text = digits.toString().padStart(places + 1, "0");
      const plain = places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
      const read = readAmount(`${plain}000BTC`.replace(/^(\d+)000BTC/, "$1BTC"), ".", ["BTC"]);
      const shown = typeof read === "string" ? read : read.text;
      const [whole = "", behind = ""] = shown.split(".");
      expect(BigInt(whole + behind.padEnd(20, "0"))).toBe(digits * 10n ** BigInt(20 - places));
      expect(canonical(shown)).toBe(shown);
    }),
  );
});

test.each<[cell: string, iso: string, precision?: string]>([
  ["2026-03-02 07:15:04", "2026-03-02T07:15:04.000Z"],
  ["2026-03-02T07:15:04.123Z", "2026-03-02T07:15:04.123Z"],
  ["2026/3/2 7:15", "2026-03-02T07:15:00.000Z", "min"],
  ["26-03-17 09:34:12", "2026-03-17T09:34:12.000Z"],
  ["18:05 2026-03-02", "2026-03-02T18:05:00.000Z", "min"],
  ["02/03/2026 - 07:15:04", "2026-03-02T07:15:04.000Z"],
  ["9/18/2025 - 07:15:04", "2025-09-18T07:15:04.000Z"],
  ["02.03.2026 07:15:04", "2026-03-02T07:15:04.000Z"],
  ["2026-03-02 07:15:04 PM", "2026-03-02T19:15:04.000Z"],
  ["2026-03-02 12:15:04 AM", "2026-03-02T00:15:04.000Z"],
  ["1772435704", "2026-03-02T07:15:04.000Z"],
  ["1772435704000", "2026-03-02T07:15:04.000Z"],
  ["46083.3021296296", "2026-03-02T07:15:04.000Z"],
])("%s is %s", (cell, iso, precision = "s") => {
  const shown = readShown(cell, "day");
  expect([shown && new Date(shown.local).toISOString(), shown?.precision]).toEqual([iso, precision]);
});

test("what is no time is none", () => {
  for (const cell of [
    "",
    "2026-02-30 00:00:00",
    "2026-03-02 24:00:00",
    "2026-03-02 13:00:00 PM",
    "yesterday",
    "2026-03-02",
  ])
    expect([cell, readShown(cell, "day")]).toEqual([cell, undefined]);
});

test("zones as headers, preambles and file names write them", () => {
  const offsets = ["UTC", "UTC+8", "UTC+05:30", "UTC--3", "GMT-3", "+9"].map(readZone);
  expect(offsets).toEqual([0, 480, 330, -180, -180, 540].map((offset) => ({ offset })));
  expect(readZone("Asia/Shanghai")).toEqual({ place: "Asia/Shanghai" });
  expect([readZone("Mars/Base"), readZone("soon"), readZone("")]).toEqual([undefined, undefined, undefined]);
  const names = [
    "history(UTC--3)-part1-of1.csv",
    "a(UTC+3).csv",
    "x~UTC+8~.csv",
    "trades.csv",
    "nocutcode.csv",
  ];
  expect(names.map(zoneInName)).toEqual([
    { offset: -180 },
    { offset: 180 },
    { offset: 480 },
    undefined,
    undefined,
  ]);
});

test("every moment of a place with summer time is found again from what its clock shows, if it shows it once", () => {
  const place = "Europe/Berlin";
  const shown = new Intl.DateTimeFormat("sv-SE", {
    timeZone: place,
    dateStyle: "short",
    timeStyle: "medium",
  });
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(2020, 0, 1) / 1000, max: Date.UTC(2030, 0, 1) / 1000 }),
      (second) => {
        const local = Date.parse(`${shown.format(second * 1000).replace(" ", "T")}Z`);
        const { at, doubt } = momentOf(local, { place });
        expect(doubt).not.toBe("time-nonexistent");
        // Of a doubled hour the earlier is taken.
        expect(at).toBe(doubt && at !== second * 1000 ? second * 1000 - 3_600_000 : second * 1000);
      },
    ),
  );
});

test.each<
  [text: string, venue: string, market: "spot" | "perp", symbol: string, settle: string, contract: string]
>([
  ["BTCUSDT", "Binance", "spot", "BTC-USDT", "USDT", "spot"],
  ["BTC_USDT", "MEXC", "perp", "BTC-USDT-PERP", "USDT", "linear"],
  ["BTC/USDT", "Bitget", "spot", "BTC-USDT", "USDT", "spot"],
  ["BTC-USDT-SWAP", "OKX", "perp", "BTC-USDT-PERP", "USDT", "linear"],
  ["BTC-USD-SWAP", "OKX", "perp", "BTC-USD-PERP", "BTC", "inverse"],
  ["BTCUSD_PERP", "Binance", "perp", "BTC-USD-PERP", "BTC", "inverse"],
  ["BNBUSD_PERP", "Binance", "perp", "BNB-USD-PERP", "BNB", "inverse"],
  ["DOTUSD", "Bybit", "perp", "DOT-USD-PERP", "DOT", "inverse"],
  ["BNBBUSD", "Binance", "perp", "BNB-BUSD-PERP", "BUSD", "linear"],
  ["BTCPERP", "Bybit", "perp", "BTC-USDC-PERP", "USDC", "linear"],
  ["XBTUSDTM", "KuCoin", "perp", "BTC-USDT-PERP", "USDT", "linear"],
  ["XBTUSDM", "KuCoin", "perp", "BTC-USD-PERP", "BTC", "inverse"],
  ["cmt_btcusdt", "Bitget", "perp", "BTC-USDT-PERP", "USDT", "linear"],
  ["BTC-USDT-260626", "OKX", "perp", "BTC-USDT-260626", "USDT", "linear"],
  ["BTCUSDT_260626", "Binance", "perp", "BTC-USDT-260626", "USDT", "linear"],
  ["BTC-26JUN26", "Bybit", "perp", "BTC-USDC-260626", "USDC", "linear"],
  ["1000PEPEUSDT", "Binance", "perp", "1000PEPE-USDT-PERP", "USDT", "linear"],
  ["BTCFDUSD", "Binance", "spot", "BTC-FDUSD", "FDUSD", "spot"],
  ["BTC", "Hyperliquid", "perp", "BTC-USDC-PERP", "USDC", "linear"],
  ["@107", "Hyperliquid", "spot", "@107", "USDC", "spot"],
  ["xyz:TSLA", "Hyperliquid", "perp", "xyz:TSLA", "USDC", "linear"],
])("%s at %s on %s is %s", (text, venue, market, symbol, settle, contract) => {
  expect(readSymbol(text, venue, market)).toMatchObject({ symbol, settle, contract });
});

test("the digest is that of Node", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
      expect(sha256(text)).toBe(createHash("sha256").update(text).digest("hex"));
    }),
  );
});
