import { signed, type ContractType, type Side } from "../position/contract";
import type { Decimal } from "../number/decimal";
import { decimal, divide, one } from "../number/decimal";
import { coversMaintenance, isolatedLiquidationFraction, positionAtLeverage } from "./isolated";

export const ladderLeverages: readonly Decimal[] = [1, 2, 3, 5, 10, 20, 50, 100].map(decimal);

export interface Rung {
  readonly initialMarginRate: Decimal;
  /** False if the margin is less than the maintenance margin at entry. */
  readonly isCovered: boolean;
  /** Undefined if no positive price liquidates the position or it is not covered; then the distance is undefined too. */
  readonly liquidationPrice: Decimal | undefined;
  /** Distance from entry to liquidation as a fraction of the entry price. */
  readonly distance: Decimal | undefined;
}

/**
 * The rung of an isolated position at this leverage, with maintenance on the value at the mark price. Entry price and
 * leverage are above 0.
 */
export function liquidationRung(
  position: { side: Side; contract: ContractType; entryPrice: Decimal; maintenanceRate: Decimal },
  leverage: Decimal,
): Rung {
  const atLeverage = positionAtLeverage({ ...position, rule: "mark" }, leverage);
  const isCovered = coversMaintenance(atLeverage);
  const price = isCovered ? isolatedLiquidationFraction(atLeverage) : undefined;
  const entry = price && position.entryPrice.times(price.denominator);
  return {
    initialMarginRate: divide(one, leverage),
    isCovered,
    liquidationPrice: price && divide(price.numerator, price.denominator),
    distance: price && entry && divide(signed(position.side, entry.minus(price.numerator)), entry),
  };
}
