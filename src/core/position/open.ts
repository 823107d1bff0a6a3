import { type Decimal, divide, one, roundDownToStep, zero } from "../number/decimal";
import { foldSliced, mapSliced, rowsAtOnce, type Sliced } from "../slices";
import type { ContractType } from "./contract";
import { dividedBySum } from "../number/sum-of-fractions";

export interface Entry {
  readonly quantity: Decimal;
  readonly price: Decimal;
}

/**
 * The average entry price of a position opened in parts: linear `sum(q*p)/sum(q)`, inverse `sum(Q)/sum(Q/p)`. Prices are
 * above 0, quantities are at least 0 and not all 0.
 */
function* openPrice(entries: readonly Entry[], contract: ContractType): Sliced<Decimal> {
  const quantity = yield* foldSliced(entries, zero, (total: Decimal, entry) => total.plus(entry.quantity));
  if (contract === "linear") {
    const add = (total: Decimal, { quantity, price }: Entry): Decimal => total.plus(quantity.times(price));
    return divide(yield* foldSliced(entries, zero, add), quantity);
  }
  const shares = yield* mapSliced(entries, (entry) => ({
    numerator: entry.quantity,
    denominator: entry.price,
  }));
  return yield* dividedBySum(quantity, shares);
}

/**
 * The average entry price of what fills with a sign leave open; purchases are positive. A fill against the position reduces it and keeps
 * the average; past 0 it opens the rest the other way round at its own price. Undefined if nothing is left. Prices are above 0.
 */
export function* averageOfOpen(fills: readonly Entry[], contract: ContractType): Sliced<Decimal | undefined> {
  let position = zero;
  let entries: Entry[] = [];
  for (const [index, { quantity, price }] of fills.entries()) {
    if (index % rowsAtOnce === 0) yield;
    if (quantity.isZero()) continue;
    const after = position.plus(quantity);
    if (position.isZero() || position.sign === quantity.sign)
      entries.push({ quantity: quantity.abs(), price });
    else if (after.isZero()) entries = [];
    else if (after.sign === position.sign)
      entries = [{ quantity: after.abs(), price: yield* openPrice(entries, contract) }];
    else entries = [{ quantity: after.abs(), price }];
    position = after;
  }
  return position.isZero() ? undefined : yield* openPrice(entries, contract);
}

/** What opens a position. Price and leverage are above 0. */
export interface Opening {
  readonly contract: ContractType;
  /** In the settlement currency. */
  readonly balance: Decimal;
  readonly price: Decimal;
  readonly leverage: Decimal;
  readonly feeRate: Decimal;
}

/**
 * The largest quantity whose initial margin and opening fee the balance can pay, rounded down to the step: linear
 * `B / (P*(1/L + f))`, inverse `B*P / (1/L + f)`. A step of 0 rounds nothing.
 */
export function maxOpenQuantity(
  { contract, balance, price, leverage, feeRate }: Opening,
  step: Decimal,
): Decimal {
  const levered = balance.times(leverage);
  const cost = one.plus(leverage.times(feeRate));
  const quantity =
    contract === "linear" ? divide(levered, price.times(cost)) : divide(levered.times(price), cost);
  return roundDownToStep(quantity, step);
}
