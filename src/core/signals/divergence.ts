import { eachSliced, type Sliced } from "../slices";
import type { Line, Signal } from "./indicator";
import { pivots, type Pivot } from "./pivots";

/**
 * Regular divergence between prices and an oscillator, at the bar that confirms the second of two consecutive pivots. -1
 * (bearish): the price makes a higher high and the oscillator a lower one at the same bars. 1 (bullish): the price makes a
 * lower low and the oscillator a higher one. Otherwise 0.
 *
 * @see https://www.tradingview.com/support/solutions/43000589127/
 */
export function* divergences(prices: Line, oscillator: Line, left: number, right: number): Sliced<Signal[]> {
  const signals = new Array<Signal>(prices.length).fill(0);
  const last: { high?: Pivot; low?: Pivot } = {};
  yield* eachSliced(yield* pivots(prices, left, right), (pivot) => {
    const before = last[pivot.kind];
    last[pivot.kind] = pivot;
    if (!before) return;
    const direction = pivot.kind === "high" ? 1 : -1;
    const priceRun = (prices[pivot.bar]! - prices[before.bar]!) * direction;
    const oscillatorRun = (oscillator[pivot.bar]! - oscillator[before.bar]!) * direction;
    if (priceRun > 0 && oscillatorRun < 0) signals[pivot.confirmedAt] = pivot.kind === "high" ? -1 : 1;
  });
  return signals;
}
