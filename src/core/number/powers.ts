import { Decimal as DecimalJs } from "decimal.js";
import { decimal, type Decimal } from "./decimal";
import type { Fraction } from "./fraction";

/**
 * Compound and continuous growth, the only figures here that no fraction gives. A growth is a fraction of one (0.01 makes 101 of
 * 100) and is above -1; a growth or a number of periods may be any fraction, its denominator above 0.
 *
 * Forty-four digits are computed and 34 kept. A result that is a decimal of at most 34 digits, as 1.21^(1/2) - 1 = 0.1, comes out
 * exactly. Any other is off by half a unit of the 34th digit at most; rounding it again to the 15 digits that Excel shows then
 * errs only where its digits 16 to 34 are a five and zeros, or a four and nines: one case in 10^19.
 */
const keptDigits = 34;
const workingDigits = 44;
/** Last digits of what is computed that may be off. */
const noise = 6;
const Working = DecimalJs.clone({ precision: workingDigits });

/** `(1 + growth)^periods`: what one becomes. */
export function compoundFactor(growth: Fraction, periods: Fraction): Decimal {
  return kept(exponential(logarithm(growth).times(working(periods))));
}

/**
 * `(1 + growth)^periods - 1`, to all of its digits however small it is. Of a tiny growth that is `growth * periods` and so little
 * more that no 34 digits show it, yet it decides which way a five at the end is rounded: so many digits are computed that it is
 * among them, and what is cut off is marked in the last one kept.
 */
export function compoundGrowth(growth: Fraction, periods: Fraction): Decimal {
  const digits = workingDigits + 2 * Math.max(0, growth.denominator.e - growth.numerator.e + 1);
  const Precise = DecimalJs.clone({ precision: digits });
  const grown = new Precise(growth.numerator.plus(growth.denominator)).div(growth.denominator);
  const exponent = grown.ln().times(new Precise(periods.numerator).div(periods.denominator));
  return keptWithRest(exponentialLessOne(exponent, digits).toSignificantDigits(digits - noise));
}

/** `ln(1 + growth) * periods`. */
export function logarithmicGrowth(growth: Fraction, periods: Fraction): Decimal {
  return kept(logarithm(growth).times(working(periods)));
}

/** `e^rate`. */
export function exponentialFactor(rate: Fraction): Decimal {
  return kept(exponential(working(rate)));
}

/** Cut, and where that loses something and the last digit is 0 or 5, one unit is added to it, as `divide` does. */
function keptWithRest(value: Decimal): Decimal {
  const cut = value.toSignificantDigits(keptDigits, DecimalJs.ROUND_DOWN);
  const unit = new Working(10).pow(cut.e - keptDigits + 1);
  const isMarked = cut.eq(value) || !cut.div(unit).mod(5).isZero();
  return decimal((isMarked ? cut : cut.plus(value.isNegative() ? unit.neg() : unit)).toString());
}

function kept(value: Decimal): Decimal {
  return decimal(value.toSignificantDigits(keptDigits).toString());
}

function working({ numerator, denominator }: Fraction): Decimal {
  return new Working(numerator).div(denominator);
}

/** The logarithm of `1 + growth`, which is divided with as many more digits as a small growth stands behind the one. */
function logarithm({ numerator, denominator }: Fraction): Decimal {
  const Precise = withDigitsBehind(numerator.e - denominator.e - 1);
  return new Working(new Precise(numerator.plus(denominator)).div(denominator)).ln();
}

function exponential(exponent: Decimal): Decimal {
  return bounded(exponent).exp();
}

/** The digits that the difference cancels are computed in addition. */
function exponentialLessOne(exponent: Decimal, digits: number): Decimal {
  const Precise = DecimalJs.clone({ precision: digits + Math.max(0, -exponent.e) });
  return new Precise(bounded(exponent)).exp().minus(1);
}

/** The working digits and those between one and a summand of that exponent. */
function withDigitsBehind(exponent: number): typeof Working {
  return exponent < 0 ? Working.clone({ precision: workingDigits - exponent }) : Working;
}

/** The largest exponent of e that is computed. Its result is too large for a double, even times the smallest double. */
const largestExponent = new Working(10_000);

function bounded(exponent: Decimal): Decimal {
  return exponent.gt(largestExponent) ? largestExponent : exponent;
}
