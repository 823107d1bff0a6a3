import { exponentialAverage, type Seed } from "./exponential-average";
import type { IndicatorValue } from "./indicator";

export interface MacdPeriods {
  readonly fast: number;
  /** Above `fast`. */
  readonly slow: number;
  readonly signal: number;
}

export interface Macd {
  readonly macd: IndicatorValue[];
  /** The exponential average of the MACD. */
  readonly signal: IndicatorValue[];
  /** MACD less signal. */
  readonly histogram: IndicatorValue[];
}

export const usualPeriods: MacdPeriods = { fast: 12, slow: 26, signal: 9 };

/**
 * Moving average convergence/divergence (MACD): a fast exponential average less a slow one, and the average of that.
 * The MACD is known from bar slow - 1.
 *
 * Seed "sma": both averages start at bar slow - 1 with the mean of the values before, the signal with the mean of its first
 * MACDs, so that it is known from bar slow + signal - 2 (TA-Lib). Seed "first": the averages start with the first value, the
 * signal with the first MACD reported, at bar slow - 1 (TA-Lib's Metastock mode, Tulip).
 *
 * @see https://github.com/TA-Lib/ta-lib/blob/main/src/ta_func/ta_MACD.c
 * @see https://tulipindicators.org/macd
 */
export function movingAverageConvergence(
  values: readonly number[],
  { fast, slow, signal }: MacdPeriods,
  seed: Seed,
): Macd {
  const start = slow - 1;
  // Seeded with a mean, the fast average begins late: its first values are those that end at bar slow - 1.
  const late = seed === "sma" ? slow - fast : 0;
  const fastAverage = exponentialAverage(values.slice(late), fast, seed);
  const slowAverage = exponentialAverage(values, slow, seed);
  const difference: number[] = [];
  for (let bar = start; bar < values.length; bar++)
    difference.push(fastAverage[bar - late]! - slowAverage[bar]!);
  const average = exponentialAverage(difference, signal, seed);
  const histogram = average.map((value, index) =>
    value === undefined ? undefined : difference[index]! - value,
  );
  const warmUp = new Array<IndicatorValue>(Math.min(start, values.length)).fill(undefined);
  return {
    macd: [...warmUp, ...difference],
    signal: [...warmUp, ...average],
    histogram: [...warmUp, ...histogram],
  };
}
