import { rowsAtOnce, type Sliced } from "../slices";
import type { Line, Signal } from "./indicator";

/**
 * 1 at the bar where a crosses above b: it was not above at the bar before and is above now. -1 where it crosses below,
 * otherwise 0, also if either line is not known at one of the two bars.
 *
 * @see https://www.tradingview.com/pine-script-reference/v5/#fun_ta.crossover
 */
export function* crosses(a: Line, b: Line): Sliced<Signal[]> {
  const signals = new Array<Signal>(a.length).fill(0);
  for (let bar = 1; bar < a.length; bar++) {
    if (bar % rowsAtOnce === 0) yield;
    // Comparisons with NaN are false.
    if (a[bar]! > b[bar]! && a[bar - 1]! <= b[bar - 1]!) signals[bar] = 1;
    else if (a[bar]! < b[bar]! && a[bar - 1]! >= b[bar - 1]!) signals[bar] = -1;
  }
  return signals;
}
