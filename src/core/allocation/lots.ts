import { decimal, divide, one, smaller, sum, zero, type Decimal } from "../decimal";

export interface LotOrder {
  /** At least 0. Weights that sum to less than 1 leave the rest of the capital in cash. */
  readonly weight: Decimal;
  /** Above 0. */
  readonly price: Decimal;
  /** What a quantity is a multiple of; 0 for any quantity. */
  readonly step: Decimal;
}

/** What rounding each weight to some digits may add to their sum or take from it. */
export const weightRounding = decimal("0.001");

/**
 * Quantities to buy with the capital, in whole steps. Each weight's share is cut down to its step; with the cash that this leaves,
 * the asset whose share of what is bought lies most below its weight gets one step more, then the next, as long as one lies below
 * its weight and its step can be paid for. Of equal deficits the larger weight comes first, then the earlier.
 *
 * The weights sum to at most 1, give or take `weightRounding`: within that they stand for the whole capital.
 */
export function lotsToBuy(orders: readonly LotOrder[], capital: Decimal): Decimal[] {
  const weights = sum(orders.map(({ weight }) => weight));
  const whole = weights.minus(one).abs().lte(weightRounding) ? one : weights;
  let cash = whole.times(capital);
  const purchases = orders.map((order) => ({ ...order, quantity: zero, value: zero }));
  const buy = (purchase: Purchase, quantity: Decimal) => {
    purchase.quantity = purchase.quantity.plus(quantity);
    purchase.value = purchase.value.plus(quantity.times(purchase.price));
    cash = cash.minus(quantity.times(purchase.price));
  };
  const byWeight = [...purchases].sort((a, b) => b.weight.cmp(a.weight));
  for (const purchase of byWeight) buy(purchase, cutShare(purchase, capital, cash));

  const inSteps = byWeight.filter(({ step }) => !step.isZero());
  for (;;) {
    const bought = sum(purchases.map(({ value }) => value));
    const deficit = ({ weight, value }: Purchase) =>
      bought.isZero() ? weight : weight.times(bought).minus(value.times(whole));
    const next = inSteps
      .filter((purchase) => purchase.step.times(purchase.price).lte(cash) && deficit(purchase).gt(0))
      .reduce<Purchase | undefined>(
        (most, purchase) => (most && deficit(most).gte(deficit(purchase)) ? most : purchase),
        undefined,
      );
    if (!next) break;
    buy(next, next.step);
  }
  return purchases.map(({ quantity }) => quantity);
}

interface Purchase extends LotOrder {
  quantity: Decimal;
  value: Decimal;
}

function cutShare({ weight, price, step }: LotOrder, capital: Decimal, cash: Decimal): Decimal {
  const value = smaller(weight.times(capital), cash);
  return step.isZero() ? divide(value, price) : value.divToInt(price.times(step)).times(step);
}
