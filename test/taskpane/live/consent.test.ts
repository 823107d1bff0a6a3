import type { Market, Mode, VenueHosts } from "../../../src/market/live/interface";
import { market as real } from "../../../src/market/live/live";
import { chooseMode, followConsent, hostsSince } from "../../../src/taskpane/live/consent";

const known: VenueHosts[] = [{ venue: "Binance", hosts: ["wss://fstream.binance.com"] }];
const switched: { mode: Mode; simulatedAt?: string }[] = [];
const market = (venues = known): Market => ({
  ...real,
  hosts: () => venues,
  switchTo: (mode, _, { simulatedAt } = {}) => {
    switched.push({ mode, simulatedAt });
    return Promise.resolve();
  },
});

let kept: Map<string, string>;
let simulated: string | undefined;
let changed: (event: { key: string | null }) => void;

beforeEach(() => {
  kept = new Map();
  simulated = undefined;
  switched.length = 0;
  Object.assign(globalThis, {
    localStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    },
    document: {
      baseURI: "https://localhost:3000/taskpane.html",
      querySelector: () => (simulated === undefined ? null : { content: simulated }),
    },
    addEventListener: (_: string, listener: typeof changed) => (changed = listener),
  });
});
afterEach(() => {
  for (const name of ["localStorage", "document", "addEventListener"])
    Reflect.deleteProperty(globalThis, name);
  globalThis.BallastFunctions = undefined;
});

/** The mode in which a page starts with this market. */
function started(one: Market): Mode | undefined {
  globalThis.BallastFunctions = {
    functions: {},
    declarations: new Map(),
    failureOf: () => undefined,
    whenCalled: () => undefined,
    numberFormats: { isOffered: () => false, isOn: () => false, choose: () => undefined },
    market: one,
  };
  switched.length = 0;
  followConsent();
  return switched.at(-1)?.mode;
}

test("a page starts without live data until the user of this machine has agreed, and then with it", async () => {
  expect(started(market())).toBe("off");
  expect(await chooseMode(market(), "live")).toBe(true);
  expect(started(market())).toBe("live");
  await chooseMode(market(), "off");
  expect(started(market())).toBe("off");
  expect(kept.size).toBe(0);
});

test("a host that the user was not shown puts it off again, until the user has agreed to it", async () => {
  await chooseMode(market(), "live");
  const more = market([...known, { venue: "OKX", hosts: ["wss://ws.okx.com:8443"] }]);
  expect(hostsSince(more)).toEqual(["wss://ws.okx.com:8443"]);
  expect(started(more)).toBe("off");
  await chooseMode(more, "live");
  expect(hostsSince(more)).toEqual([]);
  expect(started(more)).toBe("live");
});

test("prices are simulated only where the page says that an exchange is", async () => {
  simulated = "/exchange";
  await chooseMode(market(), "simulated");
  expect(switched.at(-1)).toEqual({ mode: "simulated", simulatedAt: "https://localhost:3000/exchange" });
  simulated = undefined;
  expect(started(market())).toBe("off");
});

test("another window's choice is followed, and what is kept by somebody else is no consent", async () => {
  started(market());
  await chooseMode(market(), "live");
  kept.clear();
  changed({ key: "Ballast.LiveData" });
  expect(switched.at(-1)?.mode).toBe("off");
  for (const text of ["live", '{"mode":"live"}', '{"mode":"all","hosts":[]}', "{"]) {
    kept.set("Ballast.LiveData", text);
    expect([text, started(market())]).toEqual([text, "off"]);
  }
});

test("a browser that keeps nothing holds the choice until the page is closed", async () => {
  Object.assign(globalThis.localStorage, {
    setItem: () => {
      throw new Error("denied");
    },
  });
  expect(await chooseMode(market(), "live")).toBe(false);
  expect(switched.at(-1)?.mode).toBe("live");
  expect(started(market())).toBe("off");
});
