import fc from "fast-check";
import { atShownDigits } from "../../../src/core/number/decimal";
import { expectEqual } from "../../support/expect-equal";
import { shownText } from "../../support/rational";

/** The language's own rounding to 15 significant digits, from text. */
const byText = (value: number) => Number(shownText(value)) + 0;

test.each([
  0,
  -0,
  0.1 + 0.2,
  1e15,
  999999999999999.9,
  0.9999999999999999,
  1e-300,
  -5e-324,
  1.7e308,
  Number.MAX_VALUE,
  1e22,
  1e23,
])("%d as it shows", (value) => expect(atShownDigits(value)).toBe(byText(value)));

test("any double as it shows", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expectEqual(atShownDigits(value), byText(value));
    }),
    { numRuns: 2000 },
  );
});

test("what is computed from prices, and decimals with a rounding error, as they show", () => {
  const price = fc.integer({ min: 1, max: 1e9 }).map((cents) => cents / 100);
  fc.assert(
    fc.property(price, price, fc.integer({ min: 1, max: 400 }), (a, b, count) => {
      for (const value of [a / b, -a / count, a * b, a * (1 + 1e-16 * count), a + b / 3]) {
        expectEqual(atShownDigits(value), byText(value));
      }
    }),
    { numRuns: 2000 },
  );
});

test("what is shown already stays", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const shown = byText(value);
      expectEqual(atShownDigits(shown), shown);
    }),
  );
});
