import { Decimal as DecimalJs } from "decimal.js";
import { decimal, type Decimal } from "./decimal";
import type { Fraction } from "./fraction";

/**
 * Compound and continuous growth, whose results are not fractions. A growth is a fraction of one (0.01 makes 101 of 100)
 * and is above -1. A growth or a number of periods may be any fraction with a denominator above 0.
 *
 * Forty-four digits are computed and 34 kept. A result that is a decimal of at most 34 digits, such as 1.21^(1/2) - 1 =
 * 0.1, is exact. Any other result is off by half a unit of the 34th digit at most. Rounding it again to the 15 digits that
 * Excel shows is wrong only if its digits 16 to 34 are a five and zeros, or a four and nines: one case in 10^19.
 */
const keptDigits = 34;
const workingDigits = 44;
/** The number of last computed digits that may be wrong. */
const noise = 6;
const Working = DecimalJs.clone({ precision: workingDigits });

/** The value of one after the periods: `(1 + growth)^periods`. */
export function compoundFactor(growth: Fraction, periods: Fraction): Decimal {
  return kept(exponential(logarithm(growth).times(working(periods))));
}

/**
 * `(1 + growth)^periods - 1` with all of its digits, however small it is. For a tiny growth the result is
 * `growth * periods` plus so little that 34 digits do not show it. Yet that little decides which way a five at the end is
 * rounded. So enough digits are computed to hold it, and the last kept digit is marked when something is cut off.
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

/**
 * The value cut off at the kept digits as `divide` does: if something is lost and the last digit is 0 or 5, one unit is
 * added to it.
 */
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

/** The logarithm of `1 + growth`. A small growth adds digits behind the one, so the division gets that many more digits. */
function logarithm({ numerator, denominator }: Fraction): Decimal {
  const Precise = withDigitsBehind(numerator.e - denominator.e - 1);
  return new Working(new Precise(numerator.plus(denominator)).div(denominator)).ln();
}

function exponential(exponent: Decimal): Decimal {
  return bounded(exponent).exp();
}

/** `e^exponent - 1`. The subtraction cancels leading digits, so as many more are computed. */
function exponentialLessOne(exponent: Decimal, digits: number): Decimal {
  const Precise = DecimalJs.clone({ precision: digits + Math.max(0, -exponent.e) });
  return new Precise(bounded(exponent)).exp().minus(1);
}

/** The working digits plus those between one and a summand with this exponent. */
function withDigitsBehind(exponent: number): typeof Working {
  return exponent < 0 ? Working.clone({ precision: workingDigits - exponent }) : Working;
}

/** The largest exponent of e that is computed. Its result is too large for a double, even times the smallest double. */
const largestExponent = new Working(10_000);

function bounded(exponent: Decimal): Decimal {
  return exponent.gt(largestExponent) ? largestExponent : exponent;
}
