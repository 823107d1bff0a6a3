/**
 * How long a first call over 50,000 bars holds the page without a pause. Each function runs in a process of its own, from the built
 * functions.js, so that nothing is compiled yet. On Linux it counts the processor time of the main thread, elsewhere the clock.
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { builtFunctions, inThisContext } from "./built-functions.mjs";
import { median, milliseconds, rounds, table } from "./measure.mjs";
import { watchPauses } from "./pauses.mjs";

const bars = 50_000;
const file = fileURLToPath(import.meta.url);

const closes = walk(30_000, 7).map((price) => [Math.round(price * 100) / 100]);
const volumes = walk(500, 8).map((volume) => [Math.round(volume * 100) / 100]);
const rates = walk(1, 9).map((factor) => [Math.round((factor - 0.9) * 1e4) / 1e8]);
const one = (value) => [[value]];
const calls = {
  SIGNAL_SMA: [closes],
  SIGNAL_EMA: [closes],
  SIGNAL_RSI: [closes],
  SIGNAL_MACD: [closes],
  SIGNAL_ATR: [closes, closes, closes],
  SIGNAL_VOLATILITY: [closes],
  SIGNAL_COOLING: [closes],
  SIGNAL_CROSS: [closes, volumes],
  SIGNAL_BREAKOUT: [closes, volumes],
  SIGNAL_DIVERGENCE: [closes, volumes],
  SIGNAL_HEADSHOULDERS: [closes],
  SIGNAL_FUNDING: [rates],
  SIGNAL_SHIFT: [closes, one(0.0001)],
  SIGNAL_PHASE: [closes],
  SIGNAL_REGIME: [closes, volumes, rates],
  SIM_POSITION: [one("long"), one(30_000), one(1), one(2), closes, rates],
  SIM_PORTFOLIO: [closes, one("balanced-growth-manager"), one(100_000), rates],
  SIM_STATS: [closes],
};

const [id] = process.argv[1] === file ? process.argv.slice(2) : [];
if (id) console.log(await longestStretch(id));

export async function coldCalls() {
  const made = Object.keys(calls).map((name) => {
    const runs = Array.from({ length: rounds }, () =>
      Number(execFileSync(process.execPath, [file, name], { encoding: "utf8" })),
    );
    return [name.replace("_", "."), milliseconds(median(runs)), milliseconds(Math.max(...runs))];
  });
  return [
    table(
      "The first call over 50,000 bars",
      ["", "longest stretch, ms", "the worst of seven, ms"],
      made,
      "The longest stretch without a pause, each in a process of its own in which nothing is compiled yet.",
    ),
  ];
}

async function longestStretch(name) {
  const pauses = watchPauses();
  const { functions } = builtFunctions(inThisContext);
  pauses.begin();
  await functions.get(name)(...calls[name]);
  pauses.end();
  return pauses.longest();
}

function walk(first, seed) {
  let [state, value] = [seed, first];
  return Array.from({ length: bars }, () => {
    state = (state * 48271) % 2147483647;
    return (value *= 1 + (state / 2147483647 - 0.5) * 0.02);
  });
}
