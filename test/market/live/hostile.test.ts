import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { contractTyped } from "../../../src/market/live/contract";
import type { Asked } from "../../../src/market/live/interface";
import { createMarket } from "../../../src/market/live/market";
import { liveVenues } from "../../../src/market/live/venues";
import { World } from "./world";

/** Whatever a venue sends, or somebody in its place: figures or nothing, and nothing breaks. */

const folder = path.join(__dirname, "../../vectors/market/live");
/** The messages of streams, and the answers to requests. */
const recorded = readdirSync(folder).flatMap((name): unknown[] => {
  const file = JSON.parse(readFileSync(path.join(folder, name), "utf8")) as { steps?: { json: unknown }[] };
  return file.steps?.map(({ json }) => json) ?? [file];
});

/** Words that objects have by themselves, figures that are none, markup, other shapes. */
const hostile: readonly unknown[] = [
  ...[
    "__proto__",
    "constructor",
    "toString",
    "",
    " ",
    "NaN",
    "Infinity",
    "-Infinity",
    "1e999",
    "0x10",
    "9".repeat(400),
  ],
  ...["<img src=x onerror=alert(1)>", "=HYPERLINK(1)", "\u202e", "x".repeat(100_000)],
  ...[null, true, -1, 0, 1e308, Number.MAX_SAFE_INTEGER, [], {}, [[]], [null], { length: 1e9 }],
];

/** The message with the value at the end of a way through it changed, and its key where another is given. */
function changed(message: unknown, way: readonly number[], value: unknown, key?: string): unknown {
  const [first, ...rest] = way;
  if (first === undefined || typeof message !== "object" || message === null) return value;
  const keys = Object.keys(message);
  if (keys.length === 0) return value;
  const at = keys[first % keys.length]!;
  const inside = changed((message as Record<string, unknown>)[at], rest, value, key);
  if (Array.isArray(message))
    return (message as unknown[]).map((one, place) => (String(place) === at ? inside : one));
  const entries = Object.entries(message as Record<string, unknown>).map(([name, one]): [string, unknown] => [
    name === at && rest.length === 0 ? (key ?? name) : name,
    name === at ? inside : one,
  ]);
  return Object.fromEntries(entries);
}

const message = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(...recorded),
      fc.array(fc.nat(30), { maxLength: 5 }),
      fc.constantFrom(...hostile),
      fc.option(fc.constantFrom("__proto__", "constructor"), { nil: undefined }),
    )
    .map(([one, way, value, key]): string => JSON.stringify(changed(one, way, value, key))),
  fc.json(),
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.constantFrom("[".repeat(200_000), '{"a":'.repeat(50_000), "null", "0", '""', "<html>", "\0"),
);

test("a reader gives finite figures of named topics, or nothing", () => {
  const protocols = liveVenues.flatMap((one) => one.protocols);
  fc.assert(
    fc.property(fc.constantFrom(...protocols), fc.array(message, { maxLength: 4 }), (protocol, messages) => {
      const read = protocol.reader();
      for (const text of messages)
        for (const heard of read(text, Date.UTC(2026, 10, 29))) {
          if (!("topic" in heard)) continue;
          expect(typeof heard.topic).toBe("string");
          for (const value of Object.values(heard.values)) expect(Number.isFinite(value)).toBe(true);
          if (heard.time !== undefined) expect(Number.isFinite(heard.time)).toBe(true);
        }
    }),
    { numRuns: 1000 },
  );
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test("cells show a number or why there is none, and the next true message is heard", async () => {
  const world = new World();
  world.whenConnected = (socket) => void world.surroundings.after(100, () => socket.open());
  const market = createMarket(world.surroundings);
  const cells = liveVenues.flatMap(({ venue, feed }): Asked[] =>
    "address" in feed("mark", contractTyped("BTCUSDT")!)
      ? [{ quantity: "mark", venue, symbol: "BTCUSDT" }]
      : [],
  );
  market.switchTo("live");
  for (const cell of cells) market.follow([cell], () => undefined);
  await world.pass(3_000);
  expect(cells.length).toBeGreaterThan(5);
  expect(world.sockets.filter(({ state }) => state === "open").length).toBeGreaterThan(5);
  for (const text of fc.sample(message, { numRuns: 300, seed: 20_261_129 })) {
    for (const socket of world.sockets) if (socket.state === "open") socket.receive(text);
  }
  await world.pass(2_000);
  for (const cell of cells) {
    const shown = market.shown(cell);
    if (typeof shown === "number") expect(Number.isFinite(shown)).toBe(true);
    else expect(shown).toMatchObject({ reason: expect.any(String) });
  }
  const bybit = world.sockets.find(({ host, state }) => host === "stream.bybit.com" && state === "open")!;
  const data = { symbol: "BTCUSDT", markPrice: "60000", fundingRate: "0.0001" };
  bybit.receive({ topic: "tickers.BTCUSDT", type: "snapshot", data, ts: world.time });
  await world.pass(2_000);
  expect(market.shown({ quantity: "mark", venue: "Bybit", symbol: "BTCUSDT" })).toBe(60_000);
});
