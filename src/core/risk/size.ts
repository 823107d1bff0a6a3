import { type Decimal, roundDownToStep, divide, sum } from "../number/decimal";

/** A position that is closed at a stop. Prices are above 0. */
export interface StoppedPosition {
  readonly entryPrice: Decimal;
  readonly stopPrice: Decimal;
  /** Fee of each leg as a fraction of its value. */
  readonly feeRate: Decimal;
}

/**
 * The quantity that loses this amount when it is stopped, with the fees of both legs, rounded down to the step: `loss / (|E
 * - S| + f*(E + S))`. Undefined if a unit loses nothing. A step of 0 rounds nothing.
 */
export function sizeForLoss(
  loss: Decimal,
  { entryPrice, stopPrice, feeRate }: StoppedPosition,
  step: Decimal,
): Decimal | undefined {
  const lossPerUnit = entryPrice
    .minus(stopPrice)
    .abs()
    .plus(feeRate.times(entryPrice.plus(stopPrice)));
  return lossPerUnit.isZero() ? undefined : roundDownToStep(divide(loss, lossPerUnit), step);
}

/** The sum of the positions' notionals, long and short alike, over the equity, which is above 0. */
export function accountLeverage(notionals: readonly Decimal[], equity: Decimal): Decimal {
  return divide(sum(notionals.map((notional) => notional.abs())), equity);
}
