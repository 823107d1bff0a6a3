import { divide, type Decimal } from "./decimal";

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
