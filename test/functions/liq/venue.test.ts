import { venueNames } from "../../../src/core/venues/find";
import { liqSource, liqTiers, liqVenue } from "../../../src/functions/liq";
import published from "../../vectors/tiers.json";
import { call, cell, notAvailable, valueError, type ErrorCell } from "../support";

const long = (
  venue: string,
  symbol: string,
  entryPrice: number,
  quantity: number,
  leverage: number,
  ...more: unknown[]
) => cell(liqVenue, venue, symbol, "long", entryPrice, quantity, leverage, ...more);
const message = (result: unknown) => (result as ErrorCell).message;

describe("the rules, worked by hand from what LIQ.SOURCE cites", () => {
  test("Binance: the value at the mark price, the bracket there, up to the tick", () => {
    // (6000 - 60000) / (0.004 - 1) = 54216.867...
    expect(long("Binance", "BTCUSDT", 60000, 1, 10)).toBe(54216.9);
    // 600000 at entry lies in the second bracket: (600000/20 + 300 - 600000) / (10*0.005 - 10) = 57256.28...
    expect(long("Binance", "BTCUSDT", 60000, 10, 20)).toBe(57256.3);
    // 306000 at entry, but below 300000 at the price: the first bracket, (15300 - 306000) / (5.1*0.004 - 5.1) = 57228.915...
    expect(long("Binance", "BTCUSDT", 60000, 5.1, 20)).toBe(57229);
    expect(cell(liqVenue, "Binance", "BTCUSDT", "short", 60000, 1, 10)).toBe(65737);
  });

  test("a price on the tick stays on it, and one beyond it moves a whole one", () => {
    // Extra margin such that the price is 50000.1 exactly: W = q*E - P*q*(1 - 0.004).
    expect(long("Binance", "BTCUSDT", 60000, 1, 10, 60000 - 50000.1 * 0.996 - 6000)).toBe(50000.1);
    expect(long("Binance", "BTCUSDT", 60000, 1, 10, 60000 - 50000.1 * 0.996 - 6000 - 1e-9)).toBe(50000.2);
  });

  test("a thirtieth as a rate, and no tick: Hyperliquid", () => {
    // 110,000,000 at the price: amount 100,000,000*(1/30 - 1/50) = 4,000,000/3.
    const price = (110000000 / 10 + 110000000 + 4000000 / 3) / (50000 * (1 + 1 / 30));
    expect(cell(liqVenue, "Hyperliquid", "ETH", "short", 2200, 50000, 10)).toBeCloseTo(price, 9);
  });

  test("OKX adds its fee, counts contracts of 0.01 BTC and takes the bracket's rate on the whole position", () => {
    expect(long("OKX", "BTC-USDT-SWAP", 60000, 10, 10)).toBe(54244.1); // 54000/(1 - 0.0045)
    // 2000 contracts: 54000/(1 - 0.005 - 0.0005) = 54298.64...
    expect(long("OKX", "BTC-USDT-SWAP", 60000, 20, 10)).toBe(54298.7);
    expect(message(long("OKX", "ETH-USDT-SWAP", 3000, 500.1, 10))).toMatch(
      /^LIQ\.VENUE: the position exceeds 500 \(base units\), at this entry price 1500000 \(notional in quote currency\), where the brackets known for ETHUSDT at OKX USDT perpetuals end .*2026-09-25\); get today's with Update brackets in Settings and give them to LIQ\.VENUE as its last argument, tiers\.$/,
    );
  });

  test("Bybit and Binance COIN-M chain the rates of their brackets", () => {
    // 3000000 at entry, in the fourth bracket at the price: (300000 + 3530 - 3000000) / (50*0.0063 - 50) = 54271.31...
    expect(long("Bybit", "BTCUSDT", 60000, 50, 10)).toBe(54271.4);
    // 10 BTC at entry and more at the price, the third bracket: 600000*1.01 / (1 + 10 + 0.055) = 54816.82...
    expect(long("Binance", "BTCUSD_PERP", 60000, 600000, 10)).toBe(54816.9);
  });

  test("Bybit divides added margin by what it saves in closing fee", () => {
    // Inverse long, printed formula: 10000*1.005 / (0.2 + 0.02 + 0.01/1.00055)
    const expected = Math.ceil(((10000 * 1.005) / (0.2 + 0.02 + 0.01 / 1.00055)) * 10) / 10;
    expect(long("Bybit", "BTCUSD", 50000, 10000, 10, 0.01)).toBeCloseTo(expected, 9);
    // The same with an own fee of 0.
    expect(long("Bybit", "BTCUSD", 50000, 10000, 10, 0.01, 0)).toBe(
      Math.ceil(((10000 * 1.005) / (0.2 + 0.02 + 0.01)) * 10) / 10,
    );
  });

  test("MEXC takes maintenance at entry, with its liquidation fee unless told otherwise", () => {
    expect(long("MEXC", "BTC_USDT", 50000, 0.1, 25)).toBe(48070); // 50000 - (200 - 5000*0.0014)/0.1
    expect(long("MEXC", "BTC_USDT", 50000, 0.1, 25, 0, 0)).toBe(48050);
  });

  test("BingX Coin-M has brackets in USD and amounts in USD, and a fee of 0.05 %", () => {
    // (300000*(1 + 0.005 + 0.0005) - 200) / (0.5 + 5)
    expect(long("BingX", "BTC-USD", 60000, 300000, 10)).toBe(54809.0909090909);
    expect(long("BingX", "BTC-USD", 60000, 300000, 10, 0, 0.0005)).toBe(54809.0909090909);
  });
});

