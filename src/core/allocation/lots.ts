import { divide, one, smaller, sum, zero, type Decimal } from "../number/decimal";
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
 * The weights sum to at most 1. Weights that sum to 1 within `weightRounding` stand for the whole capital.
 */
export function lotsToBuy(orders: readonly LotOrder[], capital: Decimal): Decimal[] {
  const weights = sum(orders.map(({ weight }) => weight));
  const isWhole = areWhole(orders.map(({ weight }) => weight));
  const whole = isWhole ? one : weights;
  const purchases = orders.map((order): Purchase => ({
    ...order,
    lotCost: order.step.times(order.price),
    quantity: zero,
    value: zero,
  }));
  let cash = whole.times(capital);
  let bought = zero;
  const buy = (purchase: Purchase, quantity: Decimal) => {
    const cost = quantity.times(purchase.price);
    purchase.quantity = purchase.quantity.plus(quantity);
    purchase.value = purchase.value.plus(cost);
    bought = bought.plus(cost);
    cash = cash.minus(cost);
  };
  const byWeight = [...purchases].sort((a, b) => b.weight.cmp(a.weight));
  for (const purchase of byWeight) buy(purchase, cutShare(purchase, capital, cash));

  const deficit = ({ weight, value }: Purchase) =>
    bought.isZero() ? weight : weight.times(bought).minus(isWhole ? value : value.times(whole));
  // One more step takes an asset past its weight, so each asset gets at most one.
  let candidates = byWeight.filter(({ step }) => !step.isZero()).map(withRoughNumbers(isWhole ? one : whole));
  for (;;) {
    candidates = candidates.filter(affordableWith(cash));
    const next = mostAboveZero(closeToMost(candidates, bought.toNumber()), deficit);
    if (!next) break;
    buy(next, next.step);
    candidates.splice(candidates.indexOf(next), 1);
  }
  return purchases.map(({ quantity }) => quantity);
}

interface Purchase extends LotOrder {
  readonly lotCost: Decimal;
  quantity: Decimal;
  value: Decimal;
}

/**
 * A purchase with rough binary numbers beside the exact ones. Every step compares thousands of assets: the rough numbers rule most of
 * them out, and the exact ones decide between the rest.
 */
interface Candidate extends Purchase {
  readonly rough: { readonly weight: number; readonly value: number; readonly lotCost: number };
}

/** More than the error of a few operations on binary numbers, relative to the largest of them. */
const roughness = 1e-13;

function withRoughNumbers(whole: Decimal): (purchase: Purchase) => Candidate {
  return (purchase) =>
    Object.assign(purchase, {
      rough: {
        weight: purchase.weight.toNumber(),
        value: purchase.value.times(whole).toNumber(),
        lotCost: purchase.lotCost.toNumber(),
      },
    });
}

function affordableWith(cash: Decimal): (candidate: Candidate) => boolean {
  const [least, most] = [1 - roughness, 1 + roughness].map((factor) => cash.toNumber() * factor);
  return ({ rough, lotCost }) => rough.lotCost < least! || (!(rough.lotCost > most!) && lotCost.lte(cash));
}

/** The candidates that may have the largest deficit, in their order. */
function closeToMost(candidates: readonly Candidate[], bought: number): Candidate[] {
  const deficits = candidates.map(({ rough: { weight, value } }) =>
    bought === 0 ? weight : weight * bought - value,
  );
  const most = deficits.reduce((a, b) => Math.max(a, b), -Infinity);
  const floor = most - roughness * (bought === 0 ? 1 : bought);
  return candidates.filter((_, index) => !(deficits[index]! < floor));
}

/** The first item of the largest size above 0. */
function mostAboveZero<T>(items: readonly T[], size: (item: T) => Decimal): T | undefined {
  let [found, most]: [T | undefined, Decimal] = [undefined, zero];
  for (const item of items) {
    const next = size(item);
    if (next.gt(most)) [found, most] = [item, next];
  }
  return found;
}

function cutShare({ weight, price, step }: LotOrder, capital: Decimal, cash: Decimal): Decimal {
  const value = smaller(weight.times(capital), cash);
  return step.isZero() ? divide(value, price) : value.divToInt(price.times(step)).times(step);
}
