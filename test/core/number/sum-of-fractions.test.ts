import { atOnce } from "../../../src/core/slices";
import * as fc from "fast-check";
import { decimal, divide, toNumber, type Decimal } from "../../../src/core/number/decimal";
import { addFractions, type Fraction } from "../../../src/core/number/fraction";
import { dividedBySum, sumOfFractions } from "../../../src/core/number/sum-of-fractions";
import { expectEqual } from "../../support/expect-equal";
import { add, quotient, rational, toShownDouble } from "../../support/rational";

/** Numbers of up to 15 digits and every size that a cell has. */
const number = fc
  .tuple(
    fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 999_999_999_999_999 })),
    fc.oneof(fc.integer({ min: -4, max: 2 }), fc.integer({ min: -250, max: 250 })),
  )
  .map(([digits, power]) => decimal(`${digits}e${power}`));
const signed = fc
  .tuple(number, fc.boolean())
  .map(([value, isNegative]) => (isNegative ? value.neg() : value));
const fractions = (numerator: fc.Arbitrary<Decimal>) =>
  fc.array(fc.record({ numerator, denominator: number }), { minLength: 1, maxLength: 12 });

/** As exact decimals give it, added one after the other and divided once. */
const added = (parts: readonly Fraction[]): Fraction => parts.reduce(addFractions);

test("a sum is cut off as one division of exact decimals", () => {
  fc.assert(
    fc.property(fractions(signed), (parts) => {
      const { numerator, denominator } = added(parts);
      expectEqual(atOnce(sumOfFractions(parts)).toString(), divide(numerator, denominator).toString());
    }),
  );
});

test("so is what is divided by a sum", () => {
  fc.assert(
    fc.property(signed, fractions(number), (dividend, parts) => {
      const { numerator, denominator } = added(parts);
      const expected = divide(dividend.times(denominator), numerator);
      expectEqual(atOnce(dividedBySum(dividend, parts)).toString(), expected.toString());
    }),
  );
});

test("parts that cancel leave nothing, and the least rest decides a tie", () => {
  const part = (numerator: string, denominator: string): Fraction => ({
    numerator: decimal(numerator),
    denominator: decimal(denominator),
  });
  expect(atOnce(sumOfFractions([part("1", "3"), part("1", "6"), part("-1", "2")])).isZero()).toBe(true);
  expect(atOnce(sumOfFractions([])).isZero()).toBe(true);
  const tie = part("1.000000000000005", "1");
  expect(toNumber(atOnce(sumOfFractions([tie])))).toBe(1);
  expect(toNumber(atOnce(sumOfFractions([tie, part("1e-200", "3")])))).toBe(1.00000000000001);
  expect(toNumber(atOnce(sumOfFractions([tie, part("-1e-200", "3")])))).toBe(1);
});

test("thousands of prices, with more digits in all than decimals keep", () => {
  const prices = Array.from({ length: 3_000 }, (_, index) => String(10_000_019 + 2 * index));
  const parts = prices.map((price) => ({ numerator: decimal(1), denominator: decimal(price) }));
  const inverses = prices.map((price) => quotient(rational("1"), rational(price))!);
  // In halves, as a sum of rationals grows with every step.
  const total = (of: typeof inverses): (typeof inverses)[number] =>
    of.length === 1 ? of[0]! : add(total(of.slice(0, of.length >> 1)), total(of.slice(of.length >> 1)));
  expect(toNumber(atOnce(sumOfFractions(parts)))).toBe(toShownDouble(total(inverses)));
});

test("parts of few digits each are added without the product of their denominators", () => {
  const inverse = (price: number): Fraction => ({ numerator: decimal(1), denominator: decimal(price) });
  const thirds = Array.from({ length: 30_000 }, () => inverse(3));
  expect(atOnce(sumOfFractions(thirds)).toString()).toBe("10000");
  expect(atOnce(dividedBySum(decimal(-1), thirds)).toString()).toBe("-0.0001");
  const mixed = Array.from({ length: 200_000 }, (_, index) => inverse(index % 2 === 0 ? 7 : 11));
  const exact = divide(decimal(1_800_000), decimal(77));
  expect(atOnce(sumOfFractions(mixed)).toString()).toBe(exact.toString());
});
