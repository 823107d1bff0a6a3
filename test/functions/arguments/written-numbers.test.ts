import { allocGuard, allocNeeded, allocRebalance } from "../../../src/functions/alloc";
import { fundingApr, fundingRate } from "../../../src/functions/funding";
import { hedgeCurve, hedgeEffectiveness, hedgePnl } from "../../../src/functions/hedge";
import { liqPrice } from "../../../src/functions/liq";
import { perpPnl } from "../../../src/functions/perp";
import { signalFunding, signalShift } from "../../../src/functions/signal";
import { call, cell, valueError, type ErrorCell } from "../support";

const message = (result: unknown) => (result as ErrorCell).message ?? "";

describe("a text that can only mean one number is that number", () => {
  // 60000*0.9/0.995, the house case of the bug reports.
  const price = 54271.3567839196;
  test.each([
    ["60000", 10],
    ["60,000", 10],
    ["60,000.00", 10],
    [" 60\u00a0000 ", 10],
    ["60'000", 10],
    ["6e4", 10],
    [60000, "10x"],
    [60000, "10X"],
    [60000, "x10"],
    [60000, "10×"],
    [60000, "10 x"],
  ])("LIQ.PRICE of %s at %s", (entry, leverage) => {
    expect(cell(liqPrice, "long", entry, leverage)).toBe(price);
  });

  test("a percentage where a fraction is wanted, hours where an interval is", () => {
    expect(cell(liqPrice, "long", 60000, 10, "0.5%")).toBe(price);
    expect(cell(liqPrice, "long", 60000, 10, "0.5 %")).toBe(price);
    expect(cell(fundingApr, "-0.01%", "4h")).toBe(-0.219);
    expect(cell(fundingApr, 0.0001, "8 hours")).toBe(0.1095);
  });
});

describe("what could mean another number is refused with what to type", () => {
  test.each([
    ["60.000", "type 60000 or 60 as a number"],
    ["1.234.567", "type 1234567 as a number"],
    ["60.000,50", "type 60000.5 as a number"],
    ["60000,5", "type 60000.5 as a number"],
    ["-1,5", "type -1.5 as a number"],
    ["$60,000", "type 60000 as a number"],
    ["60000 USDT", "type 60000 as a number"],
    ["60.000,50 €", "type 60000.5 as a number"],
    ["$-1,000", "type -1000 as a number"],
    ["-$1,000", "type -1000 as a number"],
    ["−1,5", "type -1.5 as a number"],
  ])("%s", (text, advice) => {
    expect(cell(liqPrice, "long", text, 10)).toEqual(
      valueError(`LIQ.PRICE: entryPrice must be a positive number, got "${text}"; it is text; ${advice}.`),
    );
  });

  test.each([
    ["0,01%", "type 0.0001 as a number"],
    ["-0,0125 %", "type -0.000125 as a number"],
    ["0,01", "type 0.01 as a number"],
    ["1.000%", "type 10 or 0.01 as a number"],
  ])("%s as a rate, with its percent sign", (text, advice) => {
    expect(message(cell(fundingApr, text))).toMatch(new RegExp(`got "${text}"; it is text; ${advice}\\.$`));
  });

  test("a comma in a leverage or an interval", () => {
    expect(message(cell(liqPrice, "long", 60000, "1,5x"))).toContain("it is text; type 1.5 as a number");
    expect(message(cell(fundingApr, 0.0001, "1,5 h"))).toContain("it is text; type 1.5 as a number");
  });

  test.each(["1.5M", "60k", "5%", "10x", "60000 sats", "1,000-", "(1,000)", "-$-5", "1,2,3"])(
    "no number is named for %s as a price",
    (text) => {
      expect(cell(liqPrice, "long", text, 10)).toEqual(
        valueError(
          `LIQ.PRICE: entryPrice must be a positive number, got "${text}"; it is text, not a number.`,
        ),
      );
    },
  );

  test("nor for minutes as hours, nor for a per mille as a rate", () => {
    expect(message(cell(fundingApr, 0.0001, "30min"))).toMatch(/got "30min"; it is text, not a number\.$/);
    expect(message(cell(fundingApr, "5‰"))).toMatch(/got "5‰"; it is text, not a number\.$/);
  });

  test.each(["nonsense", "n/a", "1,2,3", "60000000000000000000e400", "60,00,000", "--5"])(
    "%s is no price",
    (text) => {
      expect(cell(liqPrice, "long", text, 10)).toMatchObject({ error: "#VALUE!" });
    },
  );

  test("4h is no leverage, and 10x no interval", () => {
    expect(cell(liqPrice, "long", 60000, "4h")).toMatchObject({ error: "#VALUE!" });
    expect(cell(fundingApr, 0.0001, "10x")).toMatchObject({ error: "#VALUE!" });
  });
});

