import { divide, larger, roundDownToStep, sum, zero, type Decimal } from "./decimal";

/** A position that is closed at a stop. Prices are above 0. */
export interface StoppedPosition {
  readonly entryPrice: Decimal;
  readonly stopPrice: Decimal;
  /** Fee of each leg as a fraction of its value. */
  readonly feeRate: Decimal;
}

/**
 * The quantity that loses that amount when it is stopped, fees of both legs included, cut down to the step:
 * `loss / (|E - S| + f*(E + S))`. Undefined where a unit loses nothing. A step of 0 cuts nothing.
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

/** The sum of the positions' sizes, whatever their side, over the equity, which is above 0. */
export function accountLeverage(notionals: readonly Decimal[], equity: Decimal): Decimal {
  return divide(sum(notionals.map((notional) => notional.abs())), equity);
}

/** The largest fall from a running peak, as a fraction of that peak; 0 where nothing falls. Values are above 0. */
export function maxDrawdown(values: readonly Decimal[]): Decimal {
  let [peak, trough, deepest] = [values[0]!, values[0]!, zero];
  for (const value of values) {
    if (value.gt(peak)) peak = trough = value;
    if (value.gte(trough)) continue;
    trough = value;
    deepest = larger(deepest, divide(peak.minus(trough), peak));
  }
  return deepest;
}
