import { one, zero, type Decimal } from "../number/decimal";
import type { Fraction } from "../number/fraction";
import { dividedBySum } from "../number/sum-of-fractions";
import { eachSliced, foldSliced, type Sliced } from "../slices";

/**
 * What a unit has cost on average: the money put in over the units that it bought after the fee, `sum(a) / ((1 - f)*sum(a/p))`.
 * Undefined if nothing was bought. Amounts are at least 0, each with its price above 0; the fee is a fraction below 1.
 */
export function* averageCost(
  amounts: readonly Decimal[],
  prices: readonly Decimal[],
  feeRate: Decimal,
): Sliced<Decimal | undefined> {
  const kept = one.minus(feeRate);
  const spent = yield* foldSliced(amounts, zero, (total: Decimal, amount) => total.plus(amount));
  if (spent.isZero()) return undefined;
  const bought: Fraction[] = [];
  yield* eachSliced(amounts, (amount, at) => {
    if (!amount.isZero()) bought.push({ numerator: amount.times(kept), denominator: prices[at]! });
  });
  return yield* dividedBySum(spent, bought);
}
