import type { Clock } from "./clock";
import type { Socket, Surroundings } from "./surroundings";
import { type Topic, Topics } from "./topics";
import type { Field, Heard, Protocol, Reader } from "../venues/adapter";

/** Milliseconds that a server has to open a connection. */
const openingTime = 15_000;
/** Milliseconds without a value after which a connection is dead. Acknowledgements and pongs do not count. */
const silence = 30_000;
/** Milliseconds after which a topic that never spoke has nothing to say. */
const firstWord = 30_000;
/** Milliseconds that a connection must hold before the next failure counts as the first. */
const steady = 60_000;
/** A planned cut is not waited for. */
const beforeCut = 600_000;
/** Bytes that a message may have, unpacked too. The longest, a ticker, has about a thousand. */
const mostBytes = 1e6;
/** Attempts in a row that were never opened; from then on the way is blocked. */
const blockedAfter = 3;

/** What a connection tells. */
export interface Listener {
  readonly onValues: (topic: Topic, values: Readonly<Partial<Record<Field, number>>>, time?: number) => void;
}

export type ConnectionState = "idle" | "connecting" | "open" | "waiting";

/**
 * The one connection to an address: it opens while there are topics, subscribes to all of them at once, notices silence, and comes back
 * after a loss. It does all of that when it is told that time has passed (`tick`).
 */
export class Connection {
  readonly topics: Topics;
  readonly host: string;
  state: ConnectionState = "idle";
  /** When the present state began, and when the venue was last heard, in milliseconds since 1970. */
  since: number;
  lastMessage: number | undefined;
  /** Why the last connection ended; "" after one that was ended here. */
  reason = "";
  isThrottled = false;
  private socket: Socket | undefined;
  private reader: Reader = () => [];
  private attempts = 0;
  private unopened = 0;
  private changedAt = 0;
  private retryAt = 0;
  private heardAt = 0;
  private hasHeard = false;
  private pingedAt = 0;
  private outgoing: string[] = [];
  private reading: Promise<void> = Promise.resolve();

  constructor(
    readonly protocol: Protocol,
    private readonly address: string,
    private readonly surroundings: Surroundings,
    private readonly clock: Clock,
    private readonly listener: Listener,
  ) {
    this.host = new URL(protocol.address).host;
    this.topics = new Topics(protocol);
    this.since = surroundings.now();
  }

  /** True while the venue sends values. */
  get isDelivering(): boolean {
    return this.state === "open" && this.hasHeard;
  }

  get isBlocked(): boolean {
    return this.unopened >= blockedAfter;
  }

  /** True after a loss, until values come again. */
  get isLost(): boolean {
    return this.reason !== "";
  }

  /** Does what is due. `gap` is the time since the last call: after a long one the machine has slept. */
  tick(gap: number): void {
    const now = this.clock.elapsed();
    if (this.topics.isEmpty) this.close();
    else if (this.state === "idle" || (this.state === "waiting" && now >= this.retryAt)) this.open();
    else if (this.state === "connecting" && now - this.changedAt > openingTime) {
      this.unopened++;
      this.lose(`${this.host} did not answer`);
    } else if (this.state === "open") this.watch(gap, now);
  }

  private watch(gap: number, now: number): void {
    const hasSlept = gap > silence && now - this.heardAt > openingTime;
    if (hasSlept || now - this.heardAt > silence) {
      this.lose(`${this.host} fell silent`);
      return;
    }
    const { lifetime } = this.protocol;
    if (lifetime !== undefined && now - this.changedAt > lifetime - beforeCut) {
      this.renew();
      return;
    }
    if (this.hasHeard && now - this.changedAt > steady) this.attempts = 0;
    this.topics.giveUp(now - firstWord);
    this.speak(now);
  }

  /** Ends the connection and forgets how it went. */
  close(): void {
    this.end();
    this.attempts = this.unopened = 0;
    this.reason = "";
    this.isThrottled = false;
    this.enter("idle");
  }

