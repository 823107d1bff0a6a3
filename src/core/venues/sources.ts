import { dateWithAge } from "./age";
import { findListing, findMarkets } from "./find";
import type { Sourced } from "./market";

/** Where a figure of a venue comes from, and the day for which that states it. */
export interface VenueSource extends Sourced {
  /** What the source is of: "Liquidation rule". */
  readonly term: string;
}

/** The sources of a venue's rule, fees, funding and brackets, by the names that LIQ.VENUE takes; empty if it is not known. */
export function venueSources(venue: string, contract: string, today: Date): VenueSource[] {
  const found = findMarkets(venue);
  const listed = findListing(found, contract);
  const markets = listed ? [listed.market] : found;
  const several = markets.length > 1;
  return markets.flatMap((market) => {
    const called = (term: string): string => (several ? `${market.name}: ${term.toLowerCase()}` : term);
    const aged = (term: string, { source, date }: Partial<Sourced> = {}): VenueSource[] =>
      source === undefined || date === undefined ? [] : [{ term, source, date: dateWithAge(date, today) }];
    const { rule, fees, funding } = market;
    return [
      { term: called("Liquidation rule"), source: rule.source, date: rule.date },
      ...(listed ? aged(`Brackets of ${listed.symbol}`, listed.listing.table) : []),
      { term: called("Fee rates"), source: fees.source, date: fees.date },
      ...(funding.source !== undefined && funding.date !== undefined
        ? [{ term: called("Funding"), source: funding.source, date: funding.date }]
        : []),
      ...(listed ? aged(`Funding of ${listed.symbol}`, listed.listing.funding) : []),
    ];
  });
}
