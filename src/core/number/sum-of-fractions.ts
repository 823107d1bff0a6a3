import { decimal, divide, one, type Decimal } from "./decimal";
import type { Fraction } from "./fraction";
import { inWholeNumbers, lengthOf, powerOfTen, type WholeFraction } from "./whole";

/** More digits than a quotient keeps, so that the last of them only tells whether something is cut off. */
const digits = 40;

/**
 * The exact sum of fractions with denominators above 0, as one quotient cut off as in `divide`. Its parts have as many digits as
 * all denominators together, which only big integers multiply in a short time.
 */
export function sumOfFractions(fractions: readonly Fraction[]): Decimal {
  return quotient(sumOf(fractions.map(inWholeNumbers)));
}

/** The dividend over such a sum, which is above 0. */
export function dividedBySum(dividend: Decimal, fractions: readonly Fraction[]): Decimal {
  const { numerator, denominator } = sumOf(fractions.map(inWholeNumbers));
  const over = inWholeNumbers({ numerator: dividend, denominator: one });
  return quotient({ numerator: over.numerator * denominator, denominator: over.denominator * numerator });
}

/** Halves are added first, which keeps most of the products short. */
function sumOf(fractions: readonly WholeFraction[], from = 0, to = fractions.length): WholeFraction {
  if (to - from < 2) return fractions[from] ?? { numerator: 0n, denominator: 1n };
  const middle = (from + to) >> 1;
  const [a, b] = [sumOf(fractions, from, middle), sumOf(fractions, middle, to)];
  return a.denominator === b.denominator
    ? { numerator: a.numerator + b.numerator, denominator: a.denominator }
    : {
        numerator: a.numerator * b.denominator + b.numerator * a.denominator,
        denominator: a.denominator * b.denominator,
      };
}

/** If digits are lost, one more is added for them that is not 0. */
function quotient({ numerator, denominator }: WholeFraction): Decimal {
  const size = (lengthOf(numerator) - lengthOf(denominator)) * Math.log10(2);
  const places = Math.max(0, digits - Math.floor(size));
  const scaled = numerator * powerOfTen(places);
  const cut = scaled / denominator;
  const rest = scaled === cut * denominator ? "" : "1";
  return divide(decimal(`${cut}${rest}e-${places + rest.length}`), one);
}
