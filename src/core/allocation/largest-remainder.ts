import { decimal, roundToStep, sum, type Decimal } from "../number/decimal";

/**
 * Weights rounded to this many decimals of a percentage so that they sum to the rounded sum. Each weight is rounded down; the units
 * that are then missing go, one each, to the weights that lost most, and to the first of equal ones.
 */
export function roundByLargestRemainder(weights: readonly Decimal[], decimals: number): Decimal[] {
  const unit = decimal(`1e-${decimals + 2}`);
  const units = weights.map((weight) => weight.div(unit).floor());
  const missing = roundToStep(sum(weights), unit).div(unit).minus(sum(units)).toNumber();
  const remainder = (index: number): Decimal => weights[index]!.minus(units[index]!.times(unit));
  const raised = new Set(
    weights
      .map((_, index) => index)
      .sort((a, b) => remainder(b).cmp(remainder(a)))
      .slice(0, missing),
  );
  return units.map((count, index) => (raised.has(index) ? count.plus(1) : count).times(unit));
}
