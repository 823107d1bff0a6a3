import { type Sent, textWithin } from "../../../base/text-within";

/** A socket as far as it is used here. */
export interface Socket {
  binaryType: string;
  onopen: (() => void) | null;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null;
  onerror: (() => void) | null;
  send: (text: string) => void;
  close: () => void;
}

export interface Answer extends Sent {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: { readonly get: (name: string) => string | null };
}

export interface AnswerInit {
  readonly method: "GET" | "POST";
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** What live data needs of the machine; tests have a clock and sockets of their own. */
export interface Surroundings {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Calls back after so many milliseconds; the result cancels that. */
  readonly after: (milliseconds: number, call: () => void) => () => void;
  /** From 0 to below 1. */
  readonly random: () => number;
  readonly connect: (address: string) => Socket;
  readonly ask: (address: string, init: AnswerInit) => Promise<Answer>;
  /** The text in a gzip frame; undefined where it has more bytes than it may have. */
  readonly gunzip: (frame: ArrayBuffer, mostBytes: number) => Promise<string | undefined>;
}

/** The page's own, looked up when they are used: a runtime without them loads the functions too. */
export const page: Surroundings = {
  now: () => Date.now(),
  after: (milliseconds, call) => {
    const timer = setTimeout(call, milliseconds);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
  connect: (address) => new WebSocket(address) as Socket,
  ask: (address, init) => globalThis.fetch(address, init),
  gunzip: (frame, mostBytes) => {
    const plain = new Blob([frame]).stream().pipeThrough(new DecompressionStream("gzip"));
    return textWithin(mostBytes, new Response(plain));
  },
};