describe("what is not known is not guessed", () => {
  test("a venue", () => {
    expect(long("Phemex", "BTCUSDT", 60000, 1, 10)).toEqual(
      valueError(
        `LIQ.VENUE: venue must be ${venueNames.map((name) => `"${name}"`).join(", ")}, got "Phemex"; the rules of Phemex are not known here, use LIQ.TIERED with its brackets.`.replace(
          /, ("[^"]+"), got/,
          " or $1, got",
        ),
      ),
    );
  });

  test("a symbol", () => {
    expect(long("Binance", "NOSUCHUSDT", 60000, 1, 10)).toEqual(
      notAvailable(
        `LIQ.VENUE: Ballast ships no Binance brackets for "NOSUCHUSDT"; get today's with Update brackets in Settings and give them to LIQ.VENUE as its last argument, tiers.`,
      ),
    );
    expect(long("Binance", "PEPEUSDT", 0.01, 100000, 10)).toEqual(
      notAvailable(
        `LIQ.VENUE: Ballast ships no Binance brackets for "PEPEUSDT"; did you mean "1000PEPEUSDT" (priced per 1000)? Otherwise get today's with Update brackets in Settings and give them to LIQ.VENUE as its last argument, tiers.`,
      ),
    );
    expect(long("Binance", "BTC", 60000, 1, 10)).toEqual(
      valueError(
        'LIQ.VENUE: symbol "BTC" may be "BTCUSDT", "BTCUSDC" or "BTCUSD" at Binance; type one of them.',
      ),
    );
    expect(message(long("Gate", "ETH_USDT", 3000, 1, 10))).toContain('only for "BTCUSDT" and "BTCUSD"');
    expect(long("Gate", "constructor", 3000, 1, 10)).toMatchObject({ error: "#N/A" });
  });

  test("brackets, or what follows the known ones", () => {
    expect(long("MEXC", "ETHUSDT", 3000, 1, 10)).toEqual(
      notAvailable(
        "LIQ.VENUE: no brackets for ETHUSDT at MEXC USDT-M perpetuals could be sourced; get today's with Update brackets in Settings and give them to LIQ.VENUE as its last argument, tiers.",
      ),
    );
    expect(message(long("Gate", "BTCUSDT", 60000, 60, 10))).toContain(
      "exceeds 3000000 (notional in quote currency), at this entry price 50 (base units), where",
    );
    expect(message(long("Binance", "BTCUSD_PERP", 60000, 23000000, 4))).toContain(
      "exceeds 400 (notional in coin), at this entry price 24000000 (USD face value), where",
    );
  });

  test("a short that grows past the known brackets, though it is within them at entry", () => {
    expect(cell(liqVenue, "Gate", "BTCUSDT", "short", 60000, 49.5, 50)).toMatchObject({ error: "#N/A" });
    expect(typeof cell(liqVenue, "Gate", "BTCUSDT", "long", 60000, 49.5, 50)).toBe("number");
  });

  test("whether a rate is paid on the whole position: only the first bracket is used", () => {
    expect(typeof long("WEEX", "XAUTUSDT", 3000, 10, 10)).toBe("number");
    expect(message(long("WEEX", "XAUTUSDT", 3000, 20, 10))).toContain("the first bracket of XAUTUSDT");
    expect(message(long("MEXC", "BTCUSDT", 60000, 6, 10))).toContain(
      "exceeds 5 (base units), at this entry price 300000 (notional in quote currency), the first bracket",
    );
  });

  test("maintenance rates where only leverage caps are known", () => {
    expect(long("BingX", "ADAUSDT", 0.5, 1000, 10)).toEqual(
      notAvailable(
        "LIQ.VENUE: no maintenance rates for ADAUSDT at BingX USDT-M perpetuals could be sourced, only its leverage caps (github CornixIO/cornix_ccxt cornix_ccxt/bingx_limits.py @6000a248, 2026-03); get today's with Update brackets in Settings and give them to LIQ.VENUE as its last argument, tiers.",
      ),
    );
    expect(message(long("BingX", "BTCUSDT", 60000, 20, 10))).toMatch(
      /exceeds 900000 \(notional in quote currency\), at this entry price 15 \(base units\), the size up to which maintenance rates for BTCUSDT/,
    );
    // The asked leverage is checked all the same: BingX allows 75x up to 5000 USDT of 1000BONKUSDT.
    expect(message(long("BingX", "1000BONKUSDT", 0.03, 1000, 76))).toContain("leverage must be at most 75");
    const [, first] = call(liqTiers, "BingX", "1000BONKUSDT");
    expect(first!.slice(0, 3)).toEqual([0, 5000, 75]);
    expect(first!.slice(3)).toMatchObject([{ error: "#N/A" }, { error: "#N/A" }]);
    expect(message(first![3])).toBe("LIQ.TIERS: no maintenance rate could be sourced for this bracket.");
  });

  test("more than the first bracket, where sources conflict about its end", () => {
    // 540 / (0.01 * (1 - 0.004 - 0.0006)) = 54249.547..., up to the tick of 0.1
    expect(long("KuCoin", "XBTUSDTM", 60000, 0.01, 10)).toBe(54249.6);
    expect(call(liqTiers, "KuCoin", "XBTUSDTM")[1]).toEqual([0, 100000, 125, 0.004, 0]);
    expect(message(long("KuCoin", "XBTUSDTM", 60000, 2, 10))).toContain("the position exceeds 100000");
  });

  test("the rule of a venue whose brackets are known", () => {
    for (const [venue, symbol] of [
      ["BitMEX", "XBTUSD"],
      ["Kraken", "PI_XBTUSD"],
      ["Kraken", "PF_ETHUSD"],
    ] as const) {
      expect(long(venue, symbol, 3000, 1, 10)).toMatchObject({ error: "#N/A" });
      expect(message(long(venue, symbol, 3000, 1, 10))).toContain("takes the maintenance margin on");
      expect(message(long(venue, symbol, 3000, 1, 101))).toContain("leverage must be at most");
    }
    // (300 - 3000) / (0.012 - 1) = 2732.79..., up to the tick of 0.1: dYdX has one rate for all sizes.
    expect(long("dYdX", "ETH-USD", 3000, 1, 10)).toBe(2732.8);
    expect(message(long("dYdX", "ETH-USD", 3000, 1, 51))).toContain("leverage must be at most 50");
    expect(message(long("Deribit", "BTC-PERPETUAL", 60000, 10, 10))).toContain(
      "no maintenance rates for BTC",
    );
    expect(message(long("Bitget", "BTCUSDT", 60000, 4, 10))).toContain("the first bracket of BTCUSDT");
    // 54000 / (1 - 0.004 - 0.0006)
    expect(long("Bitget", "BTCUSDT", 60000, 1, 10)).toBeCloseTo(54000 / 0.9954, 8);
  });

  test("a rule", () => {
    expect(long("MEXC Coin-M", "BTCUSD", 60000, 1000, 10)).toMatchObject({ error: "#N/A" });
  });
});

