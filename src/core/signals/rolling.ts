import { rowsAtOnce, type Sliced } from "../slices";
import type { Line } from "./indicator";

/**
 * What `combine` makes of the last `period` values at each bar: the highest or the lowest. NaN until there are so many.
 *
 * The bars are cut into blocks of `period`. A window reaches over two of them at most: it is the end of one, gathered
 * backwards once the block is complete, and the beginning of the next, gathered on the way. So each bar costs the same
 * however long the period. `period` is a whole number from 1; `combine` does not mind in which order it gathers.
 *
 * @see M. van Herk, A fast algorithm for local minimum and maximum filters, Pattern Recognition Letters 13 (1992)
 */
export function* rolling(
  values: Line,
  period: number,
  combine: (a: number, b: number) => number,
): Sliced<Float64Array> {
  const result = new Float64Array(values.length).fill(NaN);
  if (period > values.length) return result;
  /** Results from each place of the last complete block to its end. */
  const ends = new Float64Array(period);
  let beginning = 0;
  for (let bar = 0, place = 0; bar < values.length; bar++, place = place + 1 === period ? 0 : place + 1) {
    if (bar % rowsAtOnce === 0) yield;
    beginning = place === 0 ? values[bar]! : combine(beginning, values[bar]!);
    if (place < period - 1) {
      if (bar >= period) result[bar] = combine(ends[place + 1]!, beginning);
      continue;
    }
    result[bar] = beginning;
    let end = values[bar]!;
    ends[place] = end;
    for (let back = 1; back < period; back++) {
      if (back % rowsAtOnce === 0) yield;
      end = combine(end, values[bar - back]!);
      ends[place - back] = end;
    }
  }
  return result;
}

export const higher = (a: number, b: number) => (a > b ? a : b);
export const lower = (a: number, b: number) => (a < b ? a : b);
