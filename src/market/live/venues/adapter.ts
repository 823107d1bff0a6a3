import type { Bar, FundingRow, Interval, NoValue, Quantity } from "../interface";
import type { Contract } from "../contract";

/** What a message says of a topic. The price of a pair on spot is its last one. */
export type Field = Exclude<Quantity, "spot">;

/** Where the values of a quantity come from. */
export type Feed = StreamFeed | PollFeed;

export interface StreamFeed {
  /** The socket's address. */
  readonly address: string;
  /** What is subscribed to, by a name that tells it from the others of this address. */
  readonly topic: string;
  readonly field: Field;
  /** What the figure is multiplied by, such as the coins in a contract. */
  readonly times?: number;
}

/** A figure that no stream has and that is asked for from time to time. */
export interface PollFeed {
  readonly request: Request;
  /** Milliseconds between two requests. */
  readonly every: number;
  readonly read: (answer: unknown) => Reading | undefined;
}

interface Reading {
  readonly value: number;
  /** When it held, in milliseconds since 1970. */
  readonly time?: number;
}

export type Heard =
  /** Values of a topic; those that it does not name are unchanged. `time` is the venue's, in milliseconds. */
  | {
      readonly topic: string;
      readonly values: Readonly<Partial<Record<Field, number>>>;
      readonly time?: number;
    }
  /** A refusal; without topics that of the last request. */
  | { readonly refused: string; readonly topics?: readonly string[] }
  /** What the venue wants to have sent back. */
  | { readonly reply: string }
  /** The venue announces that it will close the connection. */
  | { readonly closing: string };

/** How a venue's sockets of one address speak. */
export interface Protocol {
  readonly address: string;
  /** A topic that always speaks. Every connection subscribes to it too, so that silence means that the connection is dead. */
  readonly pulse: string;
  /** Messages that subscribe to topics, as few as the venue allows. */
  readonly subscribe: (topics: readonly string[], now: number) => readonly string[];
  readonly unsubscribe: (topics: readonly string[], now: number) => readonly string[];
  /** What the venue wants to hear every so many milliseconds. */
  readonly ping?: { readonly every: number; readonly message: (now: number) => string };
  /** Messages that may be sent in a second. */
  readonly perSecond: number;
  /** Topics that one connection may have. */
  readonly most: number;
  /** Milliseconds after which the venue cuts a connection, however well it is. */
  readonly lifetime?: number;
  /** Frames are gzip. */
  readonly isGzip?: true;
  /** A new reader for each connection: it may remember what came before. */
  readonly reader: () => Reader;
}

/** What a message says; nothing where it is an acknowledgement or a pong. */
export type Reader = (message: string, now: number) => readonly Heard[];

export interface Request {
  readonly url: string;
  /** The text that is posted; without one the request is a GET. */
  readonly body?: string;
}

/** A venue's REST interface, which a page may read. */
export interface Rest {
  readonly hosts: readonly string[];
  /** A small request that tells whether answers can be read here. */
  readonly probe: Request;
  /** Milliseconds between two requests. */
  readonly spacing: number;
  /** What an answer refuses, though its status is that of success. */
  readonly refusal: (answer: unknown) => string | undefined;
  readonly bars: (contract: Contract, interval: Interval, count: number, now: number) => Pages<Bar>;
  readonly funding: (contract: Contract, count: number, now: number) => Pages<FundingRow>;
}

/** Requests one after the other, each told by the answer before it, and the rows of an answer. */
export interface Pages<Row> {
  readonly first: Request;
  readonly rows: (answer: unknown) => readonly Row[];
  /** The request for older rows, by the oldest that there is. */
  readonly older?: (oldest: Row) => Request;
}

export interface LiveVenue {
  /** As the product names it. */
  readonly venue: string;
  readonly protocols: readonly Protocol[];
  readonly rest?: Rest;
  readonly feed: (quantity: Quantity, contract: Contract) => Feed | NoValue;
}