test("a leverage above what the bracket of the entry allows is refused", () => {
  expect(long("Binance", "BTCUSDT", 60000, 10, 101)).toEqual(
    valueError(
      "LIQ.VENUE: leverage must be at most 100 for an entry of this size in BTCUSDT at Binance USD-M futures, got 101.",
    ),
  );
  expect(typeof long("Binance", "BTCUSDT", 60000, 5, 150)).toBe("number"); // 300000 is the first cap itself
  expect(long("Binance", "BTCUSDT", 60000, 5.001, 150)).toMatchObject({ error: "#VALUE!" });
});

test("a price below one tick is none, not 0", () => {
  // 0.05*1.1 / 1.004 = 0.0548, rounded down to the tick of 0.1.
  expect(cell(liqVenue, "Binance", "BTCUSDT", "short", 0.05, 1000, 10)).toMatchObject({ error: "#N/A" });
});

test("nothing liquidates a coin-margined short at 1x", () => {
  expect(cell(liqVenue, "Binance", "BTCUSD_PERP", "short", 60000, 1000, 1)).toEqual(
    notAvailable("LIQ.VENUE: no positive price liquidates this position."),
  );
});

test("symbols and venues are read in their usual spellings", () => {
  const usual = long("Binance", "BTCUSDT", 60000, 1, 10);
  for (const symbol of [
    "btcusdt",
    "BTC-USDT",
    "BTC/USDT",
    "BTC_USDT",
    "BTC/USDT:USDT",
    "BTC-USDT-SWAP",
    "BTCUSDT.P",
    " btc usdt perp ",
  ]) {
    expect(long("binance", symbol, 60000, 1, 10)).toBe(usual);
  }
  expect(long("Binance USD-M", "BTCUSDT", 60000, 1, 10)).toBe(usual);
  expect(long("BINANCE_USDM", "BTCUSDT", 60000, 1, 10)).toBe(usual);
  const coin = long("Binance", "BTCUSD_PERP", 60000, 1000, 10);
  for (const symbol of ["BTCUSD", "BTC/USD:BTC", "btc-usd"])
    expect(long("Binance", symbol, 60000, 1000, 10)).toBe(coin);
  expect(long("Gate.io", "BTC_USDT", 60000, 1, 10)).toBe(long("gate", "BTCUSDT", 60000, 1, 10));
  expect(long("Hyperliquid", "BTC", 60000, 1, 10)).toBe(long("hyperliquid", "BTC/USDC:USDC", 60000, 1, 10));
});

