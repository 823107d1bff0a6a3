import { divide, one, type Decimal } from "../number/decimal";
import { type ContractType, minusSigned, plusSigned, type Side } from "../position/contract";
import { positivePrice } from "./isolated";

/** An isolated position whose margin is its initial margin, with the margin ratio at which its venue warns. */
export interface WarnedPosition {
  readonly side: Side;
  readonly contract: ContractType;
  /** Above 0. */
  readonly entryPrice: Decimal;
  /** Above 0. */
  readonly leverage: Decimal;
  /** Maintenance margin over equity, above 0 and at most 1. */
  readonly ratio: Decimal;
  /** Maintenance rate, with the rate of a liquidation fee. At entry its margin ratio is at most `ratio`. */
  readonly maintenanceRate: Decimal;
}

/**
 * The price at which maintenance margin over equity is the ratio: the liquidation price of a maintenance rate that is so many times
 * higher. Undefined if it is not positive, or not on the losing side of the entry.
 */
export function marginCallPrice(position: WarnedPosition): Decimal | undefined {
  const { numerator, denominator } = formulas[position.contract](position);
  const price = positivePrice(numerator, denominator);
  if (!price) return undefined;
  const distance = price.numerator.cmp(position.entryPrice.times(price.denominator));
  if (distance === (position.side === "long" ? 1 : -1)) return undefined;
  return divide(price.numerator, price.denominator);
}

type Formula = (position: WarnedPosition) => { readonly numerator: Decimal; readonly denominator: Decimal };

/** In the formulas `s` is 1 for a long and -1 for a short, `r` the ratio, `m` the maintenance rate, `E` the entry price, `L` the leverage. */
const formulas: Record<ContractType, Formula> = {
  // P = r*E*(1 - s*L) / (L*(m - s*r))
  linear: ({ side, entryPrice, leverage, ratio, maintenanceRate }) => ({
    numerator: ratio.times(entryPrice).times(minusSigned(side, one, leverage)),
    denominator: leverage.times(minusSigned(side, maintenanceRate, ratio)),
  }),
  // P = E*L*(m + s*r) / (r*(1 + s*L))
  inverse: ({ side, entryPrice, leverage, ratio, maintenanceRate }) => ({
    numerator: entryPrice.times(leverage).times(plusSigned(side, maintenanceRate, ratio)),
    denominator: ratio.times(plusSigned(side, one, leverage)),
  }),
};
