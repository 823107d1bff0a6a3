import { rowsAtOnce, type Sliced } from "../slices";
import type { Line } from "./indicator";

/**
 * The sum of the last `period` values at each bar, as near to the exact one as a double comes. NaN until there are so many.
 *
 * The bars are cut into blocks of `period` as in `rolling`: a window is the end of one block and the beginning of the next, so that
 * nothing is subtracted again. What each addition loses is summed beside it (Knuth's two-sum), so that a mean of equal values is
 * that value and a series cannot cross its own average by rounding alone. `period` is a whole number from 1.
 *
 * @see T. Ogita, S. M. Rump, S. Oishi, Accurate Sum and Dot Product, SIAM Journal on Scientific Computing 26 (2005)
 */
export function* rollingSums(values: Line, period: number): Sliced<Float64Array> {
  const result = new Float64Array(values.length).fill(NaN);
  if (period > values.length) return result;
  /** Sums from each place of the last complete block to its end. */
  const ends = new Float64Array(period);
  const lostInEnds = new Float64Array(period);
  let [beginning, lost] = [0, 0];
  for (let bar = 0, place = 0; bar < values.length; bar++, place = place + 1 === period ? 0 : place + 1) {
    if (bar % rowsAtOnce === 0) yield;
    const value = values[bar]!;
    if (place === 0) [beginning, lost] = [0, 0];
    const sum = beginning + value;
    lost += lostIn(sum, beginning, value);
    beginning = sum;
    if (place < period - 1) {
      if (bar < period) continue;
      const end = ends[place + 1]!;
      const whole = end + sum;
      result[bar] = whole + (lostIn(whole, end, sum) + lost + lostInEnds[place + 1]!);
      continue;
    }
    result[bar] = sum + lost;
    let [end, lostInEnd] = [0, 0];
    for (let back = 0; back < period; back++) {
      if (back % rowsAtOnce === rowsAtOnce - 1) yield;
      const before = values[bar - back]!;
      const longer = end + before;
      lostInEnd += lostIn(longer, end, before);
      end = longer;
      ends[place - back] = end;
      lostInEnds[place - back] = lostInEnd;
    }
  }
  return result;
}

/** The mean of the values from one bar up to and with another, in the same precision. */
export function* meanOf(values: Line, from: number, to: number): Sliced<number> {
  let [sum, lost] = [0, 0];
  for (let bar = from; bar <= to; bar++) {
    if (bar % rowsAtOnce === 0) yield;
    const longer = sum + values[bar]!;
    lost += lostIn(longer, sum, values[bar]!);
    sum = longer;
  }
  return (sum + lost) / (to - from + 1);
}

/** The difference between the exact sum of a and b and the rounded one. */
function lostIn(sum: number, a: number, b: number): number {
  const rounded = sum - a;
  return a - (sum - rounded) + (b - rounded);
}
