import { divide, one, sum, zero, type Decimal } from "../number/decimal";
import { rowsAtOnce, type Sliced } from "../slices";
import { LargestDeficit } from "./largest-deficit";
import { areWhole } from "./rounded-weights";

export interface LotOrder {
  /** At least 0. Weights that sum to less than 1 leave the rest of the capital in cash. */
  readonly weight: Decimal;
  /** Above 0. */
  readonly price: Decimal;
  /** Quantities are multiples of it; 0 for any quantity. */
  readonly step: Decimal;
}

/**
 * Quantities to buy with the capital, in whole steps. Each weight's share is rounded down to its step. The cash that is left buys
 * one step more of the asset that is furthest below its weight, then of the next, as long as the step can be paid for. Of equal
 * deficits the larger weight comes first, then the earlier asset.
 *
 * The weights sum to at most 1. Weights that sum to 1 within `weightRounding` stand for the whole capital, in proportion. Nothing is
 * divided by their sum, so that equal weights stay equal.
 */
export function* lotsToBuy(orders: readonly LotOrder[], capital: Decimal): Sliced<Decimal[]> {
  const weights = sum(orders.map(({ weight }) => weight));
  const isWhole = areWhole(orders.map(({ weight }) => weight));
  const purchases = orders.map((order): Purchase => ({
    ...order,
    lotCost: order.step.times(order.price),
    quantity: zero,
    value: zero,
  }));
  let cash = isWhole ? capital : weights.times(capital);
  let bought = zero;
  const buy = (purchase: Purchase, quantity: Decimal) => {
    const cost = quantity.times(purchase.price);
    purchase.quantity = purchase.quantity.plus(quantity);
    purchase.value = purchase.value.plus(cost);
    bought = bought.plus(cost);
    cash = cash.minus(cost);
  };
  const byWeight = [...purchases].sort((a, b) => b.weight.cmp(a.weight));
  for (const purchase of byWeight) buy(purchase, cutShare(purchase, capital, isWhole ? weights : one));

  // One more step takes an asset past its weight, so each asset gets at most one.
  const candidates = byWeight.filter(({ step }) => !step.isZero());
  const byCost = candidates
    .map((_, index) => index)
    .sort((a, b) => candidates[a]!.lotCost.cmp(candidates[b]!.lotCost));
  if (bought.isZero()) {
    // Nothing is bought yet, so that each deficit is the weight itself.
    const first = candidates.find(({ weight, lotCost }) => weight.gt(0) && lotCost.lte(cash));
    if (first) buy(first, first.step);
  }
  const deficits = new LargestDeficit(
    candidates.map(({ weight, value }) => ({ weight, value: value.times(weights) })),
    bought,
  );
  for (let steps = 0; ; steps++) {
    while (byCost.length > 0 && candidates[byCost.at(-1)!]!.lotCost.gt(cash)) deficits.remove(byCost.pop()!);
    const next = deficits.find(bought);
    if (next === undefined) break;
    buy(candidates[next]!, candidates[next]!.step);
    deficits.remove(next);
    if (steps % rowsAtOnce === 0) yield;
  }
  return purchases.map(({ quantity }) => quantity);
}

interface Purchase extends LotOrder {
  readonly lotCost: Decimal;
  quantity: Decimal;
  value: Decimal;
}

/** The quantity for a weight of this whole, cut down to its step. */
function cutShare({ weight, price, step }: LotOrder, capital: Decimal, whole: Decimal): Decimal {
  const value = weight.times(capital);
  return step.isZero()
    ? divide(value, price.times(whole))
    : value.divToInt(price.times(step).times(whole)).times(step);
}
