import type { Fraction } from "../number/fraction";
import { one } from "../number/decimal";
import { signed } from "../position/contract";
import type { Decimal } from "../number/decimal";
import type { IsolatedPosition } from "./isolated";

/**
 * The margin that puts the liquidation price of an isolated position at a target: its maintenance margin there less its P&L there. It is
 * not above 0 where the position gains more than that at the target.
 */
export function isolatedMargin(position: Omit<IsolatedPosition, "margin">, target: Decimal): Fraction {
  const { side, contract, rule, entryPrice, quantity, maintenanceRate, maintenanceAmount } = position;
  const lost = signed(side, quantity).times(entryPrice.minus(target));
  const valued = quantity.times(maintenanceRate);
  if (contract === "linear") {
    const maintained = valued.times(rule === "mark" ? target : entryPrice);
    return { numerator: maintained.minus(maintenanceAmount).plus(lost), denominator: one };
  }
  // All over both prices: 1/P is E/(P*E).
  const denominator = target.times(entryPrice);
  const maintained = valued.times(rule === "mark" ? entryPrice : target);
  return { numerator: maintained.minus(maintenanceAmount.times(denominator)).plus(lost), denominator };
}
