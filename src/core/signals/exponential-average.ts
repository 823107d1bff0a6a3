import { rowsAtOnce, type Sliced } from "../slices";
import type { Line } from "./indicator";
import { meanOf } from "./rolling-sums";

/**
 * Where an exponential average starts. "sma": at the mean of its first values, so that it is known from bar period - 1
 * (TA-Lib's default). "first": at the first value, so that it is known from the first bar (TA-Lib's Metastock mode, Tulip).
 */
export type Seed = "sma" | "first";
export const seeds: readonly Seed[] = ["sma", "first"];

/**
 * Exponential moving average (EMA): each value moves the average towards itself by the factor 2 / (period + 1). It begins
 * at bar `from`.
 *
 * @see https://github.com/TA-Lib/ta-lib/blob/main/src/ta_func/ta_EMA.c
 */
export function exponentialAverage(values: Line, period: number, seed: Seed, from = 0): Sliced<Float64Array> {
  return smoothed(values, 2 / (period + 1), seed === "sma" ? period : 1, from);
}

/**
 * An average that starts at the mean of the first `seedLength` values from bar `from` on. Each further value moves it by
 * `factor` of the way.
 */
export function* smoothed(values: Line, factor: number, seedLength: number, from = 0): Sliced<Float64Array> {
  const result = new Float64Array(values.length).fill(NaN);
  const start = from + seedLength - 1;
  if (start >= values.length) return result;
  let average = yield* meanOf(values, from, start);
  result[start] = average;
  for (let bar = start + 1; bar < values.length; bar++) {
    if (bar % rowsAtOnce === 0) yield;
    average += factor * (values[bar]! - average);
    result[bar] = average;
  }
  return result;
}
