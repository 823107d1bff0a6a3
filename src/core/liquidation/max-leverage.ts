import { signed, type ContractType, type Side } from "../position/contract";
import { divide, one, type Decimal } from "../number/decimal";

/**
 * The highest leverage at which an isolated position is not liquidated before its stop price, with maintenance on the value
 * at the mark price. At this leverage the liquidation price is the stop price: linear `E / (s*(E - S*(1 - s*m)))`, inverse
 * `S / (s*(E*(1 + s*m) - S))`. The stop is on the losing side of the entry, or equals it if the maintenance rate is above
 * 0.
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
