import type { Connection } from "./wire/connection";
import type { Contract } from "./contract";
import type { NoValue, Quantity } from "./interface";
import type { Poll } from "./wire/poll";
import { inWords } from "./quantities";
import type { Topic } from "./wire/topics";
import type { Feed, LiveVenue } from "./venues/adapter";

/** An out-of-order message is no older than this. Where two in a row claim to be older still, the venue's clock was set. */
const outOfOrder = 60_000;
/** A value that was not confirmed for so long is stale, even where the venue may have had nothing to say. */
const fresh = 120_000;

/** Formulas that follow a value, or how long ago it was confirmed. */
export interface Follower {
  readonly changed: () => void;
}

/** Where the value of an entry comes from while live data is on. */
export interface Source {
  readonly host: string;
  /** Undefined where the connection takes no more topics. */
  readonly topic: Topic | undefined;
  readonly connection?: Connection;
  readonly poll?: Poll;
}

/** One quantity of one contract, for all formulas that ask for it. */
export class Entry {
  readonly followers = new Set<Follower>();
  readonly ageFollowers = new Set<Follower>();
  source: Source | undefined;
  value: number | undefined;
  /** When the last follower went, by the clock. */
  leftAt: number | undefined;
  private time: number | undefined;
  private subscribed: number | undefined;
  private wasFarBack = false;
  private isChanged = false;
  private toldReason: string | undefined;
  private toldAge: number | undefined;

  constructor(
    readonly id: string,
    readonly quantity: Quantity,
    readonly venue: LiveVenue,
    readonly contract: Contract,
    readonly feed: Feed,
  ) {}

  get isFollowed(): boolean {
    return this.followers.size + this.ageFollowers.size > 0;
  }

  /** Begins or ends with a source. Nothing of the one before is kept. */
  connect(source: Source | undefined): void {
    this.source = source;
    this.value = this.time = this.toldAge = undefined;
    this.isChanged = false;
    this.toldReason = this.why();
  }

  /** Takes a figure of the venue, unless a newer one came before it. */
  take(figure: number, time: number | undefined): void {
    const subscribed = this.source?.topic?.askedAt;
    if (subscribed !== this.subscribed) this.time = undefined; // Times of two connections are not compared.
    this.subscribed = subscribed;
    const late = this.time === undefined || time === undefined ? 0 : this.time - time;
    const isFarBack = late >= outOfOrder;
    const isLate = late > 0 && !(isFarBack && this.wasFarBack);
    this.wasFarBack = isFarBack;
    if (isLate) return;
    this.time = time;
    if (this.value === figure) return;
    this.value = figure;
    this.isChanged = true;
  }

  /** The value, or why there is none. A value stays when the connection is lost. */
  read(): number | NoValue {
    const { source, value, venue, contract } = this;
    if (!source) return { reason: "live data is off" };
    const { topic, connection, poll, host } = source;
    if (!topic) return { reason: `${venue.venue} takes no more subscriptions on one connection` };
    const what = `${inWords[this.quantity]} of ${contract.symbol}`;
    if (topic.refused)
      return { reason: `${venue.venue} refuses the ${what}: ${topic.refused.slice(0, 120)}` };
    if (value !== undefined) return value;
    if (topic.refused === "" || topic.isHeard)
      return { reason: `${venue.venue} sends no ${what}; check the symbol` };
    if (connection?.isBlocked)
      return { reason: `${host} cannot be reached: it is blocked here, or there is no connection` };
    if (poll?.trouble !== undefined) return { reason: poll.trouble };
    return { reason: `waiting for the ${what} from ${venue.venue}`, isWaiting: true };
  }

  /** Whole seconds since the venue confirmed the value, in steps that grow with it; or why there is no value. */
  age(now: number): number | NoValue {
    const value = this.read();
    return typeof value === "number" ? steps(this.unconfirmed(now) / 1000) : value;
  }

  /** True where the value may be another by now. */
  isStale(now: number): boolean {
    const { connection, topic } = this.source ?? {};
    if (connection && !(connection.isDelivering && topic?.isHeard)) return true;
    return this.unconfirmed(now) > fresh;
  }

  /** What followers see anew since they were asked for. */
  news(now: number): readonly Follower[] {
    const reason = this.why();
    const isNew = this.isChanged || reason !== this.toldReason;
    this.isChanged = false;
    this.toldReason = reason;
    const told = isNew ? [...this.followers] : [];
    if (this.ageFollowers.size === 0) return told;
    const age = this.age(now);
    const shown = typeof age === "number" ? age : undefined;
    const hasAged = shown !== this.toldAge || (shown === undefined && isNew);
    this.toldAge = shown;
    return hasAged ? [...told, ...this.ageFollowers] : told;
  }

  private why(): string | undefined {
    const read = this.read();
    return typeof read === "number" ? undefined : read.reason;
  }

  private unconfirmed(now: number): number {
    return Math.max(0, now - (this.source?.topic?.heardAt ?? now));
  }
}

/** Below ten seconds a value is fresh; then tens of seconds, and minutes after the first. */
function steps(seconds: number): number {
  const step = seconds < 60 ? 10 : 60;
  return Math.floor(seconds / step) * step;
}