  private open(): void {
    this.enter("connecting");
    this.reader = this.protocol.reader();
    try {
      const socket = this.surroundings.connect(this.address);
      socket.binaryType = "arraybuffer";
      this.socket = socket;
      const isOwn = () => this.socket === socket;
      socket.onopen = () => isOwn() && this.opened();
      socket.onmessage = ({ data }) => this.receive(data, isOwn);
      socket.onclose = ({ code, reason }) => isOwn() && this.closed(code, reason);
      socket.onerror = () => undefined; // the close behind it says it
    } catch {
      this.closed(0, "");
    }
  }

  private opened(): void {
    this.enter("open");
    this.unopened = 0;
    this.heardAt = this.pingedAt = this.changedAt;
    this.speak(this.changedAt);
  }

  private closed(code: number, reason: string): void {
    const wasOpen = this.state === "open";
    if (!wasOpen) this.unopened++;
    this.isThrottled = code === 1008 || code === 1013;
    const words = reason === "" ? "" : `: ${reason.slice(0, 80)}`;
    this.lose(`${this.host} ${wasOpen ? "closed the connection" : "could not be reached"}${words}`);
  }

  private lose(reason: string): void {
    this.end();
    this.reason = reason;
    const most = Math.min(60_000, 1000 * 2 ** ++this.attempts);
    const least = this.isThrottled ? 30_000 : 1000;
    this.retryAt = this.clock.elapsed() + least + this.surroundings.random() * Math.max(0, most - least);
    this.enter("waiting");
  }

  /** A new connection at once, unless the one before is hardly older. */
  private renew(): void {
    if (this.clock.elapsed() - this.changedAt < steady) {
      this.lose(`${this.host} closes its connections`);
      return;
    }
    this.end();
    this.open();
  }

  private end(): void {
    const { socket } = this;
    this.socket = undefined;
    this.outgoing = [];
    this.hasHeard = false;
    this.topics.forgetConnection();
    try {
      socket?.close();
    } catch {
      // It is closed already.
    }
  }

  private enter(state: ConnectionState): void {
    this.changedAt = this.clock.elapsed();
    if (state !== this.state) this.since = this.surroundings.now();
    this.state = state;
  }

  /** Sends subscriptions and pings, as many messages as the venue takes in a second. */
  private speak(now: number): void {
    const { ping, perSecond } = this.protocol;
    const time = this.surroundings.now();
    this.outgoing.push(...this.topics.changes(now, time));
    const due = this.outgoing.splice(0, perSecond);
    if (ping && now - this.pingedAt >= ping.every) {
      this.pingedAt = now;
      due.unshift(ping.message(time));
    }
    for (const text of due) this.send(text);
  }

  private send(text: string): void {
    try {
      this.socket?.send(text);
    } catch {
      // A socket that is closing says so next.
    }
  }

  /** Frames are read in their order, also those that have to be unpacked first. */
  private receive(data: unknown, isOwn: () => boolean): void {
    if (!isOwn()) return;
    if (typeof data === "string" && !this.protocol.isGzip) {
      this.read(data);
      return;
    }
    const text = typeof data === "string" ? data : this.surroundings.gunzip(data as ArrayBuffer, mostBytes);
    this.reading = this.reading
      .then(() => text)
      .then(
        (message) => (isOwn() ? this.read(message) : undefined),
        () => undefined, // A frame that is no gzip says nothing.
      );
  }

  private read(message: string | undefined): void {
    if (message === undefined || message.length > mostBytes) {
      this.lose(`${this.host} sent a message of more than ${mostBytes / 1e6} MB`);
      return;
    }
    const now = this.surroundings.now();
    this.lastMessage = now;
    for (const heard of this.reader(message, now)) this.hear(heard);
  }

  private hear(heard: Heard): void {
    if ("reply" in heard) this.send(heard.reply);
    else if ("closing" in heard) this.renew();
    else if ("refused" in heard) this.topics.refuse(heard.refused, heard.topics);
    else this.take(heard);
  }

  private take(heard: Extract<Heard, { readonly topic: string }>): void {
    this.heardAt = this.clock.elapsed();
    this.hasHeard = true;
    this.reason = "";
    this.isThrottled = false;
    const topic = this.topics.heard(heard.topic, this.heardAt, this.surroundings.now());
    if (topic) this.listener.onValues(topic, heard.values, heard.time);
  }
}
