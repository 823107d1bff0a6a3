import { venueTiers } from "../../../src/core/venues/brackets";
import { findListing, findMarkets, venueNames } from "../../../src/core/venues/find";
import { hedgeCurve, hedgePnl } from "../../../src/functions/hedge";
import {
  liqCross,
  liqIsolated,
  liqLadder,
  liqMaintenance,
  liqMaxLeverage,
  liqTiered,
} from "../../../src/functions/liq";
import { simPortfolio, simPosition } from "../../../src/functions/sim";
import { call, cell, column, notAvailable, type Result, valueError } from "../support";

/** A maintenance rate that was meant in percent never gives a number that can be taken for a right one. */
const asOpened =
  "the margin does not cover the maintenance margin at entry, so the position is liquidated as it is opened";

const percentTable = [
  [0, 50000, 0.4],
  [50000, 250000, 0.5],
];

describe("a rate that was meant in percent is refused with what to type", () => {
  const half =
    "maintenanceRate must be a fraction from 0 to 0.25 (0.005 is 0.5 %), got 0.5; for 0.5 % type 0.005";
  const first =
    "tiers (row 1) must have a maintenance rate of at most 0.25 in the first bracket, got 0.4; for 0.4 % type 0.004";

  test.each<[string, string, () => Result]>([
    ["SIM.POSITION", half, () => cell(simPosition, "long", 100, 1, 5, column(100, 120, 90), 0.01, 0.5)],
    ["SIM.PORTFOLIO", half, () => cell(simPortfolio, column(100, 120), "balanced-growth-manager", null, null, null, null, null, null, 0.5)],
    ["LIQ.MAXLEVERAGE", half, () => cell(liqMaxLeverage, "long", 60000, 55000, 0.5)],
    ["LIQ.LADDER", half, () => cell(liqLadder, "long", 60000, null, 0.5)],
    ["HEDGE.PNL", half, () => cell(hedgePnl, 1, 60000, 50000, 1, null, null, null, null, 1, 0.5)],
    ["HEDGE.CURVE", half, () => cell(hedgeCurve, 1, 60000, null, null, null, null, 1, 0.5)],
    ["LIQ.MAINTENANCE", first, () => cell(liqMaintenance, percentTable, 60000)],
    ["LIQ.TIERED", first, () => cell(liqTiered, percentTable, "long", 60000, 1, 30000)],
  ])("%s", (name, reason, result) => expect(result()).toEqual(valueError(`${name}: ${reason}.`))); // prettier-ignore
});

describe("a position that is liquidated as it is opened has no price, and a rate in doubt is named", () => {
  test("LIQ.ISOLATED", () => {
    const none = (rate: number) => cell(liqIsolated, "long", 60000, 1, 600, rate);
    expect(none(0.4)).toEqual(notAvailable(`LIQ.ISOLATED: ${asOpened}; for 0.4 % type 0.004.`));
    expect(none(0.02)).toEqual(notAvailable(`LIQ.ISOLATED: ${asOpened}.`));
  });

  test("LIQ.LADDER", () => {
    const rows = call(liqLadder, "long", 60000, column(5, 10), 0.2);
    expect(rows[1]![2]).toBe(60000);
    expect(rows[2]![2]).toEqual(notAvailable(`LIQ.LADDER: ${asOpened}; for 0.2 % type 0.002.`));
  });

  test("LIQ.TIERED", () => {
    expect(cell(liqTiered, [[0, 50000, 0.2], [50000, "", 0.5]], "long", 40000, 1, 400)).toEqual(
      notAvailable(`LIQ.TIERED: ${asOpened}; for 0.2 % type 0.002.`),
    ); // prettier-ignore
  });

  test("SIM.POSITION, whose margin is what the fee of opening leaves", () => {
    const at = (rate: number, fee: number) =>
      cell(simPosition, "long", 100, 1, 5, column(100), null, rate, fee);
    expect(at(0.25, 0)).toEqual(notAvailable(`SIM.POSITION: ${asOpened}; for 0.25 % type 0.0025.`));
    // 0.2 of margin less 0.05 of fee is 0.15: 0.1 of maintenance and 0.05 of fee.
    expect(call(simPosition, "long", 100, 1, 5, column(100), null, 0.1, 0.05)[0]![0]).toBe("Price");
    expect(at(0.11, 0.05)).toEqual(notAvailable(`SIM.POSITION: ${asOpened}; for 0.11 % type 0.0011.`));
  });

  test("SIM.PORTFOLIO, unless it opens none", () => {
    const of = (profile: unknown) =>
      call(simPortfolio, column(100, 90), profile, null, null, 5, null, null, null, 0.25)[0]![0];
    expect(of("aggressive-capitalizer")).toEqual(
      notAvailable(`SIM.PORTFOLIO: ${asOpened}; for 0.25 % type 0.0025.`),
    );
    expect(of([["spot", 1]])).toBe("Price");
  });

  test("HEDGE.PNL", () => {
    expect(cell(hedgePnl, 1, 60000, 50000, 1, null, null, null, null, "10x", 0.25)).toEqual(
      valueError(
        "HEDGE.PNL: leverage must give the short more than its maintenance margin at entry, got 10 with a maintenanceRate of 0.25 and an extraMargin of 0; for 0.25 % type 0.0025.",
      ),
    );
  });

  test("LIQ.CROSS", () => {
    const already = "the account's equity is below its maintenance margin at these mark prices, so it is liquidated already";
    const price = (rate: number) => cell(liqCross, 10000, [["short", 1, 50000, 50000, rate]]);
    for (const rate of [0.4, 0.9])
      expect(price(rate)).toEqual(
        notAvailable(`LIQ.CROSS: ${already}; for ${rate} % type ${rate === 0.4 ? 0.004 : 0.009}.`),
      );
    // 60000 / 1.2: the balance is the maintenance margin.
    expect(price(0.2)).toBe(50000);
  }); // prettier-ignore
});

test("real rates stay right", () => {
  // TradingView's margin call at half of the value: (600/10 - 100) / (0.5 - 1).
  expect(cell(liqIsolated, "long", 100, 10, 600, 0.5)).toBe(80);
  // The last bracket of a table may ask half.
  expect(cell(liqMaintenance, [[0, 50000, 0.004], [50000, "", 0.5]], 60000)).toBe(50000 * 0.004 + 5000); // prettier-ignore
  expect(cell(liqMaxLeverage, "long", 100, 80, 0.25)).toBe(2.5); // 100 / (100 - 80*0.75)
});

test("no shipped table is refused", () => {
  let tables = 0;
  for (const venue of venueNames)
    for (const market of findMarkets(venue)) {
      for (const symbol of market.symbols()) {
        const listed = findListing([market], symbol)!;
        const table = venueTiers(listed)
          .filter(({ rate, cap }) => rate !== "unknown" && cap !== "unknown")
          .map(({ floor, cap, rate, amount }) =>
            [floor, cap ?? "", rate, amount].map((figure) => (figure === "" ? "" : Number(figure))),
          );
        if (table.length === 0) continue;
        tables++;
        expect(cell(liqMaintenance, table, 0)).toBe(0);
      }
    }
  expect(tables).toBeGreaterThan(1100);
});
