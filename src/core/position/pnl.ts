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

/**
 * The profit or loss as a fraction of the initial margin, which is the value at entry over the leverage. It is the same for
 * any quantity.
 */
export function returnOnMargin(trade: Trade, leverage: Decimal): Decimal {
  const { contract, entryPrice, exitPrice } = trade;
  return divide(leverage.times(resultOf(trade)), contract === "linear" ? entryPrice : exitPrice);
}

/** The result per base unit (linear), or per unit of face value times entry and exit price (inverse). */
function resultOf({ side, entryPrice, exitPrice, feeRate }: Trade): Decimal {
  const gain = signed(side, exitPrice.minus(entryPrice));
  return feeRate.isZero() ? gain : gain.minus(feeRate.times(entryPrice.plus(exitPrice)));
}

/**
 * The exit price at which the profit is this fraction of the initial margin, without fees: linear `E*(1 + s*roe/L)`,
 * inverse `E/(1 - s*roe/L)`. Undefined if it would not be positive. Entry price and leverage are above 0.
 */
export function targetPrice(
  { side, contract, entryPrice }: Pick<Trade, "side" | "contract" | "entryPrice">,
  leverage: Decimal,
  roe: Decimal,
): Decimal | undefined {
  const gain = signed(side, roe);
  const factor = contract === "linear" ? leverage.plus(gain) : leverage.minus(gain);
  if (factor.sign <= 0) return undefined;
  return contract === "linear"
    ? divide(entryPrice.times(factor), leverage)
    : divide(entryPrice.times(leverage), factor);
}

/**
 * The exit price at which the gain pays the fees of both legs and the funding per base unit:
 * `(E*(1 + s*f) + s*F) / (1 - s*f)`. Undefined if it would not be positive. The entry price is above 0, the fee rate below
 * 1.
 */
export function breakEvenPrice(
  side: Side,
  entryPrice: Decimal,
  feeRate: Decimal,
  fundingPerUnit: Decimal,
): Decimal | undefined {
  const fee = signed(side, feeRate);
  const cost = entryPrice.times(one.plus(fee)).plus(signed(side, fundingPerUnit));
  return cost.sign > 0 ? divide(cost, one.minus(fee)) : undefined;
}
