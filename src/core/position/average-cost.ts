import { one, zero, type Decimal } from "../number/decimal";
import { dividedBySum } from "../number/sum-of-fractions";
import { foldSliced, rowsSliced, type Sliced } from "../slices";

/** Money spent at a price, with the fee out of it. */
export interface Purchase {
  /** At least 0. */
  readonly amount: Decimal;
  /** Above 0. */
  readonly price: Decimal;
}

/**
 * What a unit has cost on average: the money put in over the units that it bought after the fee, `sum(a) / ((1 - f)*sum(a/p))`.
 * Undefined if nothing was bought. The fee is a fraction below 1.
 */
export function* averageCost(purchases: readonly Purchase[], feeRate: Decimal): Sliced<Decimal | undefined> {
  const bought = purchases.filter(({ amount }) => !amount.isZero());
  if (bought.length === 0) return undefined;
  const kept = one.minus(feeRate);
  const spent = yield* foldSliced(bought, zero, (total: Decimal, { amount }) => total.plus(amount));
  const fractions = yield* rowsSliced(bought.length, (at) => ({
    numerator: bought[at]!.amount.times(kept),
    denominator: bought[at]!.price,
  }));
  return yield* dividedBySum(spent, fractions);
}
