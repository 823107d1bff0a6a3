import type { Brackets } from "../../core/liquidation/tiers";
import { spelledDigits } from "../../core/number/decimal";
import { bracketUnit, unitName } from "../../core/venues/brackets";
import {
  findMarkets,
  type Listed,
  nearSymbols,
  nearVenues,
  possibleSymbols,
  symbolsFor,
  venueNames,
} from "../../core/venues/find";
import type { NoVenuePrice } from "../../core/venues/liquidation";
import type { Market, Sourced } from "../../core/venues/market";
import { plainSymbol, symbolParts } from "../../core/venues/symbols";
import type { CellArgument } from "../cells/declaration";
import { type Failure, refuse, texts, unsolved } from "../cells/errors";
import { choices, listed, type Near } from "../cells/wording";

/** The markets of a venue, or one market of it. */
export const venue: CellArgument<readonly Market[]> = {
  kind: "cell",
  wanted: listed(venueNames, "or"),
  choices: venueNames,
  zeroIsBlank: true,
  read: (value) => {
    const found = typeof value === "string" ? findMarkets(value) : [];
    return found.length > 0 ? found : undefined;
  },
  instead: (value) => {
    const name = String(value);
    const other = otherVenues.find((one) => name.trim().toLowerCase().startsWith(one.toLowerCase()));
    if (other) return `the rules of ${other} are not known here, use LIQ.TIERED with its brackets`;
    const near = nearVenues(name);
    return near.length > 0 ? `closest: ${choices(near)}` : undefined;
  },
};

/** Exchanges that people name and of which nothing is shipped. */
const otherVenues = ["HTX", "Huobi", "Phemex", "Coinbase", "Bitfinex"];

/** Why there is no price from the data of a venue, and what the user can do. */
export function noVenuePrice(
  failure: NoVenuePrice,
  { market, listing, symbol }: Listed,
  own?: Brackets,
): Failure {
  const name = marketName(market);
  const hasRule = market.rule.maintenance !== undefined;
  switch (failure.reason) {
    case "no price":
      return unsolved(texts.noLiquidation());
    case "not covered":
      return unsolved(texts.notCovered());
    case "no brackets":
      return unsolved(texts.noBrackets(symbol, name, hasRule), "symbol", "venue");
    case "no rates":
      return unsolved(texts.noRates(symbol, name, sourced(listing.table!), hasRule), "symbol", "venue");
    case "no rule":
      return unsolved(texts.noVenueRule(name, sourced(market.rule)), "venue");
    case "no fee":
      return unsolved(texts.noVenueFee(name, sourced(market.fees)), "venue");
    case "leverage":
      return refuse(texts.leverageTooHigh(symbol, name, failure.allowed, failure.given), ...bracketArguments);
    case "beyond the brackets": {
      const { missing } = failure;
      if (own && missing === "brackets") return unsolved(texts.beyondTable("tiers", failure.reach));
      const unit = own?.unit ?? bracketUnit(listing.table!);
      const other = unit === "notional" ? "quantity" : "notional";
      const atEntry = spelledDigits(failure.reachAtEntry.toSignificantDigits(8));
      const reach = `${spelledDigits(failure.reach)} (${unitName(market, unit)}), at this entry price ${atEntry} (${unitName(market, other)}),`;
      const about = sourced(own ? market.rule : listing.table!);
      return unsolved(beyond[missing](symbol, name, reach, about), ...bracketArguments);
    }
  }
}

const beyond = {
  brackets: texts.beyondBrackets,
  rates: texts.beyondRates,
  "what a rate is paid on": texts.onlyFirstBracket,
};

/** The arguments that the bracket of a position depends on. */
const bracketArguments = ["quantity", "entryPrice", "symbol", "venue"];

/** The failure for a symbol without data. */
export function unlisted(markets: readonly Market[], symbol: string): Failure {
  const { venue } = markets[0]!;
  const possible = possibleSymbols(markets, symbol);
  if (possible.length > 0) return refuse(texts.severalListed(symbol, venue, possible), "venue");
  const known = symbolsFor(markets, symbol).filter((one) =>
    markets.some(({ listing }) => listing(one)?.table !== undefined),
  );
  const hasRule = markets.some(({ rule }) => rule.maintenance !== undefined);
  const near = nearby(markets, symbol);
  return unsolved(texts.notListed(symbol, venue, known, near, hasRule), "symbol", "venue");
}

/** Symbols like one that the markets do not have, and in what those of the same coin are other contracts than it. */
export function nearby(markets: readonly Market[], symbol: string): Near {
  const symbols = nearSymbols(markets, symbol);
  const typed = symbolParts(plainSymbol(symbol));
  const parts = symbols.map(symbolParts);
  const others = new Set(parts.map(({ coins }) => coins));
  others.delete(typed.coins);
  const ofTheCoin = parts.filter(({ coin, quote }) => coin === typed.coin && quote !== "");
  const quotes = new Set(typed.quote === "" ? [] : ofTheCoin.map(({ quote }) => quote));
  quotes.delete(typed.quote);
  return { symbols, pricesOf: [...others], quotedIn: [...quotes] };
}

function marketName({ venue, name }: Market): string {
  return `${venue} ${name}`;
}

function sourced({ source, date }: Sourced): string {
  return `${source}, ${date}`;
}
