import type { MarketStatus, VenueState, VenueStatus } from "../../market/live/interface";
import { counted } from "../parts/format";

/** How live data stands, for the line under the tabs. */
interface StatusLine {
  /** "Live: 12 cells, Binance, Bybit · OKX stale for 40 s". */
  readonly words: string;
  /** What goes wrong, without times that run: a screen reader hears it once. */
  readonly trouble: string;
  readonly venues: readonly VenueStatus[];
}

/** Undefined while live data is off, and where no cell is live and no venue has trouble. */
export function statusLine(
  { mode, venues }: Pick<MarketStatus, "mode" | "venues">,
  now: number,
): StatusLine | undefined {
  if (mode === "off") return undefined;
  const shown = venues.filter((venue) => venue.cells > 0 || isTroubled(venue));
  if (shown.length === 0) return undefined;
  const cells = shown.reduce((sum, venue) => sum + venue.cells, 0);
  const connected = shown.filter(({ state }) => state === "connected").map(({ venue }) => venue);
  const others = shown.filter(({ state }) => state !== "connected");
  const title = mode === "simulated" ? "Simulated prices" : "Live";
  const first = [counted(cells, "cell"), ...connected].join(", ");
  return {
    words: [`${title}: ${first}`, ...others.map((venue) => `${venue.venue} ${stateWords(venue, now)}`)].join(
      " · ",
    ),
    trouble: shown
      .filter(isTroubled)
      .map(({ venue, state }) => `${venue}: ${titles[state]}.`)
      .join(" "),
    venues: shown,
  };
}

/** One venue for the details: "Connected, 8 cells. fstream.binance.com sends values." */
export function venueLine(venue: VenueStatus, now: number): string {
  const { state, words, cells } = venue;
  const title = state === "stale" ? stateWords(venue, now) : titles[state];
  const first = `${title.charAt(0).toUpperCase()}${title.slice(1)}, ${counted(cells, "cell")}.`;
  return words === "" ? first : `${first} ${words}`;
}

export function isTroubled({ state }: VenueStatus): boolean {
  return state === "stale" || state === "blocked" || state === "throttled";
}

const titles: Readonly<Record<VenueState, string>> = {
  idle: "not needed",
  connecting: "connecting",
  connected: "connected",
  stale: "stale",
  blocked: "blocked here",
  throttled: "throttled",
};

function stateWords({ state, since, lastMessage }: VenueStatus, now: number): string {
  const from = lastMessage ?? since;
  return state === "stale" && from !== undefined ? `stale for ${lasting(now - from)}` : titles[state];
}

/** How long, in the largest unit that has one: 40 s, 3 min, 2 h. */
function lasting(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  return seconds < 3600 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 3600)} h`;
}
