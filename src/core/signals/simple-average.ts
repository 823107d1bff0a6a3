import type { Line } from "./indicator";
import { add, rolling } from "./rolling";

/**
 * Simple moving average (SMA): the arithmetic mean of the last `period` values. Known from bar period - 1, bars counted from 0.
 *
 * @see https://ta-lib.org/functions/
 */
export function simpleAverage(values: Line, period: number): Float64Array {
  return rolling(values, period, add).map((sum) => sum / period);
}
