import { meanPer8Hours, type RatesOfInterval } from "../../funding/intervals";
import type { Decimal } from "../../number/decimal";

export type FundingState = "spike" | "healthy" | "negative";

/**
 * The state that the mean of the rates shows; `high` and `low` are rates per 8 hours. "spike": above `high`, longs pay so much
 * that the market is crowded. "negative": below `low`, shorts pay. "healthy": from `low` to `high`.
 */
export function fundingState(funding: RatesOfInterval, high: Decimal, low: Decimal): FundingState {
  const mean = meanPer8Hours(funding);
  if (mean.gt(high)) return "spike";
  return mean.lt(low) ? "negative" : "healthy";
}
