import { type Decimal, divide, zero } from "../number/decimal";
import { foldSliced, type Sliced } from "../slices";
import type { ContractType } from "../position/contract";

/** A position that is closed at a stop. Prices are above 0. */
export interface StoppedPosition {
  readonly contract: ContractType;
  readonly entryPrice: Decimal;
  readonly stopPrice: Decimal;
  /** Fee of each leg as a fraction of its value. */
  readonly feeRate: Decimal;
}

/**
 * The quantity that loses this amount when it is stopped, with the fees of both legs: linear `loss / (|E - S| + f*(E + S))`, inverse
 * `loss*E*S / (|E - S| + f*(E + S))`, because face value loses `|1/E - 1/S|` coin a unit. Undefined if a unit loses nothing.
 */
export function sizeForLoss(
  loss: Decimal,
  { contract, entryPrice, stopPrice, feeRate }: StoppedPosition,
): Decimal | undefined {
  const lossPerUnit = entryPrice
    .minus(stopPrice)
    .abs()
    .plus(feeRate.times(entryPrice.plus(stopPrice)));
  if (lossPerUnit.isZero()) return undefined;
  return divide(contract === "linear" ? loss : loss.times(entryPrice).times(stopPrice), lossPerUnit);
}

/** The sum of the positions' notionals, long and short alike, over the equity, which is above 0. */
export function* accountLeverage(notionals: readonly Decimal[], equity: Decimal): Sliced<Decimal> {
  const add = (total: Decimal, notional: Decimal): Decimal => total.plus(notional.abs());
  return divide(yield* foldSliced(notionals, zero, add), equity);
}
