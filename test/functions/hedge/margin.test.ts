import * as fc from "fast-check";
import { declarations } from "../../../src/functions/cells/declaration";
import * as hedgeFunctions from "../../../src/functions/hedge";
import { liqIsolated, liqPrice } from "../../../src/functions/liq";
import { simPosition } from "../../../src/functions/sim";
import cases from "../../vectors/hedge-margin.json";
import { expectEqual } from "../../support/expect-equal";
import { add, multiply, quotient, rational, type Rational, shown, subtract } from "../../support/rational";
import { asShown, call, cell, column, type Result, valueError } from "../support";

const { hedgeBreakdown, hedgeCurve, hedgePnl } = hedgeFunctions;

/** The functions by their names on the sheet. */
const named = new Map([
  ["HEDGE.PNL", hedgePnl],
  ["HEDGE.BREAKDOWN", hedgeBreakdown],
  ["HEDGE.CURVE", hedgeCurve],
]);

describe.each(cases.vectors)("$id, $source", ({ function: name, given, expected, published }) => {
  const byName: Readonly<Record<string, number | undefined>> = given;
  const result = call(
    named.get(name)!,
    ...Object.keys(declarations.get(name)!).map((argument) => byName[argument] ?? null),
  );

  test("gives the exact result", () => {
    const withoutMessages = result.map((row) => row.map((one) => (isError(one) ? one.error : one)));
    const rows: unknown[][] = Array.isArray(expected) ? expected : [[expected]];
    expect(withoutMessages).toEqual(rows.map((row) => row.map((one) => (isError(one) ? one.error : one))));
  });

  test("gives what the source printed", () => {
    for (const { at, value, tolerance } of published)
      expect(Math.abs((result[at[0]!]![at[1]!] as number) - value)).toBeLessThanOrEqual(tolerance);
  });
});

function isError(one: unknown): one is { error: string } {
  return typeof one === "object" && one !== null && "error" in one;
}

const product = (...parts: Rational[]) => parts.reduce(multiply);

/** Hedges as people make them: the margin covers what is asked for at entry. */
const usual = fc.record({
  quantity: fc.integer({ min: 1, max: 1000 }).map((n) => n / 100),
  ratio: fc.integer({ min: 1, max: 150 }).map((n) => n / 100),
  entry: fc.integer({ min: 1000, max: 100_000 }),
  leverage: fc.integer({ min: 1, max: 50 }),
  rate: fc.constantFrom(0, 0.004, 0.005, 0.0065, 0.01),
  rise: fc.integer({ min: -90, max: 300 }),
});

test("it meets SIM.POSITION on the same path, and LIQ.PRICE and LIQ.ISOLATED", () => {
  fc.assert(
    fc.property(usual, fc.integer({ min: 0, max: 300 }), (hedge, highRise) => {
      const { quantity, ratio, entry, leverage, rate } = hedge;
      const [exit, high] = [hedge.rise, highRise].map((rise) => (entry * (100 + rise)) / 100);
      const short = Number((quantity * ratio).toPrecision(15));
      const parts = breakdown(quantity, entry, exit, ratio, null, null, 0, 0, leverage, rate, 0, high);
      const path = call(simPosition, "short", entry, short, leverage, column(high, exit), null, rate, 0);
      const last = path.at(-1)!;
      expectEqual(parts.Liquidated, last[4] === "liquidated" ? "yes" : "no");
      expectEqual(parts["Liquidation price"], cell(liqPrice, "short", entry, leverage, rate));
      const margin = (short * entry) / leverage;
      const equity = margin + (parts["Futures P&L"] as number);
      expectEqual(Math.abs(equity - (last[2] as number)) < 1e-9 * (short * entry), true);
      const more = Number((margin * 0.25).toPrecision(12));
      const raised = breakdown(quantity, entry, exit, ratio, null, null, 0, 0, leverage, rate, more);
      const isolated = cell(liqIsolated, "short", entry, short, margin + more, rate) as number;
      expectEqual(Math.abs((raised["Liquidation price"] as number) / isolated - 1) < 1e-14, true);
    }),
  );
});

