import type { Asked, Engine, Quantity } from "../../../src/market/live/interface";
import { createMarket } from "../../../src/market/live/market";
import { createSwitch } from "../../../src/market/live/switch";
import { liveVenues } from "../../../src/market/live/venues";
import { World } from "./world";

const btc: Asked = { quantity: "mark", venue: "Bybit", symbol: "BTCUSDT" };
const off = { reason: "live data is off; switch it on in Settings of the Ballast pane" };
const starting = { reason: "live data is starting", isWaiting: true };
const waiting = { reason: "waiting for the mark price of BTCUSDT from Bybit", isWaiting: true };
const missing = {
  reason: "the script of live data did not load; switch it on again in Settings of the Ballast pane",
};

/** A switch whose engine comes when the test lets it come. */
function started(isAvailable = true) {
  const world = new World();
  const market = createSwitch(isAvailable);
  const loads: { come: () => void; fail: () => void }[] = [];
  const engine = createMarket(world.surroundings);
  const load = () =>
    new Promise<Engine>((resolve, reject) => {
      loads.push({ come: () => resolve(engine), fail: () => reject(new Error("no connection")) });
    });
  const told: unknown[] = [];
  const leave = market.follow([btc], () => told.push(market.shown(btc)));
  return { world, market, loads, load, told, leave };
}

test("while it is off the engine is not loaded, and everything says that it is off", async () => {
  const { market, loads, load } = started();
  await market.switchTo("off", load);
  expect(market.shown(btc)).toEqual(off);
  expect(await market.read("funding", "OKX", "BTC-USDT-SWAP")).toEqual(off);
  expect(await market.bars("Binance", "BTCUSDT")).toEqual(off);
  expect(await market.fundingHistory("Binance", "BTCUSDT")).toEqual(off);
  expect(await market.brackets("Bybit", "BTCUSDT")).toEqual(off);
  expect([market.current(), loads]).toEqual([[], []]);
  expect(market.status()).toEqual({ mode: "off", isAvailable: true, venues: [] });
});

test("a build without live data stays off, and loads nothing", async () => {
  const { market, loads, load } = started(false);
  await market.switchTo("live", load);
  expect(market.status()).toEqual({ mode: "off", isAvailable: false, venues: [] });
  const leftOut = { reason: "this Ballast was built without live data" };
  expect(market.shown(btc)).toEqual(leftOut);
  expect([await market.bars("Binance", "BTCUSDT"), loads]).toEqual([leftOut, []]);
});

test("cells that wait say that it starts, and meet the engine when it is there", async () => {
  const { world, market, loads, load, told, leave } = started();
  const states: string[] = [];
  market.whenChanged(() => states.push(market.mode()));
  const switched = market.switchTo("live", load);
  expect([told, states]).toEqual([[starting], ["live"]]);
  loads[0]!.come();
  await switched;
  expect(told).toEqual([starting, waiting]);
  expect(market.status().venues.map(({ venue }) => venue)).toEqual(liveVenues.map(({ venue }) => venue));
  await world.pass(2000);
  expect(world.sockets).toHaveLength(1);
  await market.switchTo("off", load);
  expect(told.at(-1)).toEqual(off);
  leave();
  await market.switchTo("live", load);
  await world.pass(2000);
  expect([loads.length, told.length, world.sockets.length]).toEqual([1, 3, 1]); // nobody follows any more
});

test("a history that is asked for while it starts is answered once it is there", async () => {
  const { market, loads, load, world } = started();
  void market.switchTo("live", load);
  const bars = market.bars("MEXC", "BTCUSDT");
  const read = market.read("mark", "Kraken", "BTCUSD");
  loads[0]!.come();
  expect(await bars).toEqual({ reason: expect.stringMatching(/^MEXC lets no page read its history/) });
  expect(await read).toEqual({ reason: expect.stringMatching(/^there is no live data of Kraken here/) });
  expect(world.asked).toEqual([]);
});

test("the last choice counts, whatever it was while the engine loaded", async () => {
  const { market, loads, load, world, told } = started();
  const first = market.switchTo("live", load);
  const second = market.switchTo("off", load);
  loads[0]!.come();
  await Promise.all([first, second]);
  await world.pass(2000);
  expect([market.mode(), told.at(-1), world.sockets]).toEqual(["off", off, []]);
  await market.switchTo("live", load);
  expect(told.at(-1)).toEqual(waiting);
});

test("an engine that does not come leaves it off, says so in the cells, and may be tried again", async () => {
  const { market, loads, load, told } = started();
  const switched = market.switchTo("live", load);
  loads[0]!.fail();
  await expect(switched).rejects.toThrow("no connection");
  expect([market.mode(), told]).toEqual(["off", [starting, missing]]);
  expect(await market.bars("Binance", "BTCUSDT")).toEqual(missing);
  const again = market.switchTo("live", load);
  loads[1]!.come();
  await again;
  expect([market.mode(), told.at(-1)]).toEqual(["live", waiting]);
});

test("the hosts that are listed are those of the venues, before anybody is contacted", () => {
  const originOf = (address: string) => `${new URL(address).protocol}//${new URL(address).host}`;
  const { market, world } = started();
  expect(market.hosts()).toEqual(
    liveVenues.map(({ venue, protocols, rest }) => ({
      venue,
      hosts: [...new Set([...protocols.map(({ address }) => originOf(address)), ...(rest?.hosts ?? [])])],
    })),
  );
  expect([world.sockets, world.asked]).toEqual([[], []]);
});

test("every quantity is followed through the engine", async () => {
  const { market, load, loads, world } = started();
  const quantities: Quantity[] = ["mark", "index", "last", "funding", "openInterest"];
  for (const quantity of quantities) market.follow([{ ...btc, quantity }], () => undefined);
  const switched = market.switchTo("live", load);
  loads[0]!.come();
  await switched;
  await world.pass(1000);
  expect(market.status().venues.find(({ venue }) => venue === "Bybit")!.cells).toBe(quantities.length + 1);
});
