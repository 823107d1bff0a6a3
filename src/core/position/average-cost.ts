import { divide, one, sum, type Decimal } from "../number/decimal";
import { sumOfFractions } from "../number/fraction";

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
export function averageCost(purchases: readonly Purchase[], feeRate: Decimal): Decimal | undefined {
  const bought = purchases.filter(({ amount }) => !amount.isZero());
  if (bought.length === 0) return undefined;
  const units = sumOfFractions(
    bought.map(({ amount, price }) => ({ numerator: amount, denominator: price })),
  );
  const spent = sum(bought.map(({ amount }) => amount));
  return divide(spent.times(units.denominator), units.numerator.times(one.minus(feeRate)));
}
