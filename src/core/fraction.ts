import { divide, one, zero, type Decimal } from "./decimal";

/** An exact quotient that is not divided yet. The denominator is not 0. */
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

/** The exact sum: the denominators multiply. */
export function sumOfFractions(fractions: readonly Fraction[]): Fraction {
  return fractions.reduce(addFractions, { numerator: zero, denominator: one });
}
