import type { Decimal } from "../number/decimal";
import { decimal, sum } from "../number/decimal";

export type FundingState = "spike" | "healthy" | "negative";

/**
 * The state that the mean of the rates shows. "spike": above `high`, longs pay so much that the market is crowded.
 * "negative": below `low`, shorts pay. "healthy": from `low` to `high`. There is at least one rate.
 */
export function fundingState(rates: readonly Decimal[], high: Decimal, low: Decimal): FundingState {
  const total = sum(rates);
  const count = decimal(rates.length);
  if (total.gt(high.times(count))) return "spike";
  return total.lt(low.times(count)) ? "negative" : "healthy";
}