test("a contract in USDC is found under either name", () => {
  const usdc = call(liqTiers, "Bybit", "BTCPERP");
  expect(usdc).toHaveLength(31);
  expect(call(liqTiers, "Bybit", "BTC/USDC:USDC")).toEqual(usdc);
  expect(call(liqTiers, "Bitget", "BTC-PERP")).toHaveLength(6);
});

test("a delivery contract has brackets of its own", () => {
  expect(call(liqTiers, "Binance", "BTCUSDT_260925")[1]).toEqual([0, 50000, 50, 0.01, 0]);
  expect(call(liqTiers, "Binance", "BTC/USDT:USDT-260925")).toEqual(
    call(liqTiers, "Binance", "BTCUSDT_260925"),
  );
  expect(call(liqTiers, "Binance", "BTCUSDT")[1]).toEqual([0, 300000, 150, 0.004, 0]);
});

describe("LIQ.TIERS", () => {
  test.each(published.shipped)(
    "$venue $symbol is what its source prints",
    ({ venue, symbol, unit, contractSize, brackets }) => {
      const [header, ...rows] = call(liqTiers, venue, symbol);
      expect(header).toEqual(["Floor", "Cap", "Max leverage", "Maintenance rate", "Maintenance amount"]);
      const size = unit.startsWith("contracts") ? contractSize! : 1;
      expect(rows).toHaveLength(brackets.length);
      for (const [index, [floor, cap, maxLeverage, rate, amount]] of brackets.entries()) {
        const row = rows[index] as number[];
        expect(row[0]).toBeCloseTo(floor! * size, 9);
        if (cap === null) expect(row[1]).toBe("");
        else expect(row[1]).toBeCloseTo(cap! * size, 9);
        expect(row[2]).toBe(maxLeverage);
        expect(row[3]).toBeCloseTo(rate!, 15);
        // Where nothing says what a rate is paid on, there are no amounts to print.
        if (amount !== null) expect(row[4]).toBeCloseTo(amount!, 5);
      }
    },
  );

  test("an amount that BingX printed", () => {
    expect(call(liqTiers, "BingX", "BTC-USDT")[2]).toEqual([150000, 300000, 150, 0.004, 30]);
  });

  test("without brackets there is no table", () => {
    expect(cell(liqTiers, "OKX", "BTC-USD-SWAP")).toEqual(
      notAvailable(
        "LIQ.TIERS: no brackets for BTCUSD at OKX coin-margined perpetuals could be sourced; get today's with Update brackets in Settings and give them to LIQ.VENUE as its last argument, tiers.",
      ),
    );
  });
});

