import { divide, one, wholeSteps, zero, type Decimal } from "../number/decimal";
import { eachSliced, foldSliced, orderSliced, rowsAtOnce, rowsSliced, type Sliced } from "../slices";
import { LargestDeficit } from "./largest-deficit";
import { isWhole } from "./rounded-weights";

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
  const weights = yield* foldSliced(orders, zero, (total, { weight }) => total.plus(weight));
  const isAll = isWhole(weights);
  const purchases = yield* rowsSliced(orders.length, (index): Purchase => {
    const order = orders[index]!;
    return { lotCost: order.step.times(order.price), quantity: zero, value: zero, ...order };
  });
  let cash = isAll ? capital : weights.times(capital);
  let bought = zero;
  const buy = (purchase: Purchase, quantity: Decimal) => {
    const cost = quantity.times(purchase.price);
    purchase.quantity = purchase.quantity.plus(quantity);
    purchase.value = purchase.value.plus(cost);
    bought = bought.plus(cost);
    cash = cash.minus(cost);
  };
  const order = yield* orderSliced(purchases.length, (a, b) => purchases[a]!.weight.gt(purchases[b]!.weight));
  const byWeight = yield* rowsSliced(order.length, (index) => purchases[order[index]!]!);
  yield* eachSliced(byWeight, (purchase) =>
    buy(purchase, cutShare(purchase, capital, isAll ? weights : one)),
  );

  // One more step takes an asset past its weight, so each asset gets at most one.
  const candidates = byWeight.filter(({ step }) => !step.isZero());
  yield;
  const byCost = yield* orderSliced(candidates.length, (a, b) =>
    candidates[a]!.lotCost.lt(candidates[b]!.lotCost),
  );
  if (bought.isZero()) {
    // Nothing is bought yet, so that each deficit is the weight itself.
    const first = candidates.find(({ weight, lotCost }) => weight.gt(0) && lotCost.lte(cash));
    if (first) buy(first, first.step);
  }
  const lines = yield* rowsSliced(candidates.length, (index) => {
    const { weight, value } = candidates[index]!;
    return { weight, value: value.times(weights) };
  });
  const deficits = yield* LargestDeficit.of(lines, bought);
  let affordable = byCost.length;
  for (;;) {
    for (; affordable > 0 && candidates[byCost[affordable - 1]!]!.lotCost.gt(cash); affordable--) {
      deficits.remove(byCost[affordable - 1]!);
      if (affordable % rowsAtOnce === 0) yield;
    }
    const next = deficits.find(bought);
    if (next === undefined) break;
    buy(candidates[next]!, candidates[next]!.step);
    deficits.remove(next);
    yield;
  }
  return yield* rowsSliced(purchases.length, (index) => purchases[index]!.quantity);
}

interface Purchase extends LotOrder {
  readonly lotCost: Decimal;
  quantity: Decimal;
  value: Decimal;
}

/** The quantity for a weight of this whole, rounded down to its step. */
function cutShare({ weight, price, step }: LotOrder, capital: Decimal, whole: Decimal): Decimal {
  const value = weight.times(capital);
  return step.isZero()
    ? divide(value, price.times(whole))
    : wholeSteps(value, price.times(step).times(whole)).times(step);
}
