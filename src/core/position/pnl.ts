import { type Side, type ContractType, signed } from "./contract";
import { type Decimal, divide, one } from "../number/decimal";

/** A futures position from entry to exit. Prices are above 0. */
export interface Trade {
  readonly side: Side;
  readonly contract: ContractType;
  readonly entryPrice: Decimal;
  readonly exitPrice: Decimal;
  /** Fee of each leg as a fraction of its value. */
  readonly feeRate: Decimal;
}

/**
 * Profit or loss less the fees of both legs, in the settlement currency. Linear `s*q*(X - E) - f*q*(E + X)`, inverse
 * `s*Q*(1/E - 1/X) - f*Q*(1/E + 1/X)`.
 */
export function positionPnl(trade: Trade, quantity: Decimal): Decimal {
  const result = quantity.times(resultOf(trade));
  return trade.contract === "linear" ? result : divide(result, trade.entryPrice.times(trade.exitPrice));
}

/** The profit or loss over the initial margin at entry, which is the value at entry over the leverage. Any quantity. */
export function returnOnMargin(trade: Trade, leverage: Decimal): Decimal {
  const { contract, entryPrice, exitPrice } = trade;
  return divide(leverage.times(resultOf(trade)), contract === "linear" ? entryPrice : exitPrice);
}

/** Linear: the result per base unit. Inverse: the result per unit of face value, times entry and exit price. */
function resultOf({ side, entryPrice, exitPrice, feeRate }: Trade): Decimal {
  const gain = signed(side, exitPrice.minus(entryPrice));
  return feeRate.isZero() ? gain : gain.minus(feeRate.times(entryPrice.plus(exitPrice)));
}

/**
 * The exit price at which the profit over the initial margin is that return, without fees; undefined where no positive price is.
 * Entry price and leverage are above 0. Linear `E*(1 + s*roe/L)`, inverse `E/(1 - s*roe/L)`.
 */
export function targetPrice(
  { side, contract, entryPrice }: Pick<Trade, "side" | "contract" | "entryPrice">,
  leverage: Decimal,
  roe: Decimal,
): Decimal | undefined {
  const gain = signed(side, roe);
  const factor = contract === "linear" ? leverage.plus(gain) : leverage.minus(gain);
  if (!factor.isPositive() || factor.isZero()) return undefined;
  return contract === "linear"
    ? divide(entryPrice.times(factor), leverage)
    : divide(entryPrice.times(leverage), factor);
}

/**
 * The exit price at which the gain pays the fees of both legs and the funding paid per base unit; undefined where no positive price
 * does. Entry price above 0, fee rate below 1. `(E*(1 + s*f) + s*F) / (1 - s*f)`.
 */
export function breakEvenPrice(
  side: Side,
  entryPrice: Decimal,
  feeRate: Decimal,
  fundingPerUnit: Decimal,
): Decimal | undefined {
  const fee = signed(side, feeRate);
  const cost = entryPrice.times(one.plus(fee)).plus(signed(side, fundingPerUnit));
  return cost.isPositive() && !cost.isZero() ? divide(cost, one.minus(fee)) : undefined;
}
