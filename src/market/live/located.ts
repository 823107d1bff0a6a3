import { findMarkets, venueNames } from "../../core/venues/find";
import { type Contract, contractTyped } from "./contract";
import type { NoValue } from "./interface";
import { liveVenues } from "./venues";
import type { LiveVenue } from "./venues/adapter";

export interface Located {
  readonly venue: LiveVenue;
  readonly contract: Contract;
}

/** The venue and the contract that are meant, in any spelling; or why nothing can be had of them. */
export function located(venueName: string, symbol: string): Located | NoValue {
  const name = findMarkets(venueName)[0]?.venue;
  if (name === undefined)
    return { reason: `"${venueName.trim().slice(0, 40)}" is none of the venues ${venueNames.join(", ")}` };
  const venue = liveVenues.find((one) => one.venue === name);
  if (!venue) {
    const streaming = liveVenues.map((one) => one.venue).join(", ");
    return { reason: `there is no live data of ${name} here, only of ${streaming}` };
  }
  const contract = contractTyped(symbol);
  if (!contract || !/^[\w@:./ -]{1,40}$/.test(contract.typed))
    return { reason: `"${symbol.trim().slice(0, 40)}" is no symbol` };
  if (contract.quote === "" && name !== "Hyperliquid")
    return {
      reason: `${contract.typed} has no quote; type the symbol with it, such as ${contract.base}USDT`,
    };
  return { venue, contract };
}
