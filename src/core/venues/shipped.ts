import { bracketUnit, unitName, venueTiers } from "./brackets";
import { missingBrackets } from "./coverage";
import { markets } from "./find";

/** Every contract whose brackets are shipped, for the page that lists them. */
export function shippedTables() {
  return markets.flatMap((market) =>
    market.symbols().flatMap((symbol) => {
      const listing = market.listing(symbol)!;
      if (!listing.table) return [];
      const { date, source, brackets } = listing.table;
      const unit = unitName(market, bracketUnit(listing.table));
      const onlyFirst = market.rule.rateOn === undefined && brackets.length > 1;
      const listed = { market, listing, symbol };
      const isRated = venueTiers(listed)[0]!.rate !== "unknown";
      const unruled =
        market.rule.maintenance === undefined ? ["no liquidation price (its rule is unknown)"] : [];
      const known = isRated
        ? [
            missingBrackets(listed) ?? "all brackets",
            ...(onlyFirst ? ["not whether a rate behind the first is paid on the whole position"] : []),
            ...unruled,
          ]
        : ["no liquidation price (maintenance rates unknown)"];
      return [
        { venue: market.venue, market: market.name, symbol, unit, known: known.join("; "), date, source },
      ];
    }),
  );
}

/** What is known of funding: first of each market, then of the contracts with terms of their own. */
export function shippedFunding() {
  const ofMarkets = markets.map(({ venue, name: market, funding }) => ({
    venue,
    market,
    intervalHours: funding.intervalHours,
    byContract: funding.byContract ?? false,
    formula: funding.formula,
    source: funding.source,
    date: funding.date,
  }));
  const ofContracts = markets.flatMap((market) =>
    market.symbols().flatMap((symbol) => {
      const { funding } = market.listing(symbol)!;
      return funding ? [{ venue: market.venue, market: market.name, symbol, ...funding }] : [];
    }),
  );
  return { ofMarkets, ofContracts };
}
