import { signed, type Side } from "../position/contract";
import { divide, type Decimal } from "../number/decimal";

/** Spot, cash and futures margin in money; the futures position is the margin times the leverage. */
export interface ExposedCapital {
  readonly spotValue: Decimal;
  readonly cash: Decimal;
  readonly futuresMargin: Decimal;
  readonly leverage: Decimal;
  readonly side: Side;
}

/** The spot value plus a long or minus a short futures position, over all capital; undefined without capital. */
export function netExposure(capital: ExposedCapital): Decimal | undefined {
  const { spotValue, cash, futuresMargin, leverage, side } = capital;
  const total = spotValue.plus(cash).plus(futuresMargin);
  if (total.isZero()) return undefined;
  return divide(spotValue.plus(signed(side, futuresMargin.times(leverage))), total);
}
