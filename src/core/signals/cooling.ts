import { atShownDigits } from "../number/decimal";
import { rowsAtOnce, type Sliced } from "../slices";
import { type Line, lineOf, type Signal } from "./indicator";
import { lower, rolling } from "./rolling";
import { closeVolatility } from "./volatility";

export interface CoolingTerms {
  /** Returns that the volatility is taken from. */
  readonly period: number;
  /** How many times the lowest volatility of the lookback makes a spike. */
  readonly spike: number;
  /** The part of its peak that the volatility must fall to. */
  readonly cool: number;
  readonly lookback: number;
}

/** Thresholds of ours: no standard says when volatility has spiked or cooled off. */
export const usualCooling: CoolingTerms = { period: 10, spike: 2, cool: 0.5, lookback: 20 };

/**
 * -1 at the first bar at which volatility has cooled off after a spike, else 0. A spike begins at the bar whose volatility is at
 * least `spike` times the lowest of the last `lookback` bars, its own among them, and peaks at the highest since. It has cooled off
 * when the volatility is at most `cool` times that peak, at most `lookback` bars after it. Each spike is reported once; the next
 * one begins when the volatility has been below the threshold or exceeds the peak.
 */
export function* coolings(closes: Line, { period, spike, cool, lookback }: CoolingTerms): Sliced<Signal[]> {
  const signals = new Array<Signal>(closes.length).fill(0);
  const volatility = yield* closeVolatility(closes, period, 1);
  const known = yield* lineOf(Math.max(0, volatility.length - period), (bar) =>
    atShownDigits(volatility[period + bar]!),
  );
  const lowest = yield* lowestSoFar(known, lookback);
  let peak: { readonly height: number; readonly bar: number; readonly isReported: boolean } | undefined;
  for (let bar = 0; bar < known.length; bar++) {
    if (bar % rowsAtOnce === 0) yield;
    const height = known[bar]!;
    const isHigh = height > 0 && height >= atShownDigits(spike * lowest[bar]!);
    if (peak && bar - peak.bar > lookback) peak = undefined;
    if (peak?.isReported && !isHigh) peak = undefined;
    if (peak ? height > peak.height : isHigh) peak = { height, bar, isReported: false };
    else if (peak && !peak.isReported && height <= atShownDigits(cool * peak.height)) {
      signals[period + bar] = -1;
      peak = { ...peak, isReported: true };
    }
  }
  return signals;
}

/** The lowest of the last `lookback` values, or of as many as there are. */
function* lowestSoFar(values: Float64Array, lookback: number): Sliced<Float64Array> {
  const lowest = yield* rolling(values, lookback, lower);
  let soFar = Infinity;
  for (let bar = 0; bar < Math.min(lookback - 1, values.length); bar++) {
    if (bar % rowsAtOnce === 0) yield;
    soFar = lower(soFar, values[bar]!);
    lowest[bar] = soFar;
  }
  return lowest;
}
