import type { Signal } from "./indicator";
import { add, rolling } from "./rolling";

/**
 * 1 at a bar that closes above the highest of the `lookback` closes before it, -1 at one that closes below their lowest, else
 * 0, also while there are not so many. With volumes, only where the bar's volume is above `volumeMultiple` times the mean of
 * the `lookback` volumes before it.
 *
 * @see https://school.stockcharts.com/doku.php?id=technical_indicators:price_channels
 */
export function breakouts(
  closes: readonly number[],
  volumes: readonly number[] | undefined,
  lookback: number,
  volumeMultiple: number,
): Signal[] {
  const highest = rolling(closes, lookback, Math.max);
  const lowest = rolling(closes, lookback, Math.min);
  const volumeSums = volumes && rolling(volumes, lookback, add);
  return closes.map((close, bar) => {
    const [high, low] = [highest[bar - 1], lowest[bar - 1]];
    if (high === undefined || low === undefined) return 0;
    if (volumes && volumes[bar]! * lookback <= volumeMultiple * volumeSums![bar - 1]!) return 0;
    if (close > high) return 1;
    return close < low ? -1 : 0;
  });
}
