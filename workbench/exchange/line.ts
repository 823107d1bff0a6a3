import { gzipSync } from "node:zlib";
import type { Desk } from "./desk";
import type { Receive } from "./venues/protocol";
import { Streams } from "./venues/streams";

/** What a connection is made of: a WebSocket, or two functions of a test. */
export interface Wire {
  send: (frame: string | Uint8Array) => void;
  /** Ends the connection without a word, as a network does. */
  cut: () => void;
}

/** A client's side of a connection. */
export interface Line {
  receive: Receive;
  /** The client has gone. */
  close: () => void;
}

/** A connection to a venue, as the venue's faults let it through. */
export class Connected implements Line {
  readonly streams: Streams;
  readonly receive: Receive;
  private held?: string;

  private constructor(
    private readonly desk: Desk,
    private readonly wire: Wire,
    connect: (line: Connected) => Receive | undefined,
  ) {
    this.streams = new Streams(desk.market.now);
    const receive = connect(this);
    this.receive = receive ?? (() => undefined);
    if (receive) desk.lines.add(this);
  }

  /** Undefined where the venue has no stream at that path. */
  static open(desk: Desk, host: string, address: string, wire: Wire): Connected | undefined {
    const { pathname: path, searchParams: query } = new URL(address, "wss://exchange");
    const line = new Connected(desk, wire, (one) =>
      desk.venue.connect(desk.market, {
        host,
        path,
        query,
        streams: one.streams,
        send: (message) => one.send(message),
        faults: () => desk.faults,
      }),
    );
    return desk.lines.has(line) ? line : undefined;
  }

  close(): void {
    this.desk.lines.delete(this);
  }

  cut(): void {
    this.close();
    this.wire.cut();
  }

  private send(message: unknown): void {
    const { silence, disorder } = this.desk.faults;
    if (silence) return;
    const frame = typeof message === "string" ? message : JSON.stringify(message);
    const { held } = this;
    this.held = undefined;
    if (disorder && held === undefined) {
      this.held = frame;
      return;
    }
    this.write(frame);
    if (held !== undefined) this.write(held);
  }

  private write(frame: string): void {
    const { venue, faults } = this.desk;
    this.wire.send(venue.isGzip || faults.gzip ? gzipSync(frame) : frame);
  }
}
