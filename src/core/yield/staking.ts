import { decimal, divide, one, type Decimal } from "../number/decimal";
import { compoundGrowth } from "../number/powers";

/** Days of the year that a yearly rate is paid over. */
const daysPerYear = decimal(365);

/** What is staked, at what rate, for how long. */
export interface Stake {
  readonly quantity: Decimal;
  /** Rewards a year as a fraction, without compounding. */
  readonly apr: Decimal;
  readonly days: Decimal;
  /** How often a year rewards are staked again; 0 if they are not. */
  readonly compoundsPerYear: Decimal;
  /** The part of the rewards that the validator keeps. */
  readonly commission: Decimal;
}

/** The rewards in units of the coin: `q*a*d/365`, or compounded `q*((1 + a/n)^(n*d/365) - 1)`, with a = apr less commission. */
export function stakingReward({ quantity, apr, days, compoundsPerYear, commission }: Stake): Decimal {
  const net = apr.times(one.minus(commission));
  if (compoundsPerYear.isZero()) return divide(quantity.times(net).times(days), daysPerYear);
  const periods = { numerator: compoundsPerYear.times(days), denominator: daysPerYear };
  return quantity.times(compoundGrowth({ numerator: net, denominator: compoundsPerYear }, periods));
}

/** The yield of a year whose rewards are compounded so often: `(1 + apr/n)^n - 1`; the rate itself without compounding. */
export function annualYield(apr: Decimal, compoundsPerYear: Decimal): Decimal {
  if (compoundsPerYear.isZero()) return apr;
  return compoundGrowth(
    { numerator: apr, denominator: compoundsPerYear },
    { numerator: compoundsPerYear, denominator: one },
  );
}
