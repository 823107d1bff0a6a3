import { decimal, zero, type Decimal } from "./decimal";
import { exponential, logarithm } from "./fixed-point";
import type { Fraction } from "./fraction";
import { exponentNear, factorNear, growthNear, nearOr, ratioNear } from "./near-powers";
import { inWholeNumbers, lengthOf, powerOfTen, type WholeFraction } from "./whole";

/**
 * Compound and continuous growth, whose results are not fractions. A growth is a fraction of one (0.01 makes 101 of 100)
 * and is above -1. A growth or a number of periods may be any fraction with a denominator above 0.
 *
 * A pair of doubles stands for most results (near-powers.ts). Where it does not tell what is asked, big integers compute the result. It
 * then has 38 digits, and as many more as a growth or rate below one has zeros behind the point. Six digits more are
 * computed. They take in all errors: the logarithm is off by two units of the last bit, relative to it as much as the
 * result's exponent is; that exponent is at most 10,000, so the result is off by less than 2 * 10^4 units of those digits.
 *
 * Rounding a result again to the 15 digits that Excel shows gives those of the exact result in each of these cases:
 * - The exact result is a decimal of at most 38 digits, such as 1.21^(1/2) - 1 = 0.1. It comes out exactly, a tie too.
 * - The growth g is so small that the result is near g * periods, and that is a tie. What decides is (periods - 1) * g / 2
 *   of it, which the digits for the zeros of g show.
 * - Any other result, unless its digits 16 to 38 happen to be a five and zeros, or a four and nines: one in 10^22.
 */
const keptDigits = 38;
const noise = 6;

/** The value of one after the periods: `(1 + growth)^periods`. */
export function compoundFactor(growth: Fraction, periods: Fraction): Decimal {
  return nearOr(factorNear(exponentNear(growth, periods)), () => factorOf(grown(growth, periods)));
}

/** `(1 + growth)^periods - 1` with all of its digits, however small it is. */
export function compoundGrowth(growth: Fraction, periods: Fraction): Decimal {
  if (growth.numerator.isZero()) return zero;
  return nearOr(growthNear(exponentNear(growth, periods)), () => {
    const { exponent, bits, digits } = grown(growth, periods);
    const { mantissa, shift } = exponential(exponent, bits);
    return rounded((mantissa << BigInt(shift)) - (1n << BigInt(bits)), bits, digits);
  });
}

/** `ln(1 + growth) * periods`. */
export function logarithmicGrowth(growth: Fraction, periods: Fraction): Decimal {
  if (growth.numerator.isZero()) return zero;
  return nearOr(exponentNear(growth, periods), () => {
    const { exponent, bits, digits } = grown(growth, periods);
    return rounded(exponent, bits, digits);
  });
}

/** `e^rate`. */
export function exponentialFactor(rate: Fraction): Decimal {
  return nearOr(factorNear(ratioNear(rate)), () => {
    const whole = inWholeNumbers(rate);
    const digits = keptDigits + zerosOf(rate, whole);
    const bits = bitsOf(digits + noise);
    return factorOf({ exponent: (whole.numerator << BigInt(bits)) / whole.denominator, bits, digits });
  });
}

/** An exponent with so many bits behind the point, for a result of so many digits. */
interface Exponent {
  readonly exponent: bigint;
  readonly bits: number;
  readonly digits: number;
}

function factorOf({ exponent, bits, digits }: Exponent): Decimal {
  const { mantissa, shift } = exponential(exponent, bits);
  return rounded(mantissa, bits - shift, digits);
}

/** `ln(1 + growth) * periods` with enough bits behind the point for the digits that the result has, however small it is. */
function grown(growth: Fraction, periods: Fraction): Exponent {
  const rate = inWholeNumbers(growth);
  const times = inWholeNumbers(periods);
  const zeros = zerosOf(growth, rate);
  const digits = keptDigits + zeros;
  const bits = bitsOf(digits + noise + zeros + zerosOf(periods, times));
  const ofOne = logarithm(rate.numerator + rate.denominator, rate.denominator, bits);
  return { exponent: (ofOne * times.numerator) / times.denominator, bits, digits };
}

function bitsOf(digits: number): number {
  return Math.ceil(digits * Math.log2(10));
}

/** The zeros of a fraction below one: the one before its point and those behind it. */
function zerosOf({ numerator, denominator }: Fraction, whole: WholeFraction): number {
  const zeros = Math.max(0, denominator.js.e - numerator.js.e);
  // As many for the same value, however the fraction is written.
  const scaled = whole.numerator * powerOfTen(zeros);
  const isLess = scaled < whole.denominator && -scaled < whole.denominator;
  return isLess ? zeros + 1 : zeros;
}

/** `mantissa / 2^bits` at so many significant digits. */
function rounded(mantissa: bigint, bits: number, digits: number): Decimal {
  const leading = Math.floor((lengthOf(mantissa) - bits) * Math.log10(2));
  const places = digits + Math.max(0, 4 - leading);
  const scaled = (mantissa * powerOfTen(places)) >> BigInt(bits);
  return decimal(`${scaled}e-${places}`).toSignificantDigits(digits);
}
