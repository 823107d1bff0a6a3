import type { IncomingMessage, ServerResponse } from "node:http";
import { bodyOf } from "./requests";
import type { VenueFaults, VenueName } from "./venues/protocol";
import { noFaults, venueNames } from "./venues/protocol";

/** What a control acts on. */
export interface Controls {
  /** Changes what is wrong with a venue. */
  fault: (venue: VenueName, faults: Partial<VenueFaults>) => void;
  /** Ends the connections to a venue, or to all, and gives their number. */
  cut: (venue?: VenueName) => number;
  /** From now on nothing is wrong. */
  heal: () => void;
  /** How many connections a venue has, and how many streams they have subscribed to. */
  connections: () => Partial<Record<VenueName, { connections: number; streams: number }>>;
}

/**
 * GET says which connections there are. POST with JSON changes what is wrong: `{"venue": "bybit", "silence": true}`,
 * `{"venue": "okx", "retryAfter": 30}`, `{"venue": "binance", "cut": true}`, `{"heal": true}`. Without a venue all are meant.
 */
export async function controlled(
  exchange: Controls,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // JSON cannot be posted from another origin without a question beforehand, which nothing here answers.
  const isJson = /^application\/json\b/.test(request.headers["content-type"] ?? "");
  if (!isLocal(request) || (request.method !== "GET" && !isJson)) return void response.writeHead(403).end();
  const asked = request.method === "GET" ? {} : readControl(await bodyOf(request));
  if (!asked)
    return void response.writeHead(400).end(`A control is JSON such as {"venue": "bybit", "cut": true}.\n`);
  if (asked.heal) exchange.heal();
  for (const venue of asked.venues ?? []) exchange.fault(venue, asked.faults ?? {});
  const cut = asked.cut ? (asked.venues ?? []).reduce((sum, venue) => sum + exchange.cut(venue), 0) : 0;
  response.writeHead(200, { "Content-Type": "application/json" });
  response.end(JSON.stringify({ cut, connections: exchange.connections() }));
}

/** From this machine, under its own name, and from no page but one of the same server. */
export function isLocal({ headers, socket }: IncomingMessage): boolean {
  const { host = "", origin } = headers;
  const isHere = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host);
  const isNear = /^(::1|(::ffff:)?127\.)/.test(socket.remoteAddress ?? "");
  return isHere && isNear && (origin === undefined || new RegExp(`^https?://${escaped(host)}$`).test(origin));
}

const escaped = (text: string): string => text.replace(/[.[\]]/g, "\\$&");

interface Control {
  venues?: readonly VenueName[];
  faults?: Partial<VenueFaults>;
  cut?: boolean;
  heal?: boolean;
}

function readControl(given: unknown): Control | undefined {
  if (typeof given !== "object" || given === null || Array.isArray(given)) return undefined;
  const { venue, cut = false, heal = false, ...faults } = given as Record<string, unknown>;
  const known = venueNames.find((name) => name === venue);
  if ((venue !== undefined && !known) || typeof cut !== "boolean" || typeof heal !== "boolean")
    return undefined;
  const isFaults = Object.entries(faults).every(
    ([name, value]) => name in noFaults && typeof value === typeof noFaults[name as keyof VenueFaults],
  );
  return isFaults ? { venues: known ? [known] : venueNames, faults, cut, heal } : undefined;
}
