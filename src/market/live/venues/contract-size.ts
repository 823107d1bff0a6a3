import { findListing, findMarkets } from "../../../core/venues/find";
import type { Contract } from "../contract";

/** Base units in a contract, as far as the shipped data has it. */
export function contractSize(venue: string, { symbol }: Contract): number | undefined {
  const linear = findMarkets(venue).filter(({ contract }) => contract === "linear");
  return findListing(linear, symbol)?.listing.contractSize;
}
