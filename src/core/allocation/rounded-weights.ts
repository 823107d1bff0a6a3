import { decimal, divide, larger, one, zero, type Decimal } from "../number/decimal";
import { foldSliced, rowsSliced, type Sliced } from "../slices";

/** Rounded weights may sum to this much more or less than 1. */
const weightRounding = decimal("0.001");

/** True when weights of this sum are more than 1 by more than rounding explains. */
export function exceedsOne(total: Decimal): boolean {
  return total.gt(one.plus(weightRounding));
}

/** True when weights of this sum stand for the whole: they miss 1 by rounding at most. */
export function isWhole(total: Decimal): boolean {
  return total.minus(one).abs().lte(weightRounding);
}

/** Weights with their sum, in proportion so that they sum to 1 where they miss it by rounding. */
export function* unroundedSliced(weights: readonly Decimal[], total: Decimal): Sliced<readonly Decimal[]> {
  if (total.eq(one) || !isWhole(total)) return weights;
  const shares = yield* rowsSliced(weights.length, (index) => divide(weights[index]!, total));
  const largest = shares.indexOf(yield* foldSliced(shares, zero, larger));
  // The quotients are cut at 34 digits; the largest takes what is left to exactly 1.
  const rest = one.minus(yield* foldSliced(shares, zero, (sum, share) => sum.plus(share)));
  shares[largest] = shares[largest]!.plus(rest);
  return shares;
}
