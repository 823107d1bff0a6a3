import { signed, type Side } from "../position/contract";
import { divide, type Decimal } from "../number/decimal";

/** The fraction of the mark price between it and the liquidation price, negative once past it. The mark price is above 0. */
export function liquidationDistance(side: Side, markPrice: Decimal, liquidationPrice: Decimal): Decimal {
  return divide(signed(side, markPrice.minus(liquidationPrice)), markPrice);
}
