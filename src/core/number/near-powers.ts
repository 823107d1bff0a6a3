import { Decimal, zero } from "./arithmetic";
import { lowOf, Made, offOf, offOnce } from "./digits";
import type { Fraction } from "./fraction";
import { exactTens, inHigherPower, productError, sumError, tens } from "./pair";

/**
 * Logarithms and powers of e as pairs of doubles, by sums, products and quotients of pairs. What pairs do not tell is NaN.
 *
 * A product or a quotient is off by less than 2^-101 of it, a sum by less than 2^-101 of its larger operand.
 */
export type Pair = readonly [high: number, low: number];

// Read once: in some hosts every use of a global is a slow call.
const { abs, log1p } = Math;

const nought: Pair = [0, 0];
const unit: Pair = [1, 0];
const unknown: Pair = [NaN, NaN];
/** Operands are no farther off than this part of them. */
const mostGiven = 4 * offOnce;
const largestExponent = 2 ** 7;
/** Of a fraction: a product of two then lies within 2^900, and its second double, 2^-53 of it, within 2^953. */
const mostBits = 450;
/** A result is from the first to the second, so that it is 1 or more in units of the first. */
const [smallest, largest] = [1 / tens[exactTens]!, tens[40]!];
/**
 * How far off a result is at most, as a part of it: 2^-82 for an exponent that is off by 2^-89 of it, 2^-84 for the power of e, and less
 * than 10^-37 for the exact result behind it. All of them are less than 2^-81.
 */
const offResult = 2 ** -78;

/** A number whose digits are computed when they are asked for. */
class Later extends Decimal {
  constructor(private readonly exactly: () => Decimal) {
    super(1, 0, undefined);
  }

  override get js() {
    return this.exactly().js;
  }
}

/** What is computed exactly, with a pair that stands for it unless more is asked. */
export function nearOr(near: Pair, exactly: () => Decimal): Decimal {
  if (!(abs(near[0]) > smallest && abs(near[0]) < largest)) return exactly();
  const places = abs(near[0]) < 1 ? exactTens : 0;
  const [high, low] = sum(nought, near, [tens[places]!, 0]);
  return new Decimal(high, -places, new Made("sum", new Later(exactly), zero, low, offResult, 1));
}

/** `ln(1 + growth) * periods`. */
export function exponentNear(growth: Fraction, periods: Fraction): Pair {
  return sum(nought, logarithmNear(growth), ratioNear(periods));
}

/**
 * `ln(1 + growth)`, off by less than 2^-89 of it: what the engine estimates, and by how much the power of e of that misses the growth, in
 * parts of 1 + growth. An estimate counts only where this part, whose square is left out, is no more than 2^-48 of it, and a growth
 * only where it leaves more than a half: near nothing the power misses by more.
 */
function logarithmNear(growth: Fraction): Pair {
  const value = ratioNear(growth);
  const estimate = log1p(value[0]);
  const beside = sum(value, [-1, 0], growthNear([estimate, 0]))[0] / (1 + value[0]);
  return value[0] > -0.5 && abs(beside) <= 2 ** -48 * abs(estimate) ? paired(estimate, beside) : unknown;
}

/** `e^exponent`. */
export function factorNear([high, low]: Pair): Pair {
  return high < 0 ? quotient(unit, factorNear([-high, -low])) : sum(unit, unit, growthNear([high, low]));
}

/**
 * `e^exponent - 1` with all of its digits, however small it is: that of a part of the exponent below 2^-6, doubled. The part's series is
 * off by less than 2^-91 of it, the rounding of x^6/720. Doubling makes no more of that than the exponent and one.
 */
export function growthNear([high, low]: Pair): Pair {
  if (!(abs(high) < largestExponent)) return unknown;
  let part = 1;
  while (abs(high) * part > 2 ** -6) part /= 2;
  const x: Pair = [high * part, low * part];
  let rest = 0;
  for (let n = 11; n > 4; n--) rest = rest * x[0] + terms[n]![0];
  let growth: Pair = [rest, 0];
  for (let n = 4; n >= 0; n--) growth = sum(terms[n]!, x, growth);
  growth = sum(nought, x, growth);
  for (; part < 1; part *= 2) growth = sum([2 * growth[0], 2 * growth[1]], growth, growth);
  return growth;
}

/** One over each factorial from 1 to that of 12. */
let factorial = 1;
const terms = Array.from({ length: 12 }, (_, n) => quotient(unit, [(factorial *= n + 1), 0]));

/**
 * A fraction. NaN if a part of it is not divided yet, or too far off, or if the fraction is so small or large that what rounding takes off
 * its pair, or off a product of it, is less than the smallest double.
 */
export function ratioNear({ numerator: a, denominator: b }: Fraction): Pair {
  if (!(offOf(a) + offOf(b) < mostGiven)) return unknown;
  const over = inHigherPower(a.high, lowOf(a), b.power - a.power);
  const ratio = quotient(over, inHigherPower(b.high, lowOf(b), a.power - b.power));
  return abs(ratio[0]) > 2 ** -mostBits && abs(ratio[0]) < 2 ** mostBits ? ratio : unknown;
}

/** The sum `a + b*c`. */
function sum(a: Pair, b: Pair, c: Pair): Pair {
  const product = b[0] * c[0];
  const high = a[0] + product;
  const low = productError(b[0], c[0], product) + (b[0] * c[1] + b[1] * c[0]);
  return paired(high, sumError(a[0], product, high) + (a[1] + low));
}

function quotient(a: Pair, b: Pair): Pair {
  const high = a[0] / b[0];
  const taken = high * b[0];
  return paired(high, (a[0] - taken - productError(high, b[0], taken) + (a[1] - high * b[1])) / b[0]);
}

/** A number and a far smaller one, as the double nearest to both and what is left. */
function paired(high: number, low: number): Pair {
  const nearest = high + low;
  return [nearest, low - (nearest - high)];
}
