import * as fc from "fast-check";
import { hedgeCurve } from "../../../src/functions/hedge";
import { expectEqual } from "../../support/expect-equal";
import { size } from "../../support/generators";
import { add, multiply, quotient, rational, shown, subtract } from "../../support/rational";
import { asShown, call, cell, valueError } from "../support";

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
