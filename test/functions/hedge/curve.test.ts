import * as fc from "fast-check";
import { hedgeCurve, hedgeEffectiveness, hedgePnl } from "../../../src/functions/hedge";
import { expectEqual } from "../../support/expect-equal";
import { size } from "../../support/generators";
import { add, multiply, quotient, rational, shown, subtract } from "../../support/rational";
import { asShown, call, cell, column, valueError } from "../support";

test("by default it runs in 21 prices from half the entry to one and a half times", () => {
  const [header, ...rows] = call(hedgeCurve, 2, 60000);
  expect(header).toEqual(["Price", "Unhedged", "Hedged"]);
  expect(rows).toHaveLength(21);
  expect([rows[0], rows[10], rows[20]]).toEqual([
    [30000, -60000, 0],
    [60000, 0, 0],
    [90000, 60000, 0],
  ]);
  expect(call(hedgeCurve, 2, 60000, 1, 0, null, "")).toEqual([header, ...rows]);
});

test("every cell is the exact result at 15 digits", () => {
  const given = fc.record({
    quantity: size,
    entry: size,
    ratio: fc.constantFrom(0, 0.1 + 0.2, 0.5, 1, 1.5),
    low: size,
    width: size,
    points: fc.integer({ min: 2, max: 12 }),
  });
  fc.assert(
    fc.property(given, ({ quantity, entry, ratio, low, width, points }) => {
      const high = low + width;
      fc.pre(Number(low.toPrecision(15)) < Number(high.toPrecision(15)));
      const step = quotient(subtract(shown(high), shown(low)), rational(points - 1))!;
      const expected = Array.from({ length: points }, (_, index) => {
        const price = add(shown(low), multiply(step, rational(index)));
        const gain = multiply(shown(quantity), subtract(price, shown(entry)));
        const left = multiply(gain, subtract(rational("1"), shown(ratio)));
        return [price, gain, left].map(asShown);
      });
      expectEqual(call(hedgeCurve, quantity, entry, ratio, low, high, points).slice(1), expected);
    }),
    { numRuns: 300 },
  );
});

test.each([
  [[1, 60000, 1, 70000, 50000], "HEDGE.CURVE: low must be below high, got 70000 and 50000."],
  [[1, 60000, 1, 95000], "HEDGE.CURVE: low must be below high, got 95000 and 90000."],
])("%#: says what is wrong", (given, message) => {
  expect(cell(hedgeCurve, ...given)).toEqual(valueError(message));
});

test("a hedge ratio of 50 is 50 %, as in HEDGE.PNL, and a leverage may be written as 10x", () => {
  const form = "hedgeRatio must be a fraction from 0 to below 10 (0.5 is 50 %), got 50; for 50 % type 0.5.";
  expect(cell(hedgeCurve, 1, 60000, 50)).toEqual(valueError(`HEDGE.CURVE: ${form}`));
  expect(cell(hedgePnl, 1, 60000, 50000, 50)).toEqual(valueError(`HEDGE.PNL: ${form}`));
  expect(call(hedgeCurve, 1, 60000, 0.5, null, null, 5, "10x")).toEqual(
    call(hedgeCurve, 1, 60000, 0.5, null, null, 5, 10),
  );
  // A price of another asset takes a ratio of any size; a percentage is a number there too.
  const [spot, futures] = [column(100, 110, 105), column(10, 11, 10.5)];
  expect(cell(hedgeEffectiveness, spot, futures, 10)).toBe(1);
  expect(cell(hedgeEffectiveness, spot, futures, "1000%")).toBe(1);
});
