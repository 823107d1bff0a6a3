import { bracketsOf } from "./brackets";
import { currentValues } from "./current";
import type { Entry, Follower } from "./entry";
import { barsOf, fundingOf } from "./history";
import { Hub, type Routed } from "./hub";
import {
  isNoValue,
  type Market,
  type MarketStatus,
  type Mode,
  type NoValue,
  type Quantity,
} from "./interface";
import { type Located, located } from "./located";
import { statusOf } from "./status";
import type { Surroundings } from "./wire/surroundings";
import { liveVenues } from "./venues";

/** What a formula asks for: a value, or the seconds since it was confirmed. */
export interface Asked {
  readonly quantity: Quantity;
  readonly venue: string;
  readonly symbol: string;
  readonly isAge?: boolean;
}

/** The market as the worksheet functions see it. */
export interface Feeds extends Market {
  /** What a cell shows of what it asks for. */
  readonly shown: (asked: Asked) => number | NoValue;
  /** Calls back when something of what is asked for changes, once a second at most. The result ends that. */
  readonly follow: (asked: readonly Asked[], changed: () => void) => () => void;
}

/** Milliseconds that `read` waits. */
const patience = 35_000;
/** Texts of formulas that are kept with what they mean. */
const mostTexts = 4000;

const isOff: NoValue = { reason: "live data is off; switch it on in Settings of the Ballast pane" };
const isLeftOut: NoValue = { reason: "this Ballast was built without live data" };

export function createMarket(surroundings: Surroundings, isAvailable: boolean): Feeds {
  let mode: Mode = "off";
  let lastStatus = "";
  const listeners = new Set<() => void>();
  const followers = new Set<Follower>();
  const texts = new Map<string, Entry | NoValue>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const status = (): MarketStatus => ({
    mode,
    isAvailable,
    venues: liveVenues.map((venue) => statusOf(hub, venue)),
  });
  const hub = new Hub(surroundings, (told) => {
    for (const { changed } of told) changed();
    if (listeners.size === 0) return;
    const now = status().venues.map(({ state, words, cells }) => `${state} ${words} ${cells}`);
    if (told.size === 0 && now.join() === lastStatus) return;
    lastStatus = now.join();
    tell();
  });

  const whyNot = (): NoValue | undefined => {
    if (!isAvailable) return isLeftOut;
    return mode === "off" ? isOff : undefined;
  };

  function entryOf({ quantity, venue, symbol }: Asked): Entry | NoValue {
    const text = JSON.stringify([quantity, venue, symbol]);
    const known = texts.get(text);
    if (known && (isNoValue(known) || hub.entries.get(known.id) === known)) return known;
    if (texts.size >= mostTexts) texts.clear();
    const where = located(venue, symbol);
    const feed = isNoValue(where) ? where : where.venue.feed(quantity, where.contract);
    const entry = isNoValue(where) || isNoValue(feed) ? (feed as NoValue) : hub.entry(quantity, where, feed);
    texts.set(text, entry);
    return entry;
  }

  const shown = (asked: Asked): number | NoValue => {
    const why = whyNot();
    if (why) return why;
    const entry = entryOf(asked);
    if (isNoValue(entry)) return entry;
    return asked.isAge ? entry.age(hub.clock.elapsed()) : entry.read();
  };

  const follow = (asked: readonly Asked[], changed: () => void): (() => void) => {
    const follower: Follower = { changed };
    followers.add(follower);
    const leaves = asked.flatMap((one) => {
      const entry = entryOf(one);
      return isNoValue(entry) ? [] : [hub.join(entry, follower, one.isAge ?? false)];
    });
    return () => {
      followers.delete(follower);
      for (const leave of leaves) leave();
    };
  };

  const read: Market["read"] = (quantity, venue, symbol) =>
    new Promise((resolve) => {
      const asked = { quantity, venue, symbol };
      const look = (isLast: boolean) => {
        const value = shown(asked);
        if (!isLast && isNoValue(value) && value.isWaiting) return;
        leave();
        cancel();
        resolve(value);
      };
      const leave = follow([asked], () => look(false));
      const cancel = surroundings.after(patience, () => look(true));
      look(false);
    });

  /** Asks a venue, where live data is on. */
  async function ask<T>(venue: string, symbol: string, how: (where: Located) => Promise<T | NoValue>) {
    const why = whyNot();
    if (why) return why;
    const where = located(venue, symbol);
    return isNoValue(where) ? where : how(where);
  }
  const requestsTo = ({ venue }: Located) => hub.requestsTo(venue);

  return {
    shown,
    follow,
    mode: () => mode,
    switchTo: (next, { simulatedAt } = {}) => {
      if (!isAvailable || (next === mode && next !== "simulated")) return;
      mode = next;
      hub.route(routed(next, simulatedAt));
      for (const { changed } of [...followers]) changed();
      tell();
    },
    status,
    whenChanged: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    read,
    current: () => currentValues(hub),
    bars: (venue, symbol, interval = "1d", count = 200) =>
      ask(venue, symbol, (where) => barsOf(where, requestsTo(where), interval, count, surroundings.now())),
    fundingHistory: (venue, symbol, count = 100) =>
      ask(venue, symbol, (where) => fundingOf(where, requestsTo(where), count, surroundings.now())),
    brackets: (venue, symbol) => ask(venue, symbol, (where) => bracketsOf(where, requestsTo(where))),
    hosts: () =>
      liveVenues.map(({ venue, protocols, rest }) => ({
        venue,
        hosts: [...new Set([...protocols.map(({ address }) => originOf(address)), ...(rest?.hosts ?? [])])],
      })),
  };
}

/** The scheme, the host and the port of an address: wss://ws.okx.com:8443. */
function originOf(address: string): string {
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}`;
}

/** What an address of a venue stands for; undefined while live data is off. */
function routed(mode: Mode, simulatedAt = ""): Routed | undefined {
  if (mode === "off") return undefined;
  if (mode === "live") return (address) => address;
  const base = simulatedAt.replace(/\/+$/, "").replace(/^\w+:\/\//, "");
  const isSecure = /^(wss|https):/.test(simulatedAt);
  return (address) => {
    const { protocol, host, pathname, search } = new URL(address);
    const scheme = protocol.startsWith("ws") ? "ws" : "http";
    return `${scheme}${isSecure ? "s" : ""}://${base}/${host}${pathname}${search}`;
  };
}
