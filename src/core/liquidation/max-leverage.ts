import { signed, type ContractType, type Side } from "../position/contract";
import { divide, one, type Decimal } from "../number/decimal";

/**
 * The leverage at which the liquidation price of an isolated position, maintenance on the value at the mark price, is the stop
 * price: any higher one is liquidated before. The stop lies on the losing side of the entry, or on it with a maintenance rate
 * above 0. Linear `E / (s*(E - S*(1 - s*m)))`, inverse `S / (s*(E*(1 + s*m) - S))`.
 */
export function maxLeverage(
  {
    side,
    contract,
    entryPrice,
    maintenanceRate,
  }: { side: Side; contract: ContractType; entryPrice: Decimal; maintenanceRate: Decimal },
  stopPrice: Decimal,
): Decimal {
  const rate = signed(side, maintenanceRate);
  return contract === "linear"
    ? divide(entryPrice, signed(side, entryPrice.minus(stopPrice.times(one.minus(rate)))))
    : divide(stopPrice, signed(side, entryPrice.times(one.plus(rate)).minus(stopPrice)));
}
