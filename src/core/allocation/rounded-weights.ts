import { decimal, divide, larger, one, sum, type Decimal } from "../number/decimal";

/** Rounded weights may sum to this much more or less than 1. */
const weightRounding = decimal("0.001");

/** True when weights sum to more than 1 by more than rounding explains. */
export function exceedOne(weights: readonly Decimal[]): boolean {
  return sum(weights).gt(one.plus(weightRounding));
}

/** True when weights stand for the whole: they miss 1 by rounding at most. */
export function areWhole(weights: readonly Decimal[]): boolean {
  return sum(weights).minus(one).abs().lte(weightRounding);
}

/** The weights, in proportion so that they sum to 1 where they miss it by rounding. */
export function unrounded(weights: readonly Decimal[]): readonly Decimal[] {
  const total = sum(weights);
  if (total.eq(one) || !areWhole(weights)) return weights;
  const shares = weights.map((weight) => divide(weight, total));
  const largest = shares.indexOf(shares.reduce(larger));
  // The quotients are cut at 34 digits; the largest takes what is left to exactly 1.
  shares[largest] = shares[largest]!.plus(one.minus(sum(shares)));
  return shares;
}
