import * as fc from "fast-check";
import { decimal, divide } from "../../../src/core/number/decimal";
import { cutQuotient } from "../../support/cut-quotient";
import { expectEqual } from "../../support/expect-equal";
import { quotient, rational } from "../../support/rational";

/** Digits with the long runs of nines, zeros and fives that estimates of quotients stumble over. */
const run = fc
  .tuple(fc.constantFrom(..."0099951234678".split("")), fc.integer({ min: 1, max: 40 }))
  .map(([digit, length]) => digit.repeat(length));
const digits = fc
  .array(fc.oneof(run, fc.integer({ min: 0, max: 99999 }).map(String)), { minLength: 1, maxLength: 4 })
  .map((runs) => runs.join("").replace(/^0+/, "") || "1");
const size = fc
  .tuple(digits, fc.integer({ min: -60, max: 60 }))
  .map(([digits, power]) => `${digits}e${power}`);

test("a quotient has the 34 digits of the exact one", () => {
  fc.assert(
    fc.property(size, size, (a, b) => {
      const exact = cutQuotient(quotient(rational(a), rational(b))!);
      expectEqual(divide(decimal(a), decimal(b)).eq(decimal(exact)), true);
    }),
    { numRuns: 20_000 },
  );
});

test("a quotient that ends is exact", () => {
  fc.assert(
    fc.property(size, fc.integer({ min: 1, max: 10 ** 15 }), (divisor, quotient) => {
      const b = decimal(divisor);
      expectEqual(divide(b.times(quotient), b).eq(quotient), true);
    }),
    { numRuns: 5000 },
  );
});

test("signs, and a dividend of 0", () => {
  expect(divide(decimal(-1), decimal(8)).toString()).toBe("-0.125");
  expect(divide(decimal(-1), decimal(-8)).toString()).toBe("0.125");
  expect(divide(decimal(0), decimal(-8)).toString()).toBe("0");
});
