import type { ContractType } from "../position/contract";
import { baseCoin } from "./base-coin";
import { findListing, findMarkets } from "./find";
import { firstPage } from "./links";
import { symbolParts } from "./symbols";

/** How many of a contract are traded, and what one of them is. */
export interface Lot {
  readonly venue: string;
  readonly symbol: string;
  readonly contract: ContractType;
  readonly coin: string;
  /** What a quantity counts: "contracts", or the coin where the venue takes quantities in it. */
  readonly unit: string;
  /** Coins (linear) or USD (inverse) in one unit. */
  readonly size: number;
  /** Quantities are multiples of it, in units. */
  readonly step: number;
  readonly date: string;
  readonly page?: string;
}

export const noContract = "no venue and contract in Settings";

/** The lot of a contract at a venue, or in words why it is not known. */
export function lotOf(venue: string, symbol: string): Lot | string {
  if (symbol.trim() === "" || venue.trim() === "") return noContract;
  const listed = findListing(findMarkets(venue), symbol);
  const unknown = `Ballast ships no contract size of ${symbol.trim()} at ${venue.trim()}`;
  if (!listed) return unknown;
  const { market, listing } = listed;
  const { contractSize, step, tickStep, table } = listing;
  const isInCoin = contractSize === undefined;
  if (isInCoin && (step === undefined || market.contract === "inverse")) return unknown;
  // One of 1000PEPE is 1,000 coins, and of these the holdings have the price of one.
  if (symbolParts(listed.symbol).coins !== 1) return unknown;
  const source = tickStep ?? table;
  const coin = baseCoin(listed.symbol);
  return {
    venue: market.venue,
    symbol: listed.symbol,
    contract: market.contract,
    coin,
    unit: isInCoin ? coin : "contracts",
    size: contractSize ?? 1,
    step: step ?? 1,
    date: source?.date ?? "",
    page: source && firstPage(source.source),
  };
}
