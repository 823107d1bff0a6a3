import { atShownDigits } from "../number/decimal";
import { rowsAtOnce, type Sliced } from "../slices";
import type { Line, Signal } from "./indicator";
import { higher, lower, rolling } from "./rolling";
import { rollingSums } from "./rolling-sums";

/**
 * 1 at a bar that closes above the highest of the `lookback` closes before it, -1 at a bar that closes below the lowest of
 * them, otherwise 0. The first `lookback` bars are 0. If volumes are given, the volume of the bar must also be above
 * `volumeMultiple` times the mean of the `lookback` volumes before it.
 *
 * @see
 * https://chartschool.stockcharts.com/table-of-contents/technical-indicators-and-overlays/technical-overlays/price-channels
 */
export function* breakouts(
  closes: Line,
  volumes: Line | undefined,
  lookback: number,
  volumeMultiple: number,
): Sliced<Signal[]> {
  const highest = yield* rolling(closes, lookback, higher);
  const lowest = yield* rolling(closes, lookback, lower);
  const volumeSums = volumes && (yield* rollingSums(volumes, lookback));
  const signals = new Array<Signal>(closes.length).fill(0);
  for (let bar = lookback; bar < closes.length; bar++) {
    if (bar % rowsAtOnce === 0) yield;
    if (volumes && !exceeds(volumes[bar]! * lookback, volumeMultiple * volumeSums![bar - 1]!)) continue;
    if (closes[bar]! > highest[bar - 1]!) signals[bar] = 1;
    else if (closes[bar]! < lowest[bar - 1]!) signals[bar] = -1;
  }
  return signals;
}

/**
 * -1 at the close that falls back below the top of the range that an upward breakout left, at most `lookback` bars before, else 0.
 * Only the first breakout of a rise counts: one with another in the `lookback` bars before it goes on with a rise, and a pause
 * below its level is no failure.
 */
export function* failedBreakouts(
  closes: Line,
  volumes: Line | undefined,
  lookback: number,
  volumeMultiple: number,
): Sliced<Signal[]> {
  const highest = yield* rolling(closes, lookback, higher);
  const found = yield* breakouts(closes, volumes, lookback, volumeMultiple);
  const signals = new Array<Signal>(closes.length).fill(0);
  let first: { readonly bar: number; readonly level: number } | undefined;
  let last = -Infinity;
  for (let bar = 0; bar < closes.length; bar++) {
    if (bar % rowsAtOnce === 0) yield;
    if (first && bar - first.bar > lookback) first = undefined;
    if (first && closes[bar]! < first.level) {
      signals[bar] = -1;
      first = undefined;
    }
    if (found[bar] !== 1) continue;
    if (bar - last > lookback) first = { bar, level: highest[bar - 1]! };
    last = bar;
  }
  return signals;
}

/** True if the amount is above the bound at the digits that Excel shows. */
function exceeds(amount: number, bound: number): boolean {
  return amount > bound && atShownDigits(amount) > atShownDigits(bound);
}
