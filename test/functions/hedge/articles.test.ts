import * as fc from "fast-check";
import { fundingTotal } from "../../../src/functions/funding";
import { hedgeBreakdown, hedgePnl } from "../../../src/functions/hedge";
import published from "../../vectors/pnl-hedge.json";
import { expectEqual } from "../../support/expect-equal";
import { call, cell, column } from "../support";

/** The examples of the articles that the functions follow: 1 BTC held at 60,000, and a short against it. */
describe("1 BTC at 60,000", () => {
  test("fully hedged it loses nothing down to 54,000", () => {
    expect(cell(hedgePnl, 1, 60000, 54000)).toBe(0);
    expect(call(hedgeBreakdown, 1, 60000, 54000)).toEqual([
      ["Spot P&L", -6000],
      ["Futures P&L", 6000],
      ["Funding", 0],
      ["Fees", 0],
      ["Net P&L", 0],
    ]);
  });

  test("half hedged it loses half down to 55,000", () => {
    expect(cell(hedgePnl, 1, 60000, 55000, 0.5)).toBe(-2500);
    expect(cell(hedgePnl, 1, 60000, 55000)).toBe(0);
  });

  test("pays funding every 8 hours while the rate is negative, and loses just that", () => {
    const marks = column(58000, 56000, 54000);
    const funding = cell(fundingTotal, "short", 1, marks, column(-0.0001, -0.0002, -0.0001));
    expect(funding).toBe(-22.4);
    expect(cell(hedgePnl, 1, 60000, 54000, 1, null, null, funding)).toBe(-22.4);
    expect(cell(hedgePnl, 1, 60000, 54000, 1, null, null, -30)).toBe(-30);
  });
});

test("a full hedge at equal prices nets to funding less fees at every exit price", () => {
  const price = fc.integer({ min: 1, max: 10 ** 7 }).map((n) => n / 100);
  const cash = fc.integer({ min: -(10 ** 6), max: 10 ** 6 }).map((n) => n / 100);
  fc.assert(
    fc.property(price, price, fc.integer({ min: 1, max: 1000 }), cash, (entry, exit, tenths, funding) => {
      const quantity = tenths / 10;
      const rows = call(hedgeBreakdown, quantity, entry, exit, 1, entry, exit, funding, 0.0005);
      const [, , received, fees, net] = rows.map(([, value]) => value as number);
      expectEqual(received, funding);
      expectEqual(net, Number((funding - fees!).toPrecision(12)));
      expectEqual(cell(hedgePnl, quantity, entry, exit, 1, entry, exit, funding), funding);
    }),
  );
});

test.each(published.pnl.filter(({ contract, side }) => contract === "linear" && side === "short"))(
  "published: $id, $source",
  ({ qty, entry, exit, expected_pnl }) => {
    expect(call(hedgeBreakdown, qty, entry, exit)[1]).toEqual(["Futures P&L", expected_pnl]);
  },
);
