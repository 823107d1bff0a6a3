import { eachSliced, foldSliced, type Sliced } from "../slices";
import { atShownDigits, divide, fromNumber, type Decimal } from "../number/decimal";

/** The figures of a history of equity. A ratio is undefined if its divisor is 0. */
export interface EquityStatistics {
  readonly totalReturn: Decimal;
  /** Undefined where the equity ends below 0. */
  readonly annualGrowth: number | undefined;
  readonly volatility: number | undefined;
  readonly sharpe: number | undefined;
  readonly sortino: number | undefined;
  readonly maxDrawdown: Decimal;
  readonly calmar: number | undefined;
}

/**
 * The usual figures of a history of equity, one value a period, and of its returns (`periodReturn`). The first is above 0, there are
 * at least two, and what has come to 0 stays there. With r the return of each of n periods and N periods a year:
 *
 * - total return: last / first - 1; annual growth (CAGR): (last / first)^(N/n) - 1;
 * - volatility: sample standard deviation of r, times sqrt(N);
 * - Sharpe: mean of r over its standard deviation, times sqrt(N), with a risk-free rate of 0;
 * - Sortino: mean of r over the root of the mean of min(r, 0)^2, times sqrt(N), with a target of 0;
 * - maximum drawdown: the largest fall from a running peak, as a fraction of it; Calmar: annual growth over that.
 *
 * @see W. F. Sharpe, The Sharpe Ratio, Journal of Portfolio Management 21 (1994)
 * @see F. A. Sortino, L. N. Price, Performance Measurement in a Downside Risk Framework, Journal of Investing 3 (1994)
 * @see T. W. Young, Calmar Ratio: A Smoother Tool, Futures 20 (1991)
 */
export function* equityStatistics(
  equity: readonly number[],
  returns: readonly number[],
  periodsPerYear: number,
): Sliced<EquityStatistics> {
  const [first, last] = [equity[0]!, equity.at(-1)!];
  const average = yield* meanOf(returns, (value) => value);
  const deviation = yield* standardDeviation(returns, average);
  const downside = Math.sqrt(yield* meanOf(returns, (value) => Math.min(value, 0) ** 2));
  const scale = Math.sqrt(periodsPerYear);
  const totalReturn = change(first, last);
  // The same as (last / first)^(N/n) - 1, but exact for small returns too.
  const annualGrowth =
    last < 0 ? undefined : Math.expm1(Math.log1p(totalReturn.toNumber()) * (periodsPerYear / returns.length));
  const drawdown = yield* largestFall(equity);
  return {
    totalReturn,
    annualGrowth,
    volatility: deviation === undefined ? undefined : deviation * scale,
    sharpe: ratio(average, deviation, scale),
    sortino: ratio(average, downside, scale),
    maxDrawdown: drawdown,
    calmar: annualGrowth === undefined || drawdown.isZero() ? undefined : annualGrowth / drawdown.toNumber(),
  };
}

/** Infinite where the deviation is more than a double holds, so that no 0 is shown for what cannot be computed. */
function ratio(average: number, deviation: number | undefined, scale: number): number | undefined {
  if (!deviation) return undefined;
  return Number.isFinite(deviation) ? (average / deviation) * scale : deviation;
}

/** The return of a period as a cell would show it. Equity of 0 stays at 0 and returns 0. */
export function periodReturn(before: number, after: number): number {
  return before > 0 ? atShownDigits((after - before) / before) : 0;
}

/** The largest fall from a running peak, as a fraction of the peak. */
function* largestFall(equity: readonly number[]): Sliced<Decimal> {
  let [peak, largest] = [equity[0]!, 0];
  let [from, to] = [peak, peak];
  yield* eachSliced(equity, (value) => {
    peak = Math.max(peak, value);
    const fall = (peak - value) / peak;
    if (fall <= largest) return;
    largest = fall;
    [from, to] = [peak, value];
  });
  return change(from, to).abs();
}

/** The exact relative change. */
function change(from: number, to: number): Decimal {
  return divide(fromNumber(to).minus(fromNumber(from)), fromNumber(from));
}

function* meanOf(values: readonly number[], of: (value: number) => number): Sliced<number> {
  return (yield* foldSliced(values, 0, (sum, value) => sum + of(value))) / values.length;
}

/** Deviations below this count as 0, since equity has only 15 digits. */
const smallestDeviation = 1e-14;

/** The sample standard deviation, or undefined for fewer than two values. */
function* standardDeviation(values: readonly number[], average: number): Sliced<number | undefined> {
  if (values.length < 2) return undefined;
  const squares = yield* foldSliced(values, 0, (sum, value) => sum + (value - average) ** 2);
  const deviation = Math.sqrt(squares / (values.length - 1));
  return deviation < smallestDeviation ? 0 : deviation;
}
