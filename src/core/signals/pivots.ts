import { rowsAtOnce, type Sliced } from "../slices";
import type { Line } from "./indicator";

export interface Pivot {
  readonly kind: "high" | "low";
  readonly bar: number;
  /** The bar at which the pivot is known: `right` bars after its own. */
  readonly confirmedAt: number;
}

/**
 * The turning points of a series, in order. A high is above the `left` values before it and not below the `right` values
 * after it; a low is the other way round. Of equal values side by side the first one counts. `left` and `right` are whole
 * numbers from 1.
 *
 * @see https://www.tradingview.com/pine-script-reference/v5/#fun_ta.pivothigh
 */
export function* pivots(values: Line, left: number, right: number): Sliced<Pivot[]> {
  const high = yield* turns(values, 1, left, right);
  const low = yield* turns(values, -1, left, right);
  const found: Pivot[] = [];
  for (let bar = left; bar + right < values.length; bar++) {
    if (bar % rowsAtOnce === 0) yield;
    if (high[bar]) found.push({ kind: "high", bar, confirmedAt: bar + right });
    else if (low[bar]) found.push({ kind: "low", bar, confirmedAt: bar + right });
  }
  return found;
}

/**
 * Marks the bars whose value, times the direction, is above the `left` bars before and not below the `right` bars after.
 * The queue keeps only bars that no later bar exceeds. The bar left in it before a new one is the last bar that was as
 * high, and the bar that removes one is the first that is higher. Each bar enters and leaves once.
 */
function* turns(values: Line, direction: 1 | -1, left: number, right: number): Sliced<Uint8Array> {
  const marks = new Uint8Array(values.length);
  const kept = new Int32Array(values.length);
  let count = 0;
  for (let bar = 0; bar < values.length; bar++) {
    if (bar % rowsAtOnce === 0) yield;
    const value = values[bar]! * direction;
    while (count > 0 && values[kept[count - 1]!]! * direction < value) {
      count--;
      if (bar - kept[count]! <= right) marks[kept[count]!] = 0;
    }
    const asHigh = count > 0 ? kept[count - 1]! : -1;
    if (bar - asHigh > left) marks[bar] = 1;
    kept[count++] = bar;
  }
  return marks;
}
