import { allocNeeded, allocRebalance } from "../../../src/functions/alloc";
import { fundingApr } from "../../../src/functions/funding";
import { hedgePnl } from "../../../src/functions/hedge";
import { liqPrice } from "../../../src/functions/liq";
import { perpPnl } from "../../../src/functions/perp";
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
    ["5%", "type 5 as a number"],
    ["10x", "type 10 as a number"],
  ])("%s", (text, advice) => {
    expect(cell(liqPrice, "long", text, 10)).toEqual(
      valueError(`LIQ.PRICE: entryPrice must be a positive number, got "${text}"; it is a text; ${advice}.`),
    );
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
