import { type Decimal, sumSliced } from "../number/decimal";
import type { Sliced } from "../slices";

/**
 * The share of a long's margin that funding payments have taken, negative where they have added to it. A payment is the notional times
 * the rate and the margin is the notional over the leverage, so the share is the leverage times the sum of the rates. The price is taken
 * as unchanged.
 */
export function* fundingDragOf(leverage: Decimal, rates: readonly Decimal[]): Sliced<Decimal> {
  return leverage.times(yield* sumSliced(rates));
}
