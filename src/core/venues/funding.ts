import type { FundingTerms, Listing, Market, Sourced } from "./market";

/** The formula of most venues, which FUNDING.RATE has as it is. */
export const dividedByInterval = "(P + clamp(I - P, -0.05 %, 0.05 %)) / (8/N), I = 0.01 %";

/** The same without the division: the interest alone is that of the interval. */
export const notDivided = "P + clamp(I * N/8 - P, -0.05 %, 0.05 %), I = 0.01 %";

/** Terms whose floor is the cap with a minus. */
export function capped(intervalHours: number, cap: number): Required<FundingTerms> {
  return { intervalHours, cap, floor: -cap };
}

/** What is known of a contract's funding: terms of its own, else those of its market unless contracts differ there. */
export function contractFunding({ funding }: Market, listing: Listing): Partial<Sourced> & FundingTerms {
  const { source, date, byContract } = funding;
  return listing.funding ?? (byContract ? { source, date } : funding);
}
