import { bracketsOf } from "./brackets";
import { currentValues } from "./current";
import type { Entry, Follower } from "./entry";
import { barsOf, fundingOf } from "./history";
import { Hub, type Routed } from "./hub";
import { type Asked, type Engine, isNoValue, isOff, type Mode, type NoValue } from "./interface";
import { type Located, located } from "./located";
import { statusOf } from "./status";
import type { Surroundings } from "./wire/surroundings";
import { liveVenues } from "./venues";

/** Milliseconds that `read` waits. */
const patience = 35_000;
/** Texts of formulas that are kept with what they mean. */
const mostTexts = 4000;

export function createMarket(surroundings: Surroundings): Engine {
  let mode: Mode = "off";
  let lastStatus = "";
  const listeners = new Set<() => void>();
  const followers = new Set<Follower>();
  const texts = new Map<string, Entry | NoValue>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const venues = () => liveVenues.map((venue) => statusOf(hub, venue));
  const hub = new Hub(surroundings, (told) => {
    for (const { changed } of told) changed();
    if (listeners.size === 0) return;
    const now = venues().map(({ state, words, cells }) => `${state} ${words} ${cells}`);
    if (told.size === 0 && now.join() === lastStatus) return;
    lastStatus = now.join();
    tell();
  });

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
    if (mode === "off") return isOff;
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

  const read: Engine["read"] = (quantity, venue, symbol) =>
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
    if (mode === "off") return isOff;
    const where = located(venue, symbol);
    return isNoValue(where) ? where : how(where);
  }
  const requestsTo = ({ venue }: Located) => hub.requestsTo(venue);

  return {
    shown,
    follow,
    mode: () => mode,
    switchTo: (next, { simulatedAt } = {}) => {
      if (next === mode && next !== "simulated") return;
      mode = next;
      hub.route(routed(next, simulatedAt));
      for (const { changed } of [...followers]) changed();
      tell();
    },
    venues,
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
  };
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
