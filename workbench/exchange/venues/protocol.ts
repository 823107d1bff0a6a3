import type { VenueMarket } from "../market/market";
import type { Streams } from "./streams";

/** What a client asks for over HTTP. */
export interface Asked {
  method: string;
  host: string;
  path: string;
  query: URLSearchParams;
  /** What a POST carries, read as JSON. */
  body: unknown;
}

/** What it gets: the body, and the status where it is another than 200. */
export interface Answer {
  body: unknown;
  status?: number;
}

/** One connection, as the venue's protocol sees it. */
export interface Connection {
  host: string;
  path: string;
  query: URLSearchParams;
  /** Sends a message: a text as it is, anything else as JSON. */
  send: (message: unknown) => void;
  /** What is wrong with the venue now. */
  faults: () => VenueFaults;
  streams: Streams;
}

/** The client's side of a connection. */
export type Receive = (text: string) => void;

export interface Venue {
  name: VenueName;
  /** Its hosts, for requests and for streams. */
  hosts: readonly string[];
  fundingHours: number;
  /** The Access-Control-Allow-Origin of its answers. Where it is undefined, no page can read them. */
  allowOrigin?: (host: string, origin: string) => string | undefined;
  /** Every frame on the wire is compressed. */
  isGzip?: boolean;
  /** Answers a request; undefined where the venue has no such page. */
  answer: (market: VenueMarket, asked: Asked) => Answer | undefined;
  /** Takes a connection; undefined where the venue has no stream at its path, or none that sends anything. */
  connect: (market: VenueMarket, connection: Connection) => Receive | undefined;
}

export const venueNames = [
  "binance",
  "bybit",
  "okx",
  "hyperliquid",
  "bitget",
  "bingx",
  "mexc",
  "gate",
  "weex",
] as const;
export type VenueName = (typeof venueNames)[number];

/** What is wrong with a venue, as tests and /control ask for it. */
export interface VenueFaults {
  /** Connections stay open and nothing is sent, not even an answer to a ping. */
  silence: boolean;
  /** Requests are answered with 429 and these seconds in Retry-After; 0 for none. */
  retryAfter: number;
  /** Requests are answered with 451 and no CORS header. */
  blocked: boolean;
  /** Bybit's deltas carry one field each. */
  delta: boolean;
  /** Frames are compressed, as BingX's always are. */
  gzip: boolean;
  /** Milliseconds that the venue's clock is ahead of the real one. */
  skew: number;
  /** Every second message arrives after the one that follows it. */
  disorder: boolean;
}

export const noFaults: VenueFaults = {
  silence: false,
  retryAfter: 0,
  blocked: false,
  delta: false,
  gzip: false,
  skew: 0,
  disorder: false,
};

/** Reads a message as an object; undefined where it is none. */
export function readMessage(text: string): Record<string, unknown> | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === "object" && read !== null && !Array.isArray(read)
      ? (read as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

export const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];

export const records = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value)
    ? value.filter((one): one is Record<string, unknown> => typeof one === "object" && one !== null)
    : [];

export const text = (value: unknown): string => (typeof value === "string" ? value : "");
