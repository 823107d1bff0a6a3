import { atShownDigits } from "../number/decimal";
import type { Line } from "./indicator";
import { rollingSums } from "./rolling-sums";

/**
 * Simple moving average (SMA): the arithmetic mean of the last `period` values, at the digits that Excel shows, so that values are
 * compared with it as a sheet compares them. Known from bar period - 1, bars counted from 0.
 *
 * @see https://ta-lib.org/functions/
 */
export function simpleAverage(values: Line, period: number): Float64Array {
  return rollingSums(values, period).map((sum) => (Number.isFinite(sum) ? atShownDigits(sum / period) : sum));
}
