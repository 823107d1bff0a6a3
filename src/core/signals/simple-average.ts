import { atShownDigits } from "../number/decimal";
import type { Sliced } from "../slices";
import { type Line, lineOf } from "./indicator";
import { rollingSums } from "./rolling-sums";

/**
 * Simple moving average (SMA): the arithmetic mean of the last `period` values at the digits that Excel shows, so that
 * comparisons give what a sheet gives. It is known from bar period - 1; bars count from 0.
 *
 * @see https://ta-lib.org/functions/
 */
export function* simpleAverage(values: Line, period: number): Sliced<Float64Array> {
  const sums = yield* rollingSums(values, period);
  return yield* lineOf(sums.length, (bar) => {
    const sum = sums[bar]!;
    return Number.isFinite(sum) ? atShownDigits(sum / period) : sum;
  });
}
