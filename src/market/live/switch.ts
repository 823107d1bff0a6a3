import liveHosts from "./hosts.json";
import {
  type Asked,
  type Engine,
  isOff,
  type Market,
  type Mode,
  type NoValue,
  type ReadFrom,
} from "./interface";

const isLeftOut: NoValue = { reason: "this Ballast was built without live data" };
const isStarting: NoValue = { reason: "live data is starting", isWaiting: true };
const isMissing: NoValue = {
  reason: "the script of live data did not load; switch it on again in Settings of the Ballast pane",
};

/** What follows something, and how it leaves the engine. */
interface Following {
  readonly asked: readonly Asked[];
  readonly changed: () => void;
  leave?: () => void;
}

/**
 * Live data as the worksheet functions know it: all that they need while it is off, which it is for most. What speaks to the exchanges
 * is loaded when it is switched on, and meets the cells that wait by then.
 */
export function createSwitch(isAvailable: boolean): Market {
  let mode: Mode = "off";
  let engine: Engine | undefined;
  /** Why there is no value while there is no engine, or nothing that it may ask. */
  let why = isAvailable ? isOff : isLeftOut;
  /** Choices made so far: the last one counts. */
  let turns = 0;
  /** Ends when the last choice took effect. */
  let switching: Promise<void> = Promise.resolve();
  const followings = new Set<Following>();
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  /** The engine while it may be asked. */
  const asked = () => (mode === "off" ? undefined : engine);

  function become(next: Mode, reason: NoValue): void {
    [mode, why] = [next, reason];
    if (!engine) for (const { changed } of [...followings]) changed();
    tell();
  }

  function connect(loaded: Engine): void {
    if (engine) return;
    engine = loaded;
    engine.whenChanged(tell);
    for (const one of followings) one.leave = engine.follow(one.asked, one.changed);
  }

  async function change(next: Mode, load: () => Promise<Engine>, from?: ReadFrom): Promise<void> {
    const turn = ++turns;
    if (next === "off") become("off", isOff);
    else if (!engine) {
      become(next, isStarting);
      try {
        connect(await load());
      } catch (error) {
        if (turn === turns) become("off", isMissing);
        throw error;
      }
    }
    if (turn !== turns) return; // Another choice was made while it loaded.
    mode = next;
    engine?.switchTo(next, from);
  }

  /** Asks the engine once it is there. */
  async function ask<T>(how: (loaded: Engine) => Promise<T | NoValue>): Promise<T | NoValue> {
    await switching;
    const loaded = asked();
    return loaded ? how(loaded) : why;
  }

  return {
    mode: () => mode,
    status: () => ({ mode, isAvailable, venues: engine?.venues() ?? [] }),
    hosts: () => liveHosts,
    switchTo: (next, load, from) => {
      if (!isAvailable) return Promise.resolve();
      const changed = change(next, load, from);
      switching = changed.catch(() => undefined);
      return changed;
    },
    shown: (one) => asked()?.shown(one) ?? why,
    follow: (all, changed) => {
      const one: Following = { asked: all, changed, leave: engine?.follow(all, changed) };
      followings.add(one);
      return () => {
        followings.delete(one);
        one.leave?.();
      };
    },
    whenChanged: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    current: () => engine?.current() ?? [],
    read: (...given) => ask((loaded) => loaded.read(...given)),
    bars: (...given) => ask((loaded) => loaded.bars(...given)),
    fundingHistory: (...given) => ask((loaded) => loaded.fundingHistory(...given)),
    brackets: (...given) => ask((loaded) => loaded.brackets(...given)),
  };
}
