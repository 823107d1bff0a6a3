import type { IndicatorValue } from "./indicator";

/**
 * Where an exponential average starts. "sma": at the mean of its first values, known from bar period - 1 (TA-Lib's default).
 * "first": at the first value, known from the first bar (TA-Lib's Metastock mode, Tulip).
 */
export type Seed = "sma" | "first";
export const seeds: readonly Seed[] = ["sma", "first"];

/**
 * Exponential moving average (EMA): each value moves it by the factor 2 / (period + 1) of the way towards itself.
 *
 * @see https://github.com/TA-Lib/ta-lib/blob/main/src/ta_func/ta_EMA.c
 */
export function exponentialAverage(values: readonly number[], period: number, seed: Seed): IndicatorValue[] {
  return smoothed(values, 2 / (period + 1), seed === "sma" ? period : 1);
}

/** The average that starts at the mean of its first `seedLength` values and moves by `factor` of the way to each further one. */
export function smoothed(values: readonly number[], factor: number, seedLength: number): IndicatorValue[] {
  const result = new Array<IndicatorValue>(values.length).fill(undefined);
  if (values.length < seedLength) return result;
  let average = mean(values, seedLength);
  result[seedLength - 1] = average;
  for (let bar = seedLength; bar < values.length; bar++) {
    average += factor * (values[bar]! - average);
    result[bar] = average;
  }
  return result;
}

function mean(values: readonly number[], length: number): number {
  let sum = 0;
  for (let index = 0; index < length; index++) sum += values[index]!;
  return sum / length;
}
