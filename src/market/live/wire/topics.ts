import type { Protocol } from "../venues/adapter";

/** Something that values come from: a subscription, or a request that is repeated. Times are those of the clock. */
export interface Topic {
  readonly name: string;
  /** When this connection was asked for it. */
  askedAt?: number;
  /** When it last spoke, and the same in milliseconds since 1970. */
  heardAt?: number;
  heardOn?: number;
  /** True where it has spoken on this connection. */
  isHeard: boolean;
  /** The venue's own words where it refuses, "" where it says nothing at all. */
  refused?: string;
}

/** The topics of one connection: what is subscribed to, what is to come and to go. */
export class Topics {
  private readonly topics = new Map<string, Topic>();
  private readonly wanted = new Set<string>();
  /** The topics of the last request, for a refusal that names none. */
  private lastAsked: readonly string[] = [];
  /** Topics that are asked for one by one, since a request for all of them was refused. */
  private oneByOne: string[] = [];

  constructor(private readonly protocol: Protocol) {}

  get isEmpty(): boolean {
    return this.wanted.size === 0;
  }

  /** The number of topics that are held. */
  get size(): number {
    return this.topics.size;
  }

  /** The topic with a name, from now on wanted; undefined where the connection has as many as it may have. */
  want(name: string): Topic | undefined {
    if (this.wanted.size >= this.protocol.most && !this.wanted.has(name)) return undefined;
    this.wanted.add(name);
    return this.known(name);
  }

  drop(name: string): void {
    this.wanted.delete(name);
    if (this.topics.get(name)?.askedAt === undefined) this.topics.delete(name);
  }

  /** The messages that bring the subscriptions up to what is wanted. */
  changes(now: number, time: number): readonly string[] {
    const { pulse, subscribe, unsubscribe } = this.protocol;
    const held = new Set([pulse, ...this.wanted]);
    const going = [...this.topics.keys()].filter((name) => !held.has(name));
    for (const name of going) this.topics.delete(name);
    const one = this.oneByOne.pop();
    const coming =
      one === undefined ? [...held].filter((name) => this.known(name).askedAt === undefined) : [one];
    for (const name of coming) this.known(name).askedAt = now;
    if (coming.length > 0) this.lastAsked = coming;
    return [
      ...(going.length > 0 ? unsubscribe(going, time) : []),
      ...(coming.length > 0 ? subscribe(coming, time) : []),
    ];
  }

  /** Takes note that a topic has spoken; undefined where nobody wants it. */
  heard(name: string, at: number, on: number): Topic | undefined {
    const topic = this.topics.get(name);
    if (!topic) return undefined;
    topic.heardAt = at;
    topic.heardOn = on;
    topic.isHeard = true;
    topic.refused = undefined;
    return this.wanted.has(name) ? topic : undefined;
  }

  /**
   * A refusal is of the topics that it names, by themselves or in its words. One that names none is of the last request; where that had
   * several topics, they are asked for again one by one.
   */
  refuse(words: string, named?: readonly string[]): void {
    const open = this.lastAsked.filter((name) => this.topics.get(name)?.isHeard === false);
    const meant = named ?? (open.length === 1 ? open : open.filter((name) => isNamed(name, words)));
    for (const name of meant) {
      const topic = this.topics.get(name);
      if (topic && !topic.isHeard) topic.refused = words;
    }
    // The others of the request may have been refused with it.
    if (named || open.length === 1) return;
    this.oneByOne = open.filter((name) => !meant.includes(name));
    this.lastAsked = [];
  }

  /** A topic that was asked for before this time and has not spoken since has nothing to say. */
  giveUp(before: number): void {
    for (const topic of this.topics.values())
      if (!topic.isHeard && topic.askedAt !== undefined && topic.askedAt < before) topic.refused ??= "";
  }

  /** The next connection has to be asked for everything. */
  forgetConnection(): void {
    this.lastAsked = [];
    this.oneByOne = [];
    for (const [name, topic] of this.topics) {
      if (!this.wanted.has(name)) this.topics.delete(name);
      topic.askedAt = undefined;
      topic.isHeard = false;
      topic.refused = undefined;
    }
  }

  private known(name: string): Topic {
    const known = this.topics.get(name);
    if (known) return known;
    const topic: Topic = { name, isHeard: false };
    this.topics.set(name, topic);
    return topic;
  }
}

/** Whether the words name a topic, and not one whose name only begins alike. */
function isNamed(name: string, words: string): boolean {
  const at = words.indexOf(name);
  return at >= 0 && !/[\w-]/.test(words.charAt(at + name.length));
}
