import * as fc from "fast-check";
import { decimal, divide, toNumber, type Decimal } from "../../../src/core/number/decimal";
import { isPair, lowOf, offOf } from "../../../src/core/number/digits";
import type { Fraction } from "../../../src/core/number/fraction";
import {
  compoundFactor,
  compoundGrowth,
  exponentialFactor,
  logarithmicGrowth,
} from "../../../src/core/number/powers";
import { expectEqual } from "../../support/expect-equal";
import { naturalLogarithm, naturalPower, power } from "../../support/irrational";
import {
  add,
  multiply,
  quotient,
  rational,
  subtract,
  toShownDouble,
  type Rational,
} from "../../support/rational";

/**
 * A pair of doubles stands for a power or a logarithm and tells its 15 digits and its sign, or leaves them to big integers. These are
 * the rows in which it might tell wrong ones. Each is held against series of 160 digits, or a decimal that the result is.
 */
const one = rational("1");
const fraction = (numerator: string, denominator = "1"): Fraction => ({
  numerator: decimal(numerator),
  denominator: decimal(denominator),
});
const exact = ({ numerator, denominator }: Fraction): Rational =>
  quotient(rational(numerator.toString()), rational(denominator.toString()))!;
const sizeOf = (value: bigint) => (value < 0n ? -value : value);

/** A double, a whole number of parts of 2^600. */
const double = (value: number): Rational => ({
  numerator: BigInt(value * 2 ** 600),
  denominator: 2n ** 600n,
});

/** Whether a pair stands for the value, and that no farther off than it says. Exact digits say 2^-100. */
function standsNear(value: Decimal, expected: Rational): boolean {
  if (expected.numerator !== 0n) expectEqual(toNumber(value), toShownDouble(expected));
  if (isPair(value) || offOf(value) < 2 ** -99) return false;
  const near = multiply(add(double(value.high), double(lowOf(value))), rational(`1e${value.power}`));
  const off = quotient(subtract(near, expected), expected)!;
  expectEqual(sizeOf(off.numerator) * BigInt(1 / offOf(value)) < off.denominator, true);
  return true;
}

const digits = fc.oneof(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 999_999_999_999_999 }));
const signed = fc.tuple(digits, fc.boolean()).map(([all, isPaid]) => (isPaid ? -all : all));
/** Rates from a fraction's last digit up, prices over prices next to each other and far apart, and what is left of nearly nothing. */
const growth = fc.oneof(
  fc.tuple(signed, fc.integer({ min: 16, max: 34 })).map(([all, places]) => fraction(`${all}e-${places}`)),
  fc.tuple(digits, digits).map(([from, to]) => fraction(String(to - from), String(from))),
  fc.tuple(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: -99, max: 900 })).map(([from, percent]) =>
    fraction(String(from * percent), String(100 * from))),
  fc.tuple(digits, fc.integer({ min: 15, max: 34 })).map(([all, places]) => ({
    numerator: decimal(`${all}e-${places}`).minus(1),
    denominator: decimal(1),
  })),
); // prettier-ignore
const periods = fc.oneof(
  fc.integer({ min: 1, max: 3650 }).map((days) => fraction("365", String(days))),
  fc.integer({ min: 1, max: 3650 }).map((days) => fraction(String(days), "365")),
  fc.tuple(digits, fc.integer({ min: 0, max: 15 })).map(([all, places]) => fraction(`${all}e-${places}`)),
);

test("pairs are no farther off than they say", () => {
  let near = 0;
  fc.assert(
    fc.property(growth, periods, (rate, times) => {
      const logarithm = multiply(naturalLogarithm(add(one, exact(rate))), exact(times));
      const size = Math.abs(toShownDouble(logarithm));
      if (standsNear(logarithmicGrowth(rate, times), logarithm)) near++;
      if (!(size < 120)) return;
      const factor = power(add(one, exact(rate)), exact(times));
      if (standsNear(compoundFactor(rate, times), factor)) near++;
      if (standsNear(compoundGrowth(rate, times), subtract(factor, one))) near++;
      const exponent = multiply(exact(rate), exact(times));
      if (!(Math.abs(toShownDouble(exponent)) < 120)) return;
      const product = {
        numerator: rate.numerator.times(times.numerator),
        denominator: rate.denominator.times(times.denominator),
      };
      if (standsNear(exponentialFactor(product), naturalPower(exponent))) near++;
    }),
    { numRuns: 1500 },
  );
  // Where few stood for anything, nothing would have been tested.
  expect(near).toBeGreaterThan(2500);
});

/** Ties of the 15 digits, even and odd, of all sizes that a rate has. */
const tie = fc
  .tuple(fc.integer({ min: 1e14, max: 999_999_999_999_999 }), fc.integer({ min: 14, max: 26 }))
  .map(([all, places]) => `${all}5e-${places}`);
/** On both sides of 2^-20 of the last digit, and short enough for the result to end within 38 digits. */
const hair = fc
  .tuple(fc.constantFrom("", "-"), fc.integer({ min: 2, max: 7 }))
  .map(([sign, places]) => `${sign}3e-${places}`);
const whole = (value: Decimal): Fraction => ({ numerator: value, denominator: decimal(1) });

test("roots that lie on a tie of the 15 digits go to the even one, and those a hair beside it to their side", () => {
  fc.assert(
    fc.property(tie, hair, fc.integer({ min: 1, max: 4 }), (text, part, root) => {
      for (const result of [decimal(text), decimal(text).times(decimal(part).times("1e-15").plus(1))]) {
        const expected = rational(result.toString());
        const factor = result.plus(1);
        const power = Array.from({ length: root - 1 }).reduce<Decimal>((all) => all.times(factor), factor);
        const times = fraction("1", String(root));
        const grown = compoundGrowth(whole(power.minus(1)), times);
        expectEqual(toNumber(grown), toShownDouble(expected));
        // What is compared or made with it has all digits.
        expectEqual(grown.cmp(result), 0);
        expectEqual(
          toNumber(divide(grown.times(7), decimal(3))),
          toShownDouble(quotient(multiply(expected, rational("7")), rational("3"))!),
        );
        expectEqual(
          toNumber(compoundFactor(whole(power.minus(1)), times)),
          toShownDouble(add(expected, one)),
        );
      }
    }),
    { numRuns: 500 },
  );
});

test("growth that no double can hold, over as many periods, is their product", () => {
  const few = fc.integer({ min: 1, max: 999_999 });
  fc.assert(
    fc.property(few, few, fc.integer({ min: 300, max: 340 }), (rate, times, places) => {
      const expected = Number(`${rate * times}e-27`);
      const grown = [fraction(`${rate}e-${places}`), fraction(`${times}e${places - 27}`)] as const;
      expect(toNumber(compoundGrowth(...grown))).toBe(expected);
      expect(toNumber(logarithmicGrowth(...grown))).toBe(expected);
    }),
  );
});