test("past the liquidation price the short has lost its margin at every exit, and the fee is that of opening", () => {
  fc.assert(
    fc.property(usual, fc.integer({ min: 0, max: 10 ** 6 }), (hedge, extra) => {
      const { quantity, ratio, entry, leverage, rate } = hedge;
      const exit = (entry * (100 + hedge.rise)) / 100;
      // A short at leverage 1 or more with this margin is gone long before the price is so high.
      const high = entry * 3 + extra / (quantity * ratio);
      const parts = breakdown(
        quantity,
        entry,
        exit,
        ratio,
        null,
        null,
        7,
        0.001,
        leverage,
        rate,
        extra,
        high,
      );
      const value = product(shown(quantity), shown(ratio), shown(entry));
      const margin = add(quotient(value, rational(leverage))!, rational(extra));
      expectEqual(parts.Liquidated, "yes");
      expectEqual(parts["Futures P&L"], asShown(subtract(rational(0), margin)));
      expectEqual(parts.Fees, asShown(product(value, rational("0.001"))));
      expectEqual(parts.Funding, 7);
      const gain = product(shown(quantity), subtract(shown(exit), shown(entry)));
      expectEqual(parts["Spot P&L"], asShown(gain));
    }),
  );
});

test("below its liquidation price the hedge is as without a leverage; there it falls by the maintenance margin", () => {
  const cases = fc.record({
    quantity: fc.integer({ min: 1, max: 100 }),
    entry: fc.integer({ min: 1, max: 500 }).map((n) => n * 100),
    leverage: fc.constantFrom(1, 2, 4, 5, 10),
    rate: fc.constantFrom(0, 0.005, 0.01, 0.02),
    // Beyond the 100 % that the initial margin can bear at most.
    rise: fc.integer({ min: 101, max: 400 }),
  });
  fc.assert(
    fc.property(cases, ({ quantity, entry, leverage, rate, rise }) => {
      const liquidation = (entry * (100 + rise)) / 100;
      // W = q*(P*(1 + m) - E), of which the initial margin is a part.
      const margin = product(
        rational(quantity),
        subtract(product(rational(liquidation), add(rational(1), shown(rate))), rational(entry)),
      );
      const initial = quotient(product(rational(quantity), rational(entry)), rational(leverage))!;
      const extra = asShown(subtract(margin, initial));
      const at = (price: number) =>
        cell(hedgePnl, quantity, entry, price, 0.5, null, null, 0, 0, leverage, rate, half(extra));
      const without = (price: number) => cell(hedgePnl, quantity, entry, price, 0.5) as number;
      const lost = (quantity * liquidation * rate) / 2;
      for (const price of [1, entry, liquidation - 0.01]) expectEqual(at(price), without(price));
      expectEqual(close(at(liquidation), without(liquidation) - lost), true);
      // From there on it moves as the holding does.
      expectEqual(close(at(liquidation + 1000), (at(liquidation) as number) + quantity * 1000), true);
      const [, ...curve] = call(
        hedgeCurve,
        ...[quantity, entry, 0.5, liquidation - 10, liquidation + 10, 3, leverage, rate, half(extra)],
      );
      expectEqual(
        curve.map(([, , hedged]) => hedged),
        [liquidation - 10, liquidation, liquidation + 10].map(at),
      );
    }),
  );
});

const half = (value: Result) => (value as number) / 2;
const close = (a: Result, b: number) => Math.abs((a as number) - b) <= 1e-9 * Math.max(1, Math.abs(b));

test("the margins spill over a column of leverages", () => {
  // 80 % of 1 coin at 60,000 that goes to 80,000: 20,000 on spot, less the margin of 48,000/L, or less 16,000 if it holds.
  const leverages = column(2, 10, 20);
  expect(call(hedgePnl, 1, 60000, 80000, 0.8, null, null, null, null, leverages)).toEqual(
    column(4000, 15200, 17600),
  );
});

test("a short that is liquidated as it opens is refused, with what the margin is made of", () => {
  expect(cell(hedgePnl, 1, 60000, 55000, 1, null, null, 0, 0, 200)).toEqual(
    valueError(
      "HEDGE.PNL: leverage must give the short more than its maintenance margin at entry, got 200 with a maintenanceRate of 0.005 and an extraMargin of 0.",
    ),
  );
  expect(cell(hedgePnl, 1, 60000, 60000, 1, null, null, 0, 0, 200, null, 1)).toBe(0);
  expect(cell(hedgePnl, 1, 60000, 55000, 0, null, null, 0, 0, 200)).toBe(-5000);
});

function breakdown(...given: unknown[]): Record<string, Result> {
  const rows = call(hedgeBreakdown, ...given) as [string, Result][];
  return Object.fromEntries(rows);
}
