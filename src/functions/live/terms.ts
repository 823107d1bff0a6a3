import { type Asked, intervals, type Quantity } from "../../market/live/interface";
import type { Market } from "../../core/venues/market";
import { wholeNumber } from "../arguments/numbers";
import { venue } from "../arguments/venue";
import { choice, text } from "../arguments/words";
import { optional } from "../cells/declaration";

/** What every function of live data takes. */
export const contract = { venue, symbol: text };

export const interval = optional(choice(intervals), "1d");

/** Rows that a history may have. */
export const rowCount = wholeNumber(1, 1000);

const quantities: readonly Quantity[] = [
  "mark",
  "index",
  "last",
  "spot",
  "funding",
  "nextFunding",
  "openInterest",
];

export const figure = optional(choice(quantities), "mark");

/** The venue is asked for by its name. */
export function asked(
  quantityOf: Quantity,
  { venue: markets, symbol }: { readonly venue: readonly Market[]; readonly symbol: string },
): Asked {
  return { quantity: quantityOf, venue: markets[0]!.venue, symbol };
}
