import * as fc from "fast-check";
import { baseCoin, coinBehind } from "../../../src/core/venues/base-coin";
import { allocQuality } from "../../../src/functions/alloc";
import { call, column, valueError } from "../support";

test.each([
  [
    "BTC",
    "BTC BTCUSDT BTC-USDT BTC/USDT BTC/USDT:USDT BTC-USDT-SWAP BTCUSDT.P BINANCE:BTCUSDT.P BTCUSD_PERP",
  ],
  [
    "BTC",
    "XBTUSD XBTUSDTM PF_XBTUSD BTC-PERPETUAL BTC-27MAR26 BTCUSDT_260327 BTC-USD-250328 btc Bitcoin cmt_btcusdt BTCEUR",
  ],
  ["ETH", "ETH ETHUSDC ETH_USDT ETH-PERP ETHBTC Ethereum ETHUSD240628"],
  ["DOGE", "DOGE DOGEUSDT DOGEBTC DOGE-PERP"],
  ["WBTC", "WBTC WBTC/USDT WBTCETH"],
  ["STETH", "stETH STETH/ETH stETHUSDT"],
  ["ETHFI", "ETHFI ETHFIUSDT"],
  ["BTCDOM", "BTCDOM BTCDOMUSDT"],
  ["USDC", "USDC USDCUSDT"],
])("the base coin %s of %s", (coin, spellings) => {
  const names = spellings.split(" ");
  expect(names.map(baseCoin)).toEqual(names.map(() => coin));
});

test("spaces are no part of it", () => {
  expect([" DOGE perp ", "BTC Perpetual", "eth swap"].map(baseCoin)).toEqual(["DOGE", "BTC", "ETH"]);
});

test("wrapped and staked forms stand for their coin, what is staked twice does not", () => {
  expect(["WBTC", "cbBTC", "tBTC", "BTCB"].map(coinBehind)).toEqual(["BTC", "BTC", "BTC", "BTC"]);
  const staked = ["WETH", "stETH", "wstETH", "rETH", "cbETH", "WBETH", "BETH"];
  expect(staked.map(coinBehind)).toEqual(staked.map(() => "ETH"));
  expect(["weETH", "ezETH", "ETHFI", "ETHW", "BTCST", "BTT"].map(coinBehind)).not.toContain("ETH");
});

/** A row each: asset, bucket, value, mark, venue. */
type Row = readonly [string, string, number, string?, string?];

function findings(profile: unknown, ...rows: Row[]): Record<string, [unknown, unknown]> {
  const columns = [0, 1, 2, 3].map((index) => column(...rows.map((row) => row[index] ?? "")));
  const venues = rows.some((row) => row[4] !== undefined) ? [column(...rows.map((row) => row[4] ?? ""))] : [];
  const found = call(allocQuality, profile, ...columns, ...venues);
  return Object.fromEntries(found.map(([rule, status, message]) => [rule as string, [status, message]]));
}

describe("which assets may be core", () => {
  const profiles = [
    ["conservative-accumulator", false],
    ["balanced-growth-manager", true],
    ["aggressive-capitalizer", false],
    ["conservative-core", true],
    ["balanced-growth-model", true],
    ["active-yield-seeker", true],
    [
      [
        ["Component", "Weight"],
        ["spot", 1],
      ],
      true,
    ],
  ] as const;

  test.each(profiles)("%s takes conviction: %s", (profile, takesConviction) => {
    const core = (quality: string) =>
      findings(profile, ["BTC", "spot", 90], ["SOL", "spot", 10, quality])["core quality"];
    expect(core("core")).toEqual(["ok", ""]);
    expect(core("conviction")![0]).toBe(takesConviction ? "ok" : "breach");
    const marks = takesConviction ? "core or conviction" : "core";
    const message = `10 of 100 spot (10 %) is not BTC, ETH or marked ${marks}.`;
    expect(core("unsure")).toEqual(["breach", message]);
    expect(core("")).toEqual(["breach", message]);
  });

  test("only spot is asked, a blank bucket is spot, and dust is not seen", () => {
    const of = (...rows: Row[]) => findings("conservative-accumulator", ...rows)["core quality"]![0];
    expect(of(["USDT", "cash", 10], ["SOL", "futures", 10])).toBe("ok");
    expect(of(["SOL", "", 10])).toBe("breach");
    expect(of(["SOL", "Long term", 10])).toBe("breach");
    expect(call(allocQuality, "conservative-core", "SOL", "Futures margin", 10)[0]![0]).toEqual(
      valueError(
        'ALLOC.QUALITY: buckets must be "spot", "cash", "futures", "hedge reserve" or "active", or another name for spot, got "Futures margin"; it sounds like cash or margin; type "cash" or "futures".',
      ),
    );
    for (const bucket of ["Swap", "derivatives", "Isolated 10x", "Collateral", "Hedge", "short", "Fiat"])
      expect(call(allocQuality, "conservative-core", "SOL", bucket, 10)[0]![0]).toHaveProperty("error");
    for (const bucket of ["Short term", "Uniswap", "Longs-running", "Hedgehog"])
      expect(of(["SOL", bucket, 10])).toBe("breach");
    expect(of(["stETH", "Spot", 10], ["WBTC/USDT", "spot", 5])).toBe("ok");
    expect(of(["BTC", "spot", 100000], ["SOL", "spot", 5])).toBe("ok");
    expect(of(["BTC", "spot", 100000], ["SOL", "spot", 5.1])).toBe("breach");
  });
});

test("no margin in assets marked unsure, in any bucket of futures", () => {
  const margin = (bucket: string, mark: string) =>
    findings("balanced-growth-model", ["DOGE perp", bucket, 1234567.891, mark])["margin quality"];
  for (const bucket of ["futures", "hedge reserve", "Active"]) {
    expect(margin(bucket, "unsure")).toEqual([
      "breach",
      "1,234,567.89 of futures margin is in assets marked unsure.",
    ]);
    for (const mark of ["", "core", "conviction"]) expect(margin(bucket, mark)).toEqual(["ok", ""]);
  }
  expect(margin("spot", "unsure")).toEqual(["ok", ""]);
});

test("no more than half on one venue; own custody is none", () => {
  const venue = (...rows: Row[]) => findings("conservative-core", ...rows)["share on one venue"];
  expect(venue(["BTC", "spot", 50, "", "Bybit"], ["ETH", "spot", 50, "", "OKX"])).toEqual(["ok", ""]);
  expect(venue(["BTC", "spot", 90, "", ""], ["ETH", "spot", 10, "", "OKX"])).toEqual(["ok", ""]);
  expect(
    venue(["BTC", "spot", 40, "", "Bybit"], ["X", "futures", 20, "", "bybit"], ["ETH", "spot", 40, "", ""]),
  ).toEqual(["breach", "60 of 100 (60 %) is on Bybit; hold at most 50 % on one venue."]);
  expect(venue(["BTC", "spot", 40])).toBeUndefined();
});

test("the order of the rows changes nothing", () => {
  const row = fc.tuple(
    fc.constantFrom("BTC", "ETHUSDT", "SOL", "stETH"),
    fc.constantFrom("spot", "cash", "futures"),
    fc.integer({ min: 1, max: 1000 }),
    fc.constantFrom("", "core", "conviction", "unsure"),
    fc.constantFrom("OKX", "Bybit", ""),
  );
  fc.assert(
    fc.property(fc.array(row, { minLength: 2, maxLength: 6 }), (rows) => {
      expect(findings("conservative-core", ...rows.toReversed())).toEqual(
        findings("conservative-core", ...rows),
      );
    }),
  );
});
