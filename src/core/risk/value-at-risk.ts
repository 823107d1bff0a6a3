import {
  decimal,
  fromExact,
  one,
  toDouble,
  withDigits,
  type Decimal,
  type DecimalJs,
} from "../number/decimal";
import { compoundFactor, exponentialFactor } from "../number/powers";

/**
 * The quantile of the normal distribution is not a fraction. Sums have sixty digits and the density 38; a probability of 15 digits leaves
 * at least 24 of them to the quantile, as far out as it may lie.
 */
const keptDigits = 24;
const Working = withDigits(60);
const half = new Working("0.5");
const two = decimal(2);
/** The density at 0: `1 / sqrt(2*pi)`. */
const peakDensity = new Working("0.398942280401432677939946059934381868475858631164934657665926");
/** Newton's method ends at a step below this: the square of the step is beyond the computed digits. */
const smallStep = new Working("1e-23");

/**
 * The loss that a holding exceeds over the days with a chance of 1 - confidence, if changes are normally distributed with
 * mean 0: `value * volatility * z * sqrt(days)`. z is the quantile of the confidence, which is from 0.5 to below 1.
 */
export function valueAtRisk(
  value: Decimal,
  dailyVolatility: Decimal,
  confidence: Decimal,
  days: Decimal,
): Decimal {
  const root = compoundFactor(
    { numerator: days.minus(one), denominator: one },
    { numerator: one, denominator: two },
  );
  return value.times(dailyVolatility).times(root).times(normalQuantile(confidence));
}

/** A column has few of them, and where it has many, it is not for the next call. */
const mostKnown = 100;
const known = new Map<number, { probability: Decimal; quantile: Decimal }>();

/**
 * The number of standard deviations that a normal variable stays below with this probability, from 0.5 to below 1 - 10^-20.
 */
function normalQuantile(probability: Decimal): Decimal {
  const key = toDouble(probability);
  const before = known.get(key);
  if (before?.probability.eq(probability)) return before.quantile;
  const quantile = fromExact(solveQuantile(new Working(probability.js)).toSignificantDigits(keptDigits));
  if (known.size === mostKnown) known.clear();
  known.set(key, { probability, quantile });
  return quantile;
}

/** Newton's method on the distribution. From 0 it rises to the quantile without passing it, because the density falls. */
function solveQuantile(probability: DecimalJs): DecimalJs {
  let quantile: DecimalJs = new Working(0);
  for (;;) {
    const density = peakDensity.times(
      exponentialFactor({ numerator: fromExact(quantile.times(quantile).neg()), denominator: two }).js,
    );
    const step = probability.minus(distribution(quantile, density)).div(density);
    quantile = quantile.plus(step);
    if (step.lt(smallStep)) return quantile;
  }
}

/** `1/2 + density * (x + x^3/3 + x^5/(3*5) + ...)` for x of at least 0. */
function distribution(x: DecimalJs, density: DecimalJs): DecimalJs {
  const square = x.times(x);
  let [sum, term] = [x, x];
  for (let odd = 3; !term.isZero() && term.e > sum.e - 60; odd += 2) {
    term = term.times(square).div(odd);
    sum = sum.plus(term);
  }
  return half.plus(density.times(sum));
}
