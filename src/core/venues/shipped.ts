import { bracketUnit, unitName } from "./brackets";
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
      const known = [
        missingBrackets({ market, listing, symbol }) ?? "all brackets",
        ...(onlyFirst ? ["not whether a rate behind the first is paid on the whole position"] : []),
      ].join("; ");
      const ruled = market.rule.maintenance !== undefined;
      return [{ venue: market.venue, market: market.name, symbol, unit, known, ruled, date, source }];
    }),
  );
}
