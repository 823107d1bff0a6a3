import { signed, type Side } from "../position/contract";
import { divide, type Decimal } from "../number/decimal";

/**
 * The distance from mark price to liquidation price as a fraction of the mark price, negative once the mark price is past
 * it. The mark price is above 0.
 */
export function liquidationDistance(side: Side, markPrice: Decimal, liquidationPrice: Decimal): Decimal {
  return divide(signed(side, markPrice.minus(liquidationPrice)), markPrice);
}
