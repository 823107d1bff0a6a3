import type { Answer, AnswerInit, Socket, Surroundings } from "../../../src/market/live/wire/surroundings";

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly call: () => void;
}

/** A socket whose other end a test plays. */
export class FakeSocket implements Socket {
  binaryType = "blob";
  onopen: (() => void) | null = null;
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  /** What was sent, in order. */
  readonly sent: string[] = [];
  state: "connecting" | "open" | "closed" = "connecting";
  readonly host: string;

  constructor(
    readonly address: string,
    private readonly onSent: (text: string, socket: FakeSocket) => void,
  ) {
    this.host = new URL(address).host;
  }

  send = (text: string): void => {
    if (this.state !== "open") throw new Error("The socket is not open.");
    this.sent.push(text);
    this.onSent(text, this);
  };

  /** Closed by the product: what the other end still sends goes nowhere. */
  close = (): void => {
    this.state = "closed";
  };

  open(): void {
    if (this.state !== "connecting") return;
    this.state = "open";
    this.onopen?.();
  }

  /** A frame from the other end. One that was under way arrives also after a close. */
  receive(data: unknown): void {
    this.onmessage?.({
      data: typeof data === "object" && !(data instanceof ArrayBuffer) ? JSON.stringify(data) : data,
    });
  }

  cut(code = 1006, reason = ""): void {
    if (this.state === "closed") return;
    this.state = "closed";
    this.onclose?.({ code, reason });
  }

  /** What was sent as JSON, but for pings. */
  get requests(): unknown[] {
    return this.sent.filter((text) => text.startsWith("{")).map((text) => JSON.parse(text) as unknown);
  }
}

/** A machine with a clock that a test turns, sockets that it plays, and requests that it answers. */
export class World {
  /** Milliseconds since 1970, as the machine shows them: 29 November 2026. */
  time = Date.UTC(2026, 10, 29);
  readonly sockets: FakeSocket[] = [];
  readonly asked: { readonly address: string; readonly init: AnswerInit }[] = [];
  /** Plays the other end of each new socket. */
  whenConnected: (socket: FakeSocket) => void = () => undefined;
  whenSent: (text: string, socket: FakeSocket) => void = () => undefined;
  answer: (address: string, init: AnswerInit) => Promise<Answer> = () => new Promise(() => undefined);
  random = () => 0.5;
  private readonly timers = new Map<number, Timer>();
  private order = 0;
  /** What the timers count; the machine's clock may be set without them. */
  private passed = 0;

  readonly surroundings: Surroundings = {
    now: () => this.time,
    after: (milliseconds, call) => {
      const order = this.order++;
      this.timers.set(order, { at: this.passed + milliseconds, order, call });
      return () => this.timers.delete(order);
    },
    random: () => this.random(),
    connect: (address) => {
      const socket = new FakeSocket(address, (text, own) => this.whenSent(text, own));
      this.sockets.push(socket);
      this.whenConnected(socket);
      return socket;
    },
    ask: (address, init) => {
      this.asked.push({ address, init });
      return this.answer(address, init);
    },
    gunzip: (frame) => Promise.resolve(new TextDecoder().decode(frame)),
  };

  get timersSet(): number {
    return this.timers.size;
  }

  /** Lets time pass, with all that happens in it. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.passed + milliseconds;
    for (;;) {
      await settled();
      const next = [...this.timers.values()].sort((a, b) => a.at - b.at || a.order - b.order)[0];
      if (!next || next.at > end) break;
      this.timers.delete(next.order);
      this.time += next.at - this.passed;
      this.passed = next.at;
      next.call();
    }
    this.time += end - this.passed;
    this.passed = end;
    await settled();
  }

  /** The machine sleeps: its clock goes on and nothing else does. */
  sleep(milliseconds: number): void {
    this.time += milliseconds;
  }
}

/** An answer of a venue. */
export function answered(
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    ok: status < 400,
    status,
    headers: { get: (name) => headers[name] ?? null },
    text: () => Promise.resolve(typeof body === "string" ? body : JSON.stringify(body)),
  };
}

/** Lets promises that are settled call back. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 16; turn++) await Promise.resolve();
}
