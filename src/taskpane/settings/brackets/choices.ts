import { findMarkets, venueNames } from "../../../core/venues/find";
import type { BracketVenue } from "../../../market/brackets/answer";
import { requestsFor } from "../../../market/brackets/ask";
import { bracketVenues } from "../../../market/brackets/venues";

/** The venues of which brackets are shipped or can be read. */
export const venueChoices: readonly string[] = [
  ...new Set([...venueNames, ...bracketVenues.map(({ venue }) => venue)]),
];

/** The venue that the settings name; the first one where they name none. */
export function chosenVenue(name: string): string {
  return findMarkets(name)[0]?.venue ?? venueChoices[0]!;
}

export function symbolsOf(venue: string): readonly string[] {
  return [...new Set(findMarkets(venue).flatMap((market) => market.symbols()))];
}

/** What can be asked of a venue, in words for before it is. */
export interface Endpoint {
  /** Undefined where nobody but an account may ask. */
  readonly host?: string;
  /** An address that a browser can open. */
  readonly address?: string;
  readonly words: string;
}

export function endpointOf(venue: string, symbol: string): Endpoint {
  const asked = bracketVenueOf(venue);
  const [request] = asked ? requestsFor(asked, symbol) : [];
  if (!asked || !request) {
    return {
      words: asked
        ? `${venue} shows its brackets to signed-in accounts only. Paste the answer of leverageBracket, or the table from its page.`
        : `${venue} has no public list of its brackets. Paste the table from its page.`,
    };
  }
  const { host } = new URL(request.url);
  const what = symbol.trim() === "" ? "the symbol" : symbol.trim();
  const isList = request.body !== undefined;
  const sent = isList
    ? `Asks ${host} for the list of all contracts, only when you press it; none of your data is sent.`
    : `Asks ${host} for ${what}, only when you press it; nothing but the symbol is sent.`;
  const blocked = asked.keepsPagesOut
    ? ` ${venue} is reported to block web pages: if so, open the address and paste what it shows.`
    : "";
  return { host, address: isList ? undefined : request.url, words: sent + blocked };
}

export function bracketVenueOf(name: string): BracketVenue | undefined {
  return bracketVenues.find(({ venue }) => venue === name);
}
