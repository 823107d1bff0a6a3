/** The indicators beside their peers and a plain loop. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import technicalIndicators from "technicalindicators";
import * as tradingSignals from "trading-signals";
import { table, takeTurns, times } from "./measure.mjs";

const bars = 50_000;
const root = fileURLToPath(new URL("..", import.meta.url));
const { atOnce, core, generatedMarket } = await load(`
  export { generatedMarket } from "./test/support/generated-prices";
  import { exponentialAverage } from "./src/core/signals/exponential-average";
  import { movingAverageConvergence, usualPeriods } from "./src/core/signals/macd";
  import { relativeStrength } from "./src/core/signals/rsi";
  import { simpleAverage } from "./src/core/signals/simple-average";
  export { atOnce } from "./src/core/slices";
  export const core = { exponentialAverage, movingAverageConvergence, relativeStrength, simpleAverage, usualPeriods };
`);
const { prices } = generatedMarket(bars, 1);

const compared = {
  "SMA 50": {
    Ballast: () => atOnce(core.simpleAverage(prices, 50)),
    "trading-signals": () => streamed(new tradingSignals.SMA(50)),
    technicalindicators: () => technicalIndicators.SMA.calculate({ period: 50, values: prices }),
    "plain loop": () => plainAverage(50),
  },
  "SMA 5000": {
    Ballast: () => atOnce(core.simpleAverage(prices, 5000)),
    technicalindicators: () => technicalIndicators.SMA.calculate({ period: 5000, values: prices }),
    "plain loop": () => plainAverage(5000),
  },
  "EMA 20": {
    Ballast: () => atOnce(core.exponentialAverage(prices, 20, "sma")),
    "trading-signals": () => streamed(new tradingSignals.EMA(20)),
    technicalindicators: () => technicalIndicators.EMA.calculate({ period: 20, values: prices }),
    "plain loop": () => plainExponential(20),
  },
  "RSI 14": {
    Ballast: () => atOnce(core.relativeStrength(prices, 14)),
    "trading-signals": () => streamed(new tradingSignals.RSI(14)),
    technicalindicators: () => technicalIndicators.RSI.calculate({ period: 14, values: prices }),
  },
  "MACD 12, 26, 9": {
    Ballast: () => atOnce(core.movingAverageConvergence(prices, core.usualPeriods, "sma")),
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
  },
};

export async function indicators() {
  const rows = [];
  for (const [title, contenders] of Object.entries(compared)) {
    const taken = await takeTurns(contenders);
    const cell = (name) =>
      name in taken ? `${taken[name].toFixed(1)} (${times(taken[name] / taken.Ballast)})` : "–";
    rows.push([
      title,
      taken.Ballast.toFixed(1),
      cell("plain loop"),
      cell("trading-signals"),
      cell("technicalindicators"),
    ]);
  }
  return [
    table(
      "Indicators over 50,000 bars, ms",
      ["", "Ballast", "plain loop", "trading-signals", "technicalindicators"],
      rows,
      "In brackets the ratio to Ballast. A plain loop of an average sums every window from scratch.",
    ),
  ];
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
