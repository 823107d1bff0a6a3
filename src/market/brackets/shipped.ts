import { type Decimal, decimal } from "../../core/number/decimal";
import { bracketUnit, type ListedTier, venueTiers } from "../../core/venues/brackets";
import { findListing, findMarkets } from "../../core/venues/find";
import type { PrintedTable } from "./answer";

/** What is shipped of a contract's market, and of itself. */
export interface Shipped {
  readonly market: string;
  readonly rateOn?: "part" | "whole";
  readonly contractSize?: Decimal;
  /** Empty where no brackets are shipped. */
  readonly tiers: readonly ListedTier[];
  readonly unit?: "notional" | "quantity";
  /** True where the venue has more brackets than are shipped. */
  readonly isPartial: boolean;
  readonly source?: string;
  readonly date?: string;
}

/** Undefined where the venue has no such market here. */
export function shippedFor({
  venue,
  symbol,
  contract,
}: Pick<PrintedTable, "venue" | "symbol" | "contract">): Shipped | undefined {
  const markets = findMarkets(venue).filter((market) => market.contract === contract);
  const listed = findListing(markets, symbol);
  const market = listed?.market ?? markets[0];
  if (!market) return undefined;
  const { table, contractSize } = listed?.listing ?? {};
  return {
    market: `${market.venue} ${market.name}`,
    rateOn: market.rule.rateOn,
    contractSize: contractSize === undefined ? undefined : decimal(contractSize),
    tiers: listed && table ? venueTiers(listed) : [],
    unit: table && bracketUnit(table),
    isPartial: table?.partial ?? false,
    source: table?.source,
    date: table?.date,
  };
}
