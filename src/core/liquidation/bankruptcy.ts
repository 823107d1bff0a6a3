import { signed, type ContractType, type Side } from "../position/contract";
import { one, type Decimal } from "../number/decimal";
import { positivePrice, type PriceFraction } from "./isolated";

/**
 * The price at which the loss equals the initial margin: linear `E*(1 - s/L)`, inverse `s*E/(1/L + s)`. Undefined if it
 * would not be positive. Entry price and leverage are above 0.
 */
export function bankruptcyPrice(
  { side, contract, entryPrice }: { side: Side; contract: ContractType; entryPrice: Decimal },
  leverage: Decimal,
): PriceFraction | undefined {
  const sign = signed(side, one);
  return contract === "linear"
    ? positivePrice(entryPrice.times(leverage.minus(sign)), leverage)
    : positivePrice(entryPrice.times(leverage), leverage.plus(sign));
}
