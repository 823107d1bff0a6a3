import { isolatedLiquidationFraction, type PriceFraction } from "../liquidation/isolated";
import type { Decimal } from "../number/decimal";
import { zero } from "../number/decimal";
import type { Fraction } from "../number/fraction";

/** What keeps a short alive. The holding that it hedges does not. */
export interface MarginTerms {
  readonly leverage: Decimal;
  readonly maintenanceRate: Decimal;
  /** Added to the initial margin, at least 0. */
  readonly extraMargin: Decimal;
}

/** A linear short with isolated margin. */
export interface MarginedShort {
  /** Base units, at least 0. */
  readonly quantity: Decimal;
  readonly entryPrice: Decimal;
  readonly terms: MarginTerms;
}

/** Initial margin `q*E/leverage` and extra margin. */
export function marginOf({ quantity, entryPrice, terms }: MarginedShort): Fraction {
  const { leverage, extraMargin } = terms;
  return {
    numerator: quantity.times(entryPrice).plus(extraMargin.times(leverage)),
    denominator: leverage,
  };
}

/**
 * The price at which the margin has fallen to the maintenance margin at the mark price: `(W + q*E) / (q*(1 + m))`. Undefined
 * without a short.
 */
export function liquidationOf(short: MarginedShort): PriceFraction | undefined {
  if (short.quantity.isZero()) return undefined;
  const margin = marginOf(short);
  return isolatedLiquidationFraction({
    side: "short",
    contract: "linear",
    rule: "mark",
    entryPrice: short.entryPrice,
    // The price does not depend on the size: times the leverage, the margin needs no division.
    quantity: short.quantity.times(margin.denominator),
    margin: margin.numerator,
    maintenanceRate: short.terms.maintenanceRate,
    maintenanceAmount: zero,
  });
}

/** Whether the short, if there is one, can be opened: it is not liquidated at its entry price. */
export function outlivesEntry(short: MarginedShort): boolean {
  return !isReached(liquidationOf(short), short.entryPrice);
}

/** Whether a price has come up to the liquidation price of a short; a tie is liquidated. */
export function isReached(liquidation: PriceFraction | undefined, price: Decimal): boolean {
  return liquidation !== undefined && price.times(liquidation.denominator).gte(liquidation.numerator);
}
