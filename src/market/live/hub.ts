import { Clock } from "./wire/clock";
import { Connection } from "./wire/connection";
import { Entry, type Follower, type Source } from "./entry";
import type { Quantity } from "./interface";
import type { Located } from "./located";
import { Poll } from "./wire/poll";
import { Requests } from "./wire/requests";
import type { Surroundings } from "./wire/surroundings";
import type { Topic } from "./wire/topics";
import type { Feed, Field, LiveVenue } from "./venues/adapter";

/** Milliseconds from one look at everything to the next. Followers are told then, all together. */
const second = 1000;
/** An entry that nobody follows any more is kept so long: a recalculation leaves it and comes back. */
const linger = 10_000;

export type Routed = (address: string) => string;

/** What is open while live data is on: connections and requests, and the entries that they serve. */
export class Hub {
  readonly clock: Clock;
  readonly entries = new Map<string, Entry>();
  /** By the address of the venue. */
  readonly connections = new Map<string, Connection>();
  readonly requests = new Map<string, Requests>();
  /** What an address stands for; undefined while live data is off. */
  private routed: Routed | undefined;
  private cancelTick: (() => void) | undefined;
  /** The entries of each topic, by address and topic. */
  private readonly byTopic = new Map<Topic, Set<Entry>>();

  constructor(
    private readonly surroundings: Surroundings,
    /** Called after each look, with those that there is something new for. */
    private readonly looked: (told: ReadonlySet<Follower>) => void,
  ) {
    this.clock = new Clock(surroundings);
  }

  get isOn(): boolean {
    return this.routed !== undefined;
  }

  /** Connects what is followed, as addresses are routed; or closes everything. */
  route(routed: Routed | undefined): void {
    for (const entry of this.entries.values()) entry.connect(undefined);
    for (const connection of this.connections.values()) connection.close();
    for (const requests of this.requests.values()) requests.stop();
    for (const all of [this.connections, this.requests, this.byTopic]) all.clear();
    this.cancelTick?.();
    this.cancelTick = undefined;
    this.routed = routed;
    for (const entry of this.entries.values()) {
      if (!entry.isFollowed) this.entries.delete(entry.id);
      else if (routed) entry.connect(this.sourceOf(entry, routed));
    }
    this.wind();
  }

  /** The entry of a quantity, which is kept while it is followed. */
  entry(quantity: Quantity, { venue, contract }: Located, feed: Feed): Entry {
    const id =
      "topic" in feed ? `${feed.address} ${feed.topic} ${quantity}` : `${feed.request.url} ${quantity}`;
    const known = this.entries.get(id);
    if (known) return known;
    const entry = new Entry(id, quantity, venue, contract, feed);
    if (this.routed) entry.connect(this.sourceOf(entry, this.routed));
    entry.leftAt = this.clock.elapsed();
    this.entries.set(id, entry);
    this.wind();
    return entry;
  }

  /** Follows an entry, or its age; the result ends that. */
  join(entry: Entry, follower: Follower, isAge: boolean): () => void {
    const followers = isAge ? entry.ageFollowers : entry.followers;
    followers.add(follower);
    entry.leftAt = undefined;
    return () => {
      followers.delete(follower);
      if (!this.routed && !entry.isFollowed) this.entries.delete(entry.id);
    };
  }

  /** The requests to a venue; undefined while live data is off, and where a venue cannot be asked. */
  requestsTo(venue: LiveVenue): Requests | undefined {
    const { routed } = this;
    if (!routed || !venue.rest) return undefined;
    const known = this.requests.get(venue.venue);
    if (known) return known;
    const requests = new Requests({ ...venue, rest: venue.rest }, this.surroundings, this.clock, routed);
    this.requests.set(venue.venue, requests);
    return requests;
  }

  private sourceOf(entry: Entry, routed: Routed): Source {
    const { feed, venue } = entry;
    if ("request" in feed) {
      const poll = new Poll(feed, this.requestsTo(venue)!, this.clock, this.surroundings.now, (value, time) =>
        entry.take(value, time),
      );
      return { host: new URL(feed.request.url).host, topic: poll.topic, poll };
    }
    const connection = this.connectionTo(venue, feed.address, routed);
    const topic = connection.topics.want(feed.topic);
    if (topic) this.byTopic.set(topic, (this.byTopic.get(topic) ?? new Set()).add(entry));
    return { host: connection.host, topic, connection };
  }

  private connectionTo({ protocols }: LiveVenue, address: string, routed: Routed): Connection {
    const known = this.connections.get(address);
    if (known) return known;
    const protocol = protocols.find((one) => one.address === address)!;
    const connection = new Connection(protocol, routed(address), this.surroundings, this.clock, {
      onValues: (topic, values, time) => this.take(topic, values, time),
    });
    this.connections.set(address, connection);
    return connection;
  }

  private take(
    topic: Topic,
    values: Readonly<Partial<Record<Field, number>>>,
    time: number | undefined,
  ): void {
    for (const entry of this.byTopic.get(topic) ?? []) {
      const { field, times = 1 } = entry.feed as { field: Field; times?: number };
      const figure = values[field];
      if (figure !== undefined) entry.take(figure * times, time);
    }
  }

  /** Looks at everything once a second, as long as there is something to look at. */
  private wind(): void {
    if (this.cancelTick || !this.routed || this.entries.size === 0) return;
    this.clock.tick();
    this.cancelTick = this.surroundings.after(0, () => this.look());
  }

  private look(): void {
    this.cancelTick = undefined;
    const gap = this.clock.tick();
    const now = this.clock.elapsed();
    for (const entry of this.entries.values()) this.dropUnused(entry, now);
    for (const connection of this.connections.values()) connection.tick(gap);
    for (const { source } of this.entries.values()) source?.poll?.tick();
    const told = new Set<Follower>();
    for (const entry of this.entries.values()) for (const follower of entry.news(now)) told.add(follower);
    if (this.entries.size > 0) this.cancelTick = this.surroundings.after(second, () => this.look());
    this.looked(told);
  }

  private dropUnused(entry: Entry, now: number): void {
    if (entry.isFollowed) return;
    entry.leftAt ??= now;
    if (now - entry.leftAt < linger) return;
    this.entries.delete(entry.id);
    const { topic, connection } = entry.source ?? {};
    if (!topic || !connection) return;
    const others = this.byTopic.get(topic);
    others?.delete(entry);
    if (others?.size !== 0) return;
    this.byTopic.delete(topic);
    connection.topics.drop(topic.name);
  }
}
