import * as fc from "fast-check";
import { hedgeBreakdown, hedgePnl } from "../../../src/functions/hedge";
import { expectEqual } from "../../support/expect-equal";
import { call, cell, inputError } from "../support";

describe("HEDGE.PNL", () => {
  test("a fully hedged coin neither gains nor loses, a half hedged one half", () => {
    expect(cell(hedgePnl, 1, 60000, 54000)).toBe(0);
    expect(cell(hedgePnl, 1, 60000, 54000, 0)).toBe(-6000);
    expect(cell(hedgePnl, 1, 60000, 55000, 0.5)).toBe(-2500);
  });

  test("funding and fees count", () => {
    expect(cell(hedgePnl, 1, 60000, 54000, 1, null, null, -30)).toBe(-30);
    expect(cell(hedgePnl, 2, 60000, 54000, 0.5, null, null, 12, 0.0005)).toBe(-6000 + 12 - 57);
  });

  test("the short's own prices make the basis", () => {
    // Bought at 60,000, sold short at 60,300; both are 54,000 at the end: 300 of basis is earned.
    expect(cell(hedgePnl, 1, 60000, 54000, 1, 60300, 54000)).toBe(300);
  });

  test("over a column of 1,000 exits it spills 1,000 results", () => {
    const exits = Array.from({ length: 1000 }, (_, index) => [50000 + index * 10]);
    const result = call(hedgePnl, 1, 60000, exits, 0.5);
    expect(result).toEqual(exits.map(([exit]) => [(exit! - 60000) / 2]));
  });

  test("a full hedge at equal prices earns the funding less the fees at every exit", () => {
    const price = fc.integer({ min: 1, max: 10 ** 7 }).map((n) => n / 100);
    fc.assert(
      fc.property(price, price, fc.integer({ min: -1000, max: 1000 }), (entry, exit, funding) => {
        expectEqual(cell(hedgePnl, 1, entry, exit, 1, null, null, funding), funding);
      }),
    );
  });

  test("what no double holds is #NUM!", () => {
    expect(cell(hedgePnl, 1e300, 1e300, 1, 0)).toEqual(inputError("#NUM!"));
  });
});

describe("HEDGE.BREAKDOWN", () => {
  test("its parts make the net of HEDGE.PNL", () => {
    expect(call(hedgeBreakdown, 2, 60000, 54000, 0.5, 60300, 53900, 12, 0.0005)).toEqual([
      ["Spot P&L", -12000],
      ["Futures P&L", 6400],
      ["Funding", 12],
      ["Fees", 57.1],
      ["Net P&L", -5645.1],
    ]);
    expect(cell(hedgePnl, 2, 60000, 54000, 0.5, 60300, 53900, 12, 0.0005)).toBe(-5645.1);
  });
});
