import { smoothed } from "./exponential-average";
import { rowsAtOnce, type Sliced } from "../slices";
import { type Line, lineOf } from "./indicator";

/**
 * Relative strength index (RSI, Wilder): how much of the movement was upwards, from 0 to 100. Gains and losses from bar to bar
 * are averaged each, the first `period` by their mean and then by a factor of 1 / period;
 * RSI = 100 * average gain / (average gain + average loss). Known from bar `period`.
 *
 * A market that has not moved at all has no such share; it counts as 50, neither strong nor weak, as in cinar/indicator
 * (TA-Lib says 0 there, TradingView 100, both of which would read as a signal).
 *
 * @see J. Welles Wilder, New Concepts in Technical Trading Systems (1978)
 * @see https://github.com/TA-Lib/ta-lib/blob/main/src/ta_func/ta_RSI.c
 * @see https://github.com/cinar/indicator/pull/455
 */
export function* relativeStrength(values: Line, period: number): Sliced<Float64Array> {
  const gains = new Float64Array(values.length);
  const losses = new Float64Array(values.length);
  for (let bar = 1; bar < values.length; bar++) {
    if (bar % rowsAtOnce === 0) yield;
    const change = values[bar]! - values[bar - 1]!;
    if (change > 0) gains[bar] = change;
    else losses[bar] = -change;
  }
  // The first bar has no change before it.
  const averageLoss = yield* smoothed(losses, 1 / period, period, 1);
  const averageGain = yield* smoothed(gains, 1 / period, period, 1);
  return yield* lineOf(values.length, (bar) => upwardShare(averageGain[bar]!, averageLoss[bar]!));
}

function upwardShare(gain: number, loss: number): number {
  return gain + loss === 0 ? 50 : 100 * (gain / (gain + loss));
}
