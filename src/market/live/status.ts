import type { Connection } from "./wire/connection";
import type { Hub } from "./hub";
import type { VenueState, VenueStatus } from "./interface";
import type { LiveVenue } from "./venues/adapter";

/** How a venue is doing: the worst of what its connections and requests meet. */
export function statusOf(hub: Hub, venue: LiveVenue): VenueStatus {
  const connections = venue.protocols.flatMap(({ address }) => {
    const connection = hub.connections.get(address);
    return connection && connection.state !== "idle" ? [connection] : [];
  });
  const hindrance = hub.requests.get(venue.venue)?.hindrance;
  const entries = [...hub.entries.values()].filter((entry) => entry.venue === venue && entry.isFollowed);
  const cells = entries.reduce((sum, one) => sum + one.followers.size + one.ageFollowers.size, 0);
  const heard = connections.flatMap(({ lastMessage }) => lastMessage ?? []);
  const worst = connections.toSorted((a, b) => order.indexOf(stateOf(a)) - order.indexOf(stateOf(b)))[0];
  const state: VenueState = worst ? stateOf(worst) : hub.isOn && cells > 0 ? "connected" : "idle";
  const isHindered = hindrance !== undefined && order.indexOf(hindrance.kind) < order.indexOf(state);
  return {
    venue: venue.venue,
    state: isHindered ? hindrance.kind : state,
    since: worst?.since,
    lastMessage: heard.length > 0 ? Math.max(...heard) : undefined,
    words: isHindered ? sentence(hindrance.words) : worst ? wordsOf(worst) : "",
    cells,
  };
}

/** The worst first. */
const order: readonly VenueState[] = ["blocked", "throttled", "stale", "connecting", "connected", "idle"];

function stateOf(connection: Connection): VenueState {
  if (connection.isDelivering) return "connected";
  if (connection.isBlocked) return "blocked";
  if (connection.isThrottled) return "throttled";
  return connection.isLost ? "stale" : "connecting";
}

function wordsOf(connection: Connection): string {
  const { host, reason } = connection;
  switch (stateOf(connection)) {
    case "connected":
      return `${host} sends values.`;
    case "blocked":
      return `${host} cannot be reached: it is blocked here, or there is no connection. It is tried again each minute.`;
    case "throttled":
      return `${sentence(reason)} It wants a pause; values are the last known.`;
    case "stale":
      return `${sentence(reason)} Values are the last known until it is back.`;
    default:
      return `Connecting to ${host}.`;
  }
}

/** Words as a sentence. A host keeps its small letter. */
function sentence(words: string): string {
  return `${words}.`;
}
