/**
 * Prints how long a first call over 50,000 bars holds the page without a pause. Each function runs in a process of its own,
 * from the built functions.js, so that nothing is compiled yet. On Linux it counts the processor time of the main thread,
 * elsewhere the clock.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { builtFunctions, inThisContext } from "./built-functions.mjs";

const bars = 50_000;
const file = fileURLToPath(import.meta.url);
const usage = `/proc/self/task/${process.pid}/schedstat`;
const milliseconds = existsSync(usage)
  ? () => Number(readFileSync(usage, "utf8").split(" ")[0]) / 1e6
  : () => performance.now();

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

const [id] = process.argv.slice(2);
if (id) console.log(await longestStretch(id));
else {
  console.log(
    `\nFirst call over ${bars} bars: longest stretch without a pause, ms of the main thread, most of 3`,
  );
  for (const name of Object.keys(calls)) {
    const runs = Array.from({ length: 3 }, () =>
      Number(execFileSync(process.execPath, [file, name], { encoding: "utf8" })),
    );
    console.log(
      `${name.replace("_", ".").padEnd(22)}${Math.max(...runs)
        .toFixed(0)
        .padStart(6)}`,
    );
  }
}

async function longestStretch(name) {
  const stretches = [];
  let start = 0;
  watchPauses(
    () => stretches.push(milliseconds() - start),
    () => (start = milliseconds()),
  );
  // Slices end by the clock, so on a busy machine they would end early.
  Date.now = () => Math.floor(milliseconds());
  const { functions } = builtFunctions(inThisContext);
  start = milliseconds();
  await functions.get(name)(...calls[name]);
  stretches.push(milliseconds() - start);
  return Math.max(...stretches);
}

/** The functions pause by posting a message to themselves. */
function watchPauses(onPause, onResume) {
  const Channel = globalThis.MessageChannel;
  globalThis.MessageChannel = function () {
    const { port1, port2 } = new Channel();
    return {
      port1: {
        close: () => port1.close(),
        set onmessage(listener) {
          port1.on("message", () => {
            onResume();
            listener();
          });
        },
      },
      port2: {
        postMessage(message) {
          onPause();
          port2.postMessage(message);
        },
      },
    };
  };
}

function walk(first, seed) {
  let [state, value] = [seed, first];
  return Array.from({ length: bars }, () => {
    state = (state * 48271) % 2147483647;
    return (value *= 1 + (state / 2147483647 - 0.5) * 0.02);
  });
}