describe("a percentage for a fraction is refused with the fraction", () => {
  const holdings = [
    [["A"], ["B"]],
    [[1], [1]],
    [[1], [1]],
  ];

  test.each([
    ["a fee", () => cell(liqPrice, "long", 60000, 10, 5), "for 5 % type 0.05"],
    ["a maintenance rate", () => cell(liqPrice, "long", 60000, 10, 0.5), "for 0.5 % type 0.005"],
    ["a liquidation fee", () => cell(liqPrice, "long", 60000, 10, 0, null, 0.6), "for 0.6 % type 0.006"],
    ["bands", () => cell(allocNeeded, [[90]], [[0.5]], 5, 25), "for 5 % type 0.05"],
    ["a hedge ratio", () => cell(hedgePnl, 1, 60000, 55000, 50), "for 50 % type 0.5"],
    ["a funding rate", () => cell(fundingApr, 1), "for 1 % type 0.01"],
    ["targets", () => cell(allocRebalance, ...holdings, [[60], [40]]), "for 60 % type 0.6"],
  ])("%s", (_, refused, advice) => {
    expect(refused()).toMatchObject({ error: "#VALUE!" });
    expect(message(refused())).toContain(`; ${advice}.`);
  });
});

describe("a percentage is read wherever a fraction is meant", () => {
  const closes = Array.from({ length: 40 }, (_, bar) => [100 + (bar % 7)]);
  const prices = [[[100], [102], [101], [105]], [[100], [101], [100], [103]]]; // prettier-ignore
  const limits = [0.5, 0.8, 0.2, 0.5, 4];

  test.each([
    ["FUNDING.RATE", fundingRate, ["0.1%", "0.02%", "0.03%", 8, "0.05%", "-0.04%"], [0.001, 0.0002, 0.0003, 8, 0.0005, -0.0004]],
    ["FUNDING.RATE at its floor", fundingRate, ["-1%", "0%", "0%", 8, "0.05%", "-0.04%"], [-0.01, 0, 0, 8, 0.0005, -0.0004]],
    ["SIGNAL.FUNDING", signalFunding, [[["0.03%", "0.03%", "0.03%"]], "0.02%", "-0.01%"], [[[0.0003, 0.0003, 0.0003]], 0.0002, -0.0001]],
    ["SIGNAL.SHIFT", signalShift, [closes, "0.01%", 20, "0.02%"], [closes, 0.0001, 20, 0.0002]],
    ["HEDGE.EFFECTIVENESS", hedgeEffectiveness, [...prices, "80%"], [...prices, 0.8]],
    ["HEDGE.CURVE", hedgeCurve, [1, 60000, "50%"], [1, 60000, 0.5]],
    ["ALLOC.GUARD", allocGuard, ["conservative-core", 50, 0, 50, 4, null, [["50%", "80 %", "20%", "50%", 4]]], ["conservative-core", 50, 0, 50, 4, null, [limits]]],
  ])("%s", (_, of, texts, numbers) => {
    const results = call(of, ...texts);
    expect(results).toEqual(call(of, ...numbers));
    expect(results.flat().filter((result) => typeof result === "object")).toEqual([]);
  }); // prettier-ignore

  test("worked funding rates: the premium plus the clamped interest, and the cap", () => {
    // 0.0001 + clamp(0.0002 - 0.0001, 0.0005) = 0.0002, and a premium of 0.01 beyond a cap of 0.003.
    expect(cell(fundingRate, "0.01%", "0.02%", "0.05%")).toBe(0.0002);
    expect(cell(fundingRate, "1%", "0.01%", "0.05%", 8, "0.3%")).toBe(0.003);
  });
});

describe("sides", () => {
  test.each(["long", "LONG", "Buy", "BUY", "B", "b", " bid "])("%s is long", (side) => {
    expect(cell(perpPnl, side, 1, 100, 110)).toBe(10);
  });

  test.each(["short", "SHORT", "Sell", "S", "ask"])("%s is short", (side) => {
    expect(cell(perpPnl, side, 1, 100, 110)).toBe(-10);
  });

  test("one-way mode has no side of its own", () => {
    expect(message(cell(perpPnl, "BOTH", 1, 100, 110))).toBe(
      'PERP.PNL: side must be "long" or "short", got "BOTH"; a position in one-way mode is long where its quantity is positive, else short.',
    );
  });

  test("each cell of a range is read by itself", () => {
    expect(call(perpPnl, [["Buy"], ["Sell"], ["net"]], "1", 100, "110")).toMatchObject([
      [10],
      [-10],
      [{ error: "#VALUE!" }],
    ]);
  });
});
