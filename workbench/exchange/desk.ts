import type { VenueMarket } from "./market/market";
import type { Venue, VenueFaults } from "./venues/protocol";

/** A venue at work. */
export interface Desk {
  venue: Venue;
  market: VenueMarket;
  faults: VenueFaults;
  lines: Set<OpenLine>;
}

/** A connection as the desk knows it. */
interface OpenLine {
  streams: { readonly size: number; tick: () => void };
  cut: () => void;
}
