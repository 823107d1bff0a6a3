import { type Decimal, sum, divide, one, roundDownToStep } from "../number/decimal";
import type { ContractType } from "./contract";
import { sumOfFractions } from "../number/fraction";

export interface Entry {
  readonly quantity: Decimal;
  readonly price: Decimal;
}

/**
 * The average entry price of a position opened in parts: linear `sum(q*p)/sum(q)`, inverse `sum(Q)/sum(Q/p)`. Prices are
 * above 0, quantities are at least 0 and not all 0.
 */
export function openPrice(entries: readonly Entry[], contract: ContractType): Decimal {
  const quantity = sum(entries.map((entry) => entry.quantity));
  if (contract === "linear") {
    return divide(sum(entries.map((entry) => entry.quantity.times(entry.price))), quantity);
  }
  const coins = sumOfFractions(
    entries.map(({ quantity, price }) => ({ numerator: quantity, denominator: price })),
  );
  return divide(quantity.times(coins.denominator), coins.numerator);
}

/**
 * The largest quantity whose initial margin and opening fee the balance can pay, rounded down to the step:
 * `B / (P*(1/L + f))`. Price and leverage are above 0; a step of 0 rounds nothing.
 */
export function maxOpenQuantity(
  balance: Decimal,
  price: Decimal,
  leverage: Decimal,
  feeRate: Decimal,
  step: Decimal,
): Decimal {
  const quantity = divide(balance.times(leverage), price.times(one.plus(leverage.times(feeRate))));
  return roundDownToStep(quantity, step);
}
