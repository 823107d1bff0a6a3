import type { IndicatorValue } from "./indicator";
import { add, rolling } from "./rolling";

/**
 * Simple moving average (SMA): the arithmetic mean of the last `period` values. Known from bar period - 1, bars counted from 0.
 *
 * @see https://ta-lib.org/functions/
 */
export function simpleAverage(values: readonly number[], period: number): IndicatorValue[] {
  return rolling(values, period, add).map((sum) => (sum === undefined ? undefined : sum / period));
}
