import { roundDownToStep, divide, type Decimal } from "../../number/decimal";
import { quotientOf, type Fraction } from "../../number/fraction";
import { sellableQuantity, type Tolerance, type TradedAsset } from "./trades";

/** What an asset's trade was decided by. */
export interface Decided {
  /** The value that it was to be brought to; undefined if it was left alone within its band. */
  readonly goal: Fraction | undefined;
  readonly tolerance: Tolerance;
}

/** Why an asset is not traded, or only in part; "" for a trade that reaches its goal. */
export function reasonOf(asset: TradedAsset, { goal, tolerance: { dust } }: Decided): string {
  const { value, tradeValue, price, step, minTrade, floor, holding } = asset;
  if (!goal) return tradeValue.isZero() ? "within its band" : "";
  const missing = quotientOf(goal).minus(value.plus(tradeValue));
  const reachable = step.isZero() ? missing.abs() : inSteps(missing.abs(), price, step);
  const isKept = !floor.isZero() && !holding.isFloorOfSteps;
  const isFloored = missing.isNegative() && isKept && isBelowStep(asset);
  if (missing.abs().lte(dust)) return tradeValue.isZero() ? "at its target" : "";
  if (!tradeValue.isZero()) {
    if (isFloored) return "down to what is never sold";
    return missing.gt(0) && tradeValue.gt(0) && reachable.gt(0) ? "as far as the cash goes" : "";
  }
  if (isFloored) return "never sold";
  if (reachable.isZero()) return "less than one step";
  if (reachable.lt(minTrade))
    return minTrade.eq(holding.minNotional ?? 0) ? "below its minimum order" : "below the minimum trade";
  // What is above its target and could be sold in one piece is spread over rows that hold less than a step each.
  return missing.isNegative() ? "less than one step" : "no cash left";
}

function inSteps(size: Decimal, price: Decimal, step: Decimal): Decimal {
  return roundDownToStep(divide(size, price), step).times(price);
}

/** True when no step more may be sold. */
function isBelowStep(asset: TradedAsset): boolean {
  const left = sellableQuantity(asset).plus(asset.tradeQuantity);
  return !left.gt(0) || left.lt(asset.step);
}
