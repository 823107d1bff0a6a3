import { smoothed } from "./exponential-average";
import type { Sliced } from "../slices";
import { type Line, lineOf } from "./indicator";

/**
 * Average true range (Wilder): the true ranges, the first `period` averaged by their mean and then by a factor of 1 / period.
 * Known from bar period - 1. A true range is the largest of high less low, high from the close before, and low from the close
 * before; the first bar has no close before it and gives high less low.
 *
 * @see J. Welles Wilder, New Concepts in Technical Trading Systems (1978)
 * @see https://docs.rs/finance-solution/0.5.1/finance_solution/atr/index.html
 */
export function* averageTrueRange(
  highs: Line,
  lows: Line,
  closes: Line,
  period: number,
): Sliced<Float64Array> {
  const ranges = yield* lineOf(highs.length, (bar) => {
    const high = highs[bar]!;
    const before = bar === 0 ? high : closes[bar - 1]!;
    return Math.max(high, before) - Math.min(lows[bar]!, before);
  });
  return yield* smoothed(ranges, 1 / period, period);
}
