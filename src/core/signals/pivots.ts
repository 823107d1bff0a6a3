import type { Line } from "./indicator";
import { higher, lower, rolling } from "./rolling";

export interface Pivot {
  readonly kind: "high" | "low";
  readonly bar: number;
  /** The bar at which it is known: `right` bars after its own. */
  readonly confirmedAt: number;
}

/**
 * The turning points of a series, in order: a high is above the `left` values before it and not below the `right` values after
 * it, a low the other way round; of equal values side by side the first counts. `left` and `right` are whole numbers from 1.
 *
 * @see https://www.tradingview.com/pine-script-reference/v5/#fun_ta.pivothigh
 */
export function pivots(values: Line, left: number, right: number): Pivot[] {
  const highestBefore = rolling(values, left, higher);
  const lowestBefore = rolling(values, left, lower);
  const highestAfter = rolling(values, right, higher);
  const lowestAfter = rolling(values, right, lower);
  const found: Pivot[] = [];
  for (let bar = left; bar + right < values.length; bar++) {
    const value = values[bar]!;
    const confirmedAt = bar + right;
    if (value > highestBefore[bar - 1]! && value >= highestAfter[confirmedAt]!)
      found.push({ kind: "high", bar, confirmedAt });
    else if (value < lowestBefore[bar - 1]! && value <= lowestAfter[confirmedAt]!)
      found.push({ kind: "low", bar, confirmedAt });
  }
  return found;
}
