import { rowsAtOnce, type Sliced } from "../slices";

/**
 * A number for each bar. Indicators are computed from lines; an indicator is a Float64Array of the same length with NaN
 * where it is not known yet.
 */
export type Line = ArrayLike<number>;

/** A line of so many bars, each made from its place, as sliced work: a million of them take a while. */
export function* lineOf(bars: number, valueAt: (bar: number) => number): Sliced<Float64Array> {
  const line = new Float64Array(bars);
  for (let bar = 0; bar < bars; bar++) {
    if (bar % rowsAtOnce === 0) yield;
    line[bar] = valueAt(bar);
  }
  return line;
}

/** What a pattern says at a bar: 1 for rising prices, -1 for falling ones, 0 if nothing is confirmed. */
export type Signal = -1 | 0 | 1;
