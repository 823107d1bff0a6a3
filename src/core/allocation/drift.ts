import { divide, sum, type Decimal } from "../number/decimal";

/** Each value over the sum; undefined if the sum is 0. */
export function weightsOf(values: readonly Decimal[]): Decimal[] | undefined {
  const total = sum(values);
  return total.isZero() ? undefined : values.map((value) => divide(value, total));
}

/** Each value's weight minus its target, as one quotient; undefined if the values sum to 0. */
export function driftsOf(values: readonly Decimal[], targets: readonly Decimal[]): Decimal[] | undefined {
  const total = sum(values);
  if (total.isZero()) return undefined;
  return values.map((value, index) => divide(value.minus(targets[index]!.times(total)), total));
}
