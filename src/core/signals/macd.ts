import { exponentialAverage, type Seed } from "./exponential-average";
import type { Sliced } from "../slices";
import { type Line, lineOf } from "./indicator";

export interface MacdPeriods {
  readonly fast: number;
  /** Above `fast`. */
  readonly slow: number;
  readonly signal: number;
}

export interface Macd {
  readonly macd: Float64Array;
  /** The exponential average of the MACD. */
  readonly signal: Float64Array;
  /** MACD less signal. */
  readonly histogram: Float64Array;
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
export function* movingAverageConvergence(
  values: Line,
  { fast, slow, signal }: MacdPeriods,
  seed: Seed,
): Sliced<Macd> {
  // With seed "sma" the fast average begins late, so that both averages start at bar slow - 1.
  const fastAverage = yield* exponentialAverage(values, fast, seed, seed === "sma" ? slow - fast : 0);
  const slowAverage = yield* exponentialAverage(values, slow, seed);
  const macd = yield* lineOf(values.length, (bar) => {
    const [faster, slower] = [fastAverage[bar]!, slowAverage[bar]!];
    return isSame(faster, slower, slower) ? 0 : faster - slower;
  });
  macd.fill(NaN, 0, slow - 1);
  const exact = yield* exponentialAverage(macd, signal, seed, slow - 1);
  const average = yield* lineOf(values.length, (bar) =>
    isSame(macd[bar]!, exact[bar]!, slowAverage[bar]!) ? macd[bar]! : exact[bar]!,
  );
  const histogram = yield* lineOf(values.length, (bar) => macd[bar]! - average[bar]!);
  return { macd, signal: average, histogram };
}

/** How far two averages may differ, relative to their size, by the rounding of their fifteenth digits. */
const lastDigits = 1e-14;

/**
 * True if two figures differ by no more than the rounding of averages of this size. A market that stands still or rises
 * evenly has a MACD that is 0 or equals its own signal, and must not seem to cross it.
 */
function isSame(a: number, b: number, size: number): boolean {
  return Math.abs(a - b) <= lastDigits * Math.abs(size);
}
