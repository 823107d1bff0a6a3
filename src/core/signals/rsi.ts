import type { IndicatorValue } from "./indicator";
import { smoothed } from "./exponential-average";

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
export function relativeStrength(values: readonly number[], period: number): IndicatorValue[] {
  const changes = values.slice(1).map((value, index) => value - values[index]!);
  const gains = smoothed(
    changes.map((change) => Math.max(change, 0)),
    1 / period,
    period,
  );
  const losses = smoothed(
    changes.map((change) => Math.max(-change, 0)),
    1 / period,
    period,
  );
  const shares = gains.map((gain, index) =>
    gain === undefined ? undefined : upwardShare(gain, losses[index]!),
  );
  return values.length === 0 ? [] : [undefined, ...shares];
}

function upwardShare(gain: number, loss: number): number {
  return gain + loss === 0 ? 50 : 100 * (gain / (gain + loss));
}
