import { rowsAtOnce, type Sliced } from "../slices";
import { type Line, lineOf } from "./indicator";
import { rollingSums } from "./rolling-sums";

/**
 * Volatility a year from the closes: the sample deviation of the last `period` log returns times the square root of
 * `periodsPerYear`. Known from bar `period`, bars counted from 0. `period` is a whole number from 2.
 *
 * @see https://search.r-project.org/CRAN/refmans/TTR/html/volatility.html (TTR counts closes, one more than returns)
 */
export function* closeVolatility(closes: Line, period: number, periodsPerYear: number): Sliced<Float64Array> {
  const volatility = new Float64Array(closes.length).fill(NaN);
  if (closes.length <= period) return volatility;
  const returns = yield* lineOf(closes.length - 1, (bar) => Math.log(closes[bar + 1]! / closes[bar]!));
  const factor = Math.sqrt(periodsPerYear);
  const deviations = yield* rollingDeviations(returns, period);
  volatility.set(yield* lineOf(deviations.length, (bar) => deviations[bar]! * factor), 1);
  return volatility;
}

/**
 * Volatility a year from highs and lows (Parkinson): `sqrt(N / (4 n ln 2) * sum of ln(high / low)^2)` over the last n bars. Known
 * from bar n - 1. A high is at least the low of its bar.
 *
 * @see https://search.r-project.org/CRAN/refmans/TTR/html/volatility.html
 */
export function* rangeVolatility(
  highs: Line,
  lows: Line,
  period: number,
  periodsPerYear: number,
): Sliced<Float64Array> {
  const squares = yield* lineOf(highs.length, (bar) => Math.log(highs[bar]! / lows[bar]!) ** 2);
  const factor = periodsPerYear / (4 * period * Math.LN2);
  const sums = yield* rollingSums(squares, period);
  return yield* lineOf(sums.length, (bar) => Math.sqrt(factor * sums[bar]!));
}

/** A deviation this small comes from the fifteenth digit of the closes: prices that grow evenly have none. */
const lastDigits = 1e-13;

/** How many values there are, their mean, and the sum of the squares of their distances from it. */
interface Spread {
  readonly count: number;
  readonly mean: number;
  readonly squares: number;
}

/**
 * The sample deviation of the last `period` values at each bar, in blocks as in `rolling`: a window is the end of one block and the
 * beginning of the next, so that each bar costs the same and nothing is subtracted again.
 *
 * @see T. F. Chan, G. H. Golub, R. J. LeVeque, Updating Formulae and a Pairwise Algorithm for Computing Sample Variances (1979)
 */
function* rollingDeviations(values: Float64Array, period: number): Sliced<Float64Array> {
  const result = new Float64Array(values.length).fill(NaN);
  const ends = new Array<Spread>(period);
  let beginning = spreadOf(values[0]!);
  for (let bar = 0, place = 0; bar < values.length; bar++, place = place + 1 === period ? 0 : place + 1) {
    if (bar % rowsAtOnce === 0) yield;
    const own = spreadOf(values[bar]!);
    beginning = place === 0 ? own : joined(beginning, own);
    if (place < period - 1) {
      if (bar >= period) result[bar] = deviationOf(joined(ends[place + 1]!, beginning));
      continue;
    }
    result[bar] = deviationOf(beginning);
    let end = (ends[place] = own);
    for (let back = 1; back < period; back++) {
      if (back % rowsAtOnce === 0) yield;
      end = joined(spreadOf(values[bar - back]!), end);
      ends[place - back] = end;
    }
  }
  return result;
}

function spreadOf(value: number): Spread {
  return { count: 1, mean: value, squares: 0 };
}

function joined(a: Spread, b: Spread): Spread {
  const count = a.count + b.count;
  const apart = b.mean - a.mean;
  return {
    count,
    mean: a.mean + (apart * b.count) / count,
    squares: a.squares + b.squares + (apart * apart * a.count * b.count) / count,
  };
}

function deviationOf({ count, squares }: Spread): number {
  const deviation = Math.sqrt(squares / (count - 1));
  return deviation < lastDigits ? 0 : deviation;
}
