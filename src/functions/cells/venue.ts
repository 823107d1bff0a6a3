import { findMarkets, venueNames } from "../../core/venues/find";
import type { Market } from "../../core/venues/market";
import type { CellArgument } from "./arguments";
import { choices } from "./errors";

/** A venue, which stands for its markets, or one of its markets. */
export const venue: CellArgument<readonly Market[]> = {
  kind: "cell",
  wanted: choices(venueNames),
  zeroIsBlank: true,
  read: (value) => {
    const found = typeof value === "string" ? findMarkets(value) : [];
    return found.length > 0 ? found : undefined;
  },
};