describe("LIQ.SOURCE", () => {
  beforeAll(() => jest.useFakeTimers({ now: new Date(2026, 10, 29) }));
  afterAll(() => jest.useRealTimers());
  const rows = (...given: unknown[]) => new Map(call(liqSource, ...given) as [string, unknown][]);

  test("of a contract", () => {
    const source = rows("Gate", "BTC_USDT");
    expect(source.get("Closing fee in the price")).toBe(0.00075);
    expect(source.get("Tick")).toBe(0.1);
    expect(source.get("Quantity step")).toBe(0.0001);
    expect(source.get("Bracket unit")).toBe("notional in quote currency");
    expect(source.get("Brackets complete")).toBe("no, known up to 3000000 USDT");
    expect(source.get("Bracket date")).toBe("2026-09-25");
    expect(String(source.get("Rule source"))).toContain("gate.io");
  });

  test("a table that is more than a year old says so", () => {
    expect(rows("Bybit", "CELOUSDT").get("Bracket date")).toBe("2024-12-25 (more than a year ago)");
    expect(rows("Bybit", "ETHUSDT").get("Bracket date")).toBe("2025-12-29");
    jest.setSystemTime(new Date(2026, 11, 30));
    expect(rows("Bybit", "ETHUSDT").get("Bracket date")).toBe("2025-12-29 (more than a year ago)");
    jest.setSystemTime(new Date(2026, 10, 29));
  });

  test("sources that conflict, and what a table lacks", () => {
    expect(rows("MEXC", "BTC_USDT").get("Sources conflict")).toMatch(/^three tables: /);
    const coinM = rows("Binance", "BTCUSD_PERP");
    expect(coinM.get("Symbol note")).toMatch(/derived, not printed as a table/);
    expect(coinM.get("Sources conflict")).toMatch(/10, 20, 30, 50, 100, 200, 400 and 1000 BTC/);
    expect(coinM.get("Brackets complete")).toBe("no, known up to 400 BTC");
    expect(rows("OKX", "BTCUSDT").get("Symbol note")).toMatch(/97 to 99 follow the step/);
    expect(rows("BingX", "ADAUSDT").get("Brackets complete")).toBe("no, the maintenance rates are not known");
    expect(rows("BingX", "BTCUSDT").get("Brackets complete")).toBe(
      "no, the maintenance rates are known up to 900000 USDT",
    );
    expect(rows("KuCoin", "XBTUSDTM").get("Sources conflict")).toContain("the smaller is taken");
    expect(rows("KuCoin", "XBTUSDTM").get("Brackets complete")).toBe("no, known up to 100000 USDT");
    expect(rows("Kraken", "PF_ETHUSD").get("Brackets complete")).toBe(
      "no, where the last one ends is not known",
    );
  });

  test("clearance fees, which are no part of the price", () => {
    expect(rows("Binance", "ZECUSDT").get("Clearance fee")).toBe(0.025);
    expect(rows("Binance", "DOGEUSD_PERP").get("Clearance fee")).toBe(0.0175);
    expect(rows("Binance", "SUIUSDT").has("Clearance fee")).toBe(false);
  });

  test("of a venue: each of its markets", () => {
    const markets = call(liqSource, "Binance").filter(([label]) => label === "Market");
    expect(markets).toEqual([["Market", "USD-M futures"], ["Market", "COIN-M futures"]]); // prettier-ignore
    expect(rows("Binance USD-M").get("Symbols")).toBe("808 contracts");
    expect(rows("MEXC Coin-M").get("Maintenance margin on")).toBe("not known");
  });
});
