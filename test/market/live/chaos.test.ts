import type { Asked } from "../../../src/market/live/interface";
import { createMarket } from "../../../src/market/live/market";
import { Exchange } from "./exchange";
import { World } from "./world";

jest.setTimeout(300_000);

const hosts = {
  Binance: "fstream.binance.com",
  Bybit: "stream.bybit.com",
  OKX: "ws.okx.com:8443",
  Bitget: "ws.bitget.com",
} as const;
const coins = ["BTC", "ETH"];
const hour = 3600;

/** The same numbers from 0 to 1 in every run. */
function seeded(): () => number {
  let state = 20_261_129;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** A cell that follows a mark price, and what it was told. */
interface Cell {
  readonly asked: Asked;
  readonly host: string;
  readonly coin: string;
  shown: unknown;
  changes: number;
  repeats: number;
}

test("24 hours of cuts, silence, disorder, sleep and set clocks: nothing is lost, doubled or silently stale", async () => {
  const world = new World();
  world.random = seeded();
  const random = seeded();
  const exchange = new Exchange(world);
  const market = createMarket(world.surroundings);
  const cells = Object.entries(hosts).flatMap(([venue, host]) =>
    coins.map((coin): Cell => {
      const asked: Asked = { quantity: "mark", venue, symbol: `${coin}USDT` };
      return { asked, host, coin, shown: undefined, changes: 0, repeats: 0 };
    }),
  );
  const wrong: string[] = [];
  let tellings = 0;
  let lastTold = -1;
  let seconds = 0;
  market.switchTo("live");
  for (const cell of cells)
    market.follow([cell.asked], () => {
      const shown = market.shown(cell.asked);
      if (shown === cell.shown) cell.repeats++;
      // Prices only rise, so that one that falls is an older one.
      if (Number(shown) < Number(cell.shown)) wrong.push(`${seconds}: ${cell.asked.venue} goes back`);
      cell.shown = shown;
      cell.changes++;
      if (lastTold !== seconds) tellings++;
      lastTold = seconds;
    });

  /** Venues that do not say that their values are old, and those that do not come back in good weather. */
  function untold(isQuiet: boolean): string[] {
    const current = market.current();
    return market.venues().flatMap(({ venue, state }) =>
      cells
        .filter(({ asked }) => asked.venue === venue)
        .flatMap(({ asked, host, coin }) => {
          const newest = exchange.delivered.get(`${host} ${coin}`);
          const held = current.find((one) => one.arguments.join() === `${venue},${asked.symbol}`);
          if (!newest || !held) return [];
          const age = world.time - newest.arrived;
          const isSilent = age > 90_000 && !(held.isStale && state !== "connected");
          const isGone = isQuiet && (held.isStale || state !== "connected" || age > 5_000);
          return isSilent || isGone ? [`${seconds}: ${venue} ${coin} is ${state}, ${age} ms old`] : [];
        }),
    );
  }

  let checked = 0;
  let quietSeconds = 0;
  let [silentFor, unreachableFor] = [0, 0];
  /** What befalls a second, up to which of 900 chances. */
  const faults = [
    { upTo: 1, befall: () => exchange.cutAll() },
    { upTo: 2, befall: () => (silentFor = 20 + Math.floor(random() * 90)) },
    { upTo: 3, befall: () => (exchange.faults.isOutOfOrder = !exchange.faults.isOutOfOrder) },
    { upTo: 3.3, befall: () => exchange.sleep(random() * 7_200_000) },
    // The machine's clock is set, mostly back.
    { upTo: 3.6, befall: () => world.sleep((random() - 0.7) * 3_600_000) },
    {
      upTo: 4,
      befall: () => {
        unreachableFor = 60;
        exchange.cutAll();
      },
    },
    { upTo: 4.3, befall: () => exchange.cutAll(1008) },
  ].map((one) => ({ ...one, count: 0 }));
  for (; seconds < 24 * hour; seconds++) {
    const chance = random();
    const fault = faults.find(({ upTo }) => chance < upTo / 900);
    if (fault) {
      fault.count++;
      fault.befall();
    }
    exchange.faults.isSilent = silentFor-- > 0;
    exchange.faults.isUnreachable = unreachableFor-- > 0;
    await world.pass(1000);

    const isTroubled = fault !== undefined || exchange.faults.isSilent || exchange.faults.isUnreachable;
    quietSeconds = isTroubled ? 0 : quietSeconds + 1;
    for (const { asked, host, coin, shown } of cells) {
      const newest = exchange.delivered.get(`${host} ${coin}`);
      if (!newest || typeof shown !== "number") continue;
      checked++;
      // What arrived is in the cell at the next look, a second later at most.
      const which = `${seconds}: ${asked.venue} ${coin}`;
      if (shown < newest.mark - 1) wrong.push(`${which} shows ${shown}, not ${newest.mark}`);
      if (shown > newest.mark) wrong.push(`${which} shows what was not sent`);
    }
    if (seconds % 5 === 0) wrong.push(...untold(quietSeconds > 120));
    if (wrong.length > 0) break;
  }
  expect(wrong).toEqual([]);
  expect(exchange.doubled).toEqual([]);
  expect(faults.every(({ count }) => count > 10)).toBe(true);
  expect(checked).toBeGreaterThan(600_000);
  for (const { changes, repeats } of cells) {
    expect(changes).toBeGreaterThan(30_000);
    expect(repeats).toBe(0);
  }
  expect(tellings).toBeLessThanOrEqual(seconds);
});

test("an hour holds no more than its first minute, and nothing at all when the cells are gone", async () => {
  const world = new World();
  const exchange = new Exchange(world);
  const market = createMarket(world.surroundings);
  market.switchTo("live");
  const asked = Object.keys(hosts).flatMap((venue) =>
    coins.map((coin): Asked => ({ quantity: "mark", venue, symbol: `${coin}USDT` })),
  );
  let leaves = asked.map((one) => market.follow([one], () => undefined));
  const held = () => [world.timersSet, market.current().length, exchange.open.length];
  await world.pass(60_000);
  const first = held();
  for (let minute = 0; minute < 60; minute++) {
    // Each minute all cells are calculated again; the new call may come before or after the cancellation.
    const again = asked.map((one) => market.follow([one], () => undefined));
    for (const leave of leaves) leave();
    leaves = again;
    if (minute % 7 === 0) exchange.cutAll();
    await world.pass(60_000);
    expect(held()).toEqual(first);
  }
  expect(exchange.doubled).toEqual([]);
  for (const leave of leaves) leave();
  await world.pass(30_000);
  expect(exchange.open).toHaveLength(0);
  expect(market.current()).toEqual([]);
  expect(market.venues().every(({ state, cells }) => state === "idle" && cells === 0)).toBe(true);
  expect(world.timersSet).toBe(1); // the exchange's own
});
