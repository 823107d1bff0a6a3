import { divide, one, zero, type Decimal } from "./decimal";

/** An exact quotient that has not been divided. The denominator is not 0. */
export interface Fraction {
  readonly numerator: Decimal;
  readonly denominator: Decimal;
}

export function quotientOf({ numerator, denominator }: Fraction): Decimal {
  return divide(numerator, denominator);
}

export function addFractions(a: Fraction, b: Fraction): Fraction {
  return a.denominator.eq(b.denominator)
    ? { numerator: a.numerator.plus(b.numerator), denominator: a.denominator }
    : {
        numerator: a.numerator.times(b.denominator).plus(b.numerator.times(a.denominator)),
        denominator: a.denominator.times(b.denominator),
      };
}

/** The exact sum over the product of all denominators. Halves are added first, which keeps most of the products short. */
export function sumOfFractions(fractions: readonly Fraction[]): Fraction {
  if (fractions.length < 2) return fractions[0] ?? { numerator: zero, denominator: one };
  const middle = Math.ceil(fractions.length / 2);
  return addFractions(sumOfFractions(fractions.slice(0, middle)), sumOfFractions(fractions.slice(middle)));
}
