import type { Line, Signal } from "./indicator";
import { add, higher, lower, rolling } from "./rolling";

/**
 * 1 at a bar that closes above the highest of the `lookback` closes before it, -1 at one that closes below their lowest, else
 * 0, also while there are not so many. With volumes, only where the bar's volume is above `volumeMultiple` times the mean of
 * the `lookback` volumes before it.
 *
 * @see https://chartschool.stockcharts.com/table-of-contents/technical-indicators-and-overlays/technical-overlays/price-channels
 */
export function breakouts(
  closes: Line,
  volumes: Line | undefined,
  lookback: number,
  volumeMultiple: number,
): Signal[] {
  const highest = rolling(closes, lookback, higher);
  const lowest = rolling(closes, lookback, lower);
  const volumeSums = volumes && rolling(volumes, lookback, add);
  const signals = new Array<Signal>(closes.length).fill(0);
  for (let bar = lookback; bar < closes.length; bar++) {
    if (volumes && volumes[bar]! * lookback <= volumeMultiple * volumeSums![bar - 1]!) continue;
    if (closes[bar]! > highest[bar - 1]!) signals[bar] = 1;
    else if (closes[bar]! < lowest[bar - 1]!) signals[bar] = -1;
  }
  return signals;
}
