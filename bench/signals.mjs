/**
 * Compares the indicators with their peers and a plain loop, and times every SIGNAL and SIM function as a cell calls it.
 * Only figures of the same run can be compared: read the ratios.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import technicalIndicators from "technicalindicators";
import * as tradingSignals from "trading-signals";

const bars = 50_000;
const root = fileURLToPath(new URL("..", import.meta.url));
const { core, signal, sim, generatedMarket } = await load(`
  export * as signal from "./src/functions/signal";
  export * as sim from "./src/functions/sim";
  export { generatedMarket } from "./test/support/generated-prices";
  import { exponentialAverage } from "./src/core/signals/exponential-average";
  import { movingAverageConvergence, usualPeriods } from "./src/core/signals/macd";
  import { relativeStrength } from "./src/core/signals/rsi";
  import { simpleAverage } from "./src/core/signals/simple-average";
  export const core = { exponentialAverage, movingAverageConvergence, relativeStrength, simpleAverage, usualPeriods };
`);
const { prices, volumes, fundingRates } = generatedMarket(bars, 1);

console.log(`${bars} generated bars, best of 15 runs\n`);
compare("SMA 50", {
  Ballast: () => core.simpleAverage(prices, 50),
  "trading-signals": () => streamed(new tradingSignals.SMA(50)),
  technicalindicators: () => technicalIndicators.SMA.calculate({ period: 50, values: prices }),
  "plain loop": () => plainAverage(50),
});
compare("SMA 5000", {
  Ballast: () => core.simpleAverage(prices, 5000),
  technicalindicators: () => technicalIndicators.SMA.calculate({ period: 5000, values: prices }),
  "plain loop": () => plainAverage(5000),
});
compare("EMA 20", {
  Ballast: () => core.exponentialAverage(prices, 20, "sma"),
  "trading-signals": () => streamed(new tradingSignals.EMA(20)),
  technicalindicators: () => technicalIndicators.EMA.calculate({ period: 20, values: prices }),
  "plain loop": () => plainExponential(20),
});
compare("RSI 14", {
  Ballast: () => core.relativeStrength(prices, 14),
  "trading-signals": () => streamed(new tradingSignals.RSI(14)),
  technicalindicators: () => technicalIndicators.RSI.calculate({ period: 14, values: prices }),
});
compare("MACD 12, 26, 9", {
  Ballast: () => core.movingAverageConvergence(prices, core.usualPeriods, "sma"),
  "trading-signals": () =>
    streamed(
      new tradingSignals.MACD(
        new tradingSignals.EMA(12),
        new tradingSignals.EMA(26),
        new tradingSignals.EMA(9),
      ),
    ),
  technicalindicators: () =>
    technicalIndicators.MACD.calculate({
      values: prices,
      fastPeriod: 12,
      slowPeriod: 26,
      signalPeriod: 9,
      SimpleMAOscillator: false,
      SimpleMASignal: false,
    }),
});

console.log(
  "\nAs a cell calls it, cells in and cells out: ms in all, ms of the longest stretch without a pause",
);
const [closes, traded, rates] = [prices, volumes, fundingRates].map((values) =>
  values.map((value) => [value]),
);
const single = (value) => [[value]];
const index = await signal.signalRsi(closes);
for (const [name, call] of Object.entries({
  "SIGNAL.SMA": () => signal.signalSma(closes),
  "SIGNAL.EMA": () => signal.signalEma(closes),
  "SIGNAL.RSI": () => signal.signalRsi(closes),
  "SIGNAL.MACD": () => signal.signalMacd(closes),
  "SIGNAL.CROSS": () => signal.signalCross(closes, traded),
  "SIGNAL.BREAKOUT": () => signal.signalBreakout(closes, traded),
  "SIGNAL.DIVERGENCE": () => signal.signalDivergence(closes, index),
  "SIGNAL.HEADSHOULDERS": () => signal.signalHeadShoulders(closes),
  "SIGNAL.FUNDING": () => signal.signalFunding(rates),
  "SIGNAL.SHIFT": () => signal.signalShift(closes, single(0.0001)),
  "SIGNAL.REGIME": () => signal.signalRegime(closes, traded, rates),
  "SIM.POSITION": () => sim.simPosition(single("long"), single(60_000), single(1), single(1), closes, rates),
  "SIM.PORTFOLIO": () => sim.simPortfolio(closes, single("balanced-growth-manager"), null, rates),
  "SIM.STATS": () => sim.simStats(closes),
})) {
  const runs = [];
  for (let round = 0; round < 5; round++) runs.push(await stretched(call));
  const best = (figure) =>
    Math.min(...runs.map((run) => run[figure]))
      .toFixed(1)
      .padStart(9);
  console.log(`  ${name.padEnd(22)}${best("total")}${best("longest")}`);
}

/** Runs a call that pauses, and measures the longest time that other work had to wait. */
async function stretched(call) {
  let running = true;
  let [last, longest] = [performance.now(), 0];
  const watch = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (running) setImmediate(watch);
  };
  const start = performance.now();
  setImmediate(watch);
  await call();
  const total = performance.now() - start;
  await new Promise(setImmediate);
  running = false;
  return { total, longest };
}

/** Prints each contender's best time and its ratio to the first. */
function compare(title, contenders) {
  const times = Object.entries(contenders).map(([name, run]) => [name, fastest(run)]);
  const [, own] = times[0];
  const shown = times.map(([name, time]) => `${name} ${time.toFixed(2)} ms (${(time / own).toFixed(1)}x)`);
  console.log(`${title.padEnd(16)}${shown.join("   ")}`);
}

function fastest(run) {
  let best = Infinity;
  for (let round = 0; round < 15; round++) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

function streamed(indicator) {
  return prices.map((price) => indicator.update(price, false));
}

/** The mean of every window, summed from scratch. */
function plainAverage(period) {
  const result = [];
  for (let bar = period - 1; bar < prices.length; bar++) {
    let sum = 0;
    for (let back = 0; back < period; back++) sum += prices[bar - back];
    result.push(sum / period);
  }
  return result;
}

function plainExponential(period) {
  const result = [prices[0]];
  for (let bar = 1; bar < prices.length; bar++)
    result.push(result[bar - 1] + (2 / (period + 1)) * (prices[bar] - result[bar - 1]));
  return result;
}

/** Bundles a module of the sources and loads it, with the parts of Excel's runtime that the functions use. */
async function load(contents) {
  globalThis.CustomFunctions = {
    Error: class extends Error {},
    ErrorCode: { invalidNumber: "#NUM!" },
  };
  const folder = mkdtempSync(path.join(tmpdir(), "ballast-bench-"));
  const outfile = path.join(folder, "bundle.mjs");
  try {
    await build({
      stdin: { contents, resolveDir: root, loader: "ts" },
      bundle: true,
      format: "esm",
      platform: "node",
      outfile,
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
