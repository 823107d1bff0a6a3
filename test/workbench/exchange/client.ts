import { gunzipSync } from "node:zlib";
import { WebSocket } from "ws";
import type { Clock } from "../../../workbench/exchange/clock";
import type { StartedExchange } from "../../../workbench/exchange/start";

/** A clock that a test turns. */
export class TestClock implements Clock {
  private readonly timers = new Set<{ every: number; due: number; work: () => void }>();

  constructor(private time = Date.UTC(2026, 5, 1, 12, 0, 0)) {}

  now = (): number => this.time;

  every = (milliseconds: number, work: () => void): (() => void) => {
    const timer = { every: milliseconds, due: this.time + milliseconds, work };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  };

  advance(milliseconds: number): void {
    const end = this.time + milliseconds;
    for (;;) {
      const next = [...this.timers].filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)[0];
      if (!next) break;
      this.time = next.due;
      next.due += next.every;
      next.work();
    }
    this.time = end;
  }
}

export type Message = Record<string, unknown>;

/** A client of one connection. */
export interface Client {
  send: (message: unknown) => void;
  /** The next message, as soon as it is there; a text that is no JSON as it is. */
  next: () => Promise<Message | string>;
  /** What has come and nobody has taken. */
  readonly waiting: number;
  /** Resolves when the connection has ended. */
  closed: Promise<void>;
  close: () => void;
}

export async function connect({ address }: StartedExchange, path: string): Promise<Client> {
  const socket = new WebSocket(`ws://${address}${path}`);
  const received: (Message | string)[] = [];
  let wake = () => undefined as unknown;
  socket.on("message", (data: Buffer, isBinary: boolean) => {
    const text = (isBinary ? gunzipSync(data) : data).toString();
    received.push(text.startsWith("{") ? (JSON.parse(text) as Message) : text);
    wake();
  });
  const closed = new Promise<void>((resolve) => socket.on("close", () => resolve()));
  await new Promise<void>((resolve, reject) => {
    socket.on("open", () => resolve());
    socket.on("error", reject);
  });
  return {
    send: (message) => socket.send(typeof message === "string" ? message : JSON.stringify(message)),
    next: async () => {
      while (received.length === 0) await new Promise((resolve) => (wake = () => resolve(undefined)));
      return received.shift()!;
    },
    get waiting() {
      return received.length;
    },
    closed,
    close: () => socket.close(),
  };
}

export const get = (exchange: StartedExchange, path: string, init?: RequestInit): Promise<Response> =>
  fetch(`http://${exchange.address}${path}`, init);
