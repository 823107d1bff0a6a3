import { decimal, toNumber } from "../../core/number/decimal";
import { equityStatistics, periodReturn } from "../../core/simulation/statistics";
import { findSliced, rowsSliced } from "../../core/slices";
import { anyDouble, positive } from "../arguments/numbers";
import { optional, series } from "../cells/declaration";
import { Failure, texts, unsolved } from "../cells/errors";
import { once } from "../cells/once";

const stats = once(
  "SIM.STATS",
  { equity: series(anyDouble), periodsPerYear: optional(positive, decimal(365)) },
  function* ({ equity, periodsPerYear }) {
    if (equity.length < 2) return unsolved(texts.tooFewEquities(2, equity.length));
    const returnsFromNothing = yield* findSliced(
      equity,
      (value, index) => index > 0 && equity[index - 1] === 0 && value !== 0,
    );
    if (equity[0]! <= 0 || returnsFromNothing > 0) return new Failure("#DIV/0!");
    const periods = equity.length - 1;
    const returns = yield* rowsSliced(periods, (period) =>
      periodReturn(equity[period]!, equity[period + 1]!),
    );
    const found = yield* equityStatistics(equity, returns, toNumber(periodsPerYear));
    const undivided = new Failure("#DIV/0!");
    const isBelowZero = (yield* findSliced(equity, (value) => value < 0)) >= 0;
    const noReturn = isBelowZero ? unsolved(texts.noReturnBelowZero(), "equity") : undefined;
    const varying = periods < 2 ? unsolved(texts.tooFewEquities(3, equity.length)) : noReturn;
    const growing = periodsPerYear.gt(periods)
      ? unsolved(texts.tooFewForGrowth(periodsPerYear, periods), "periodsPerYear")
      : equity.at(-1)! < 0
        ? unsolved(texts.noGrowthBelowZero())
        : undefined;
    return [
      ["Total return", found.totalReturn],
      ["CAGR", growing ?? found.annualGrowth ?? undivided],
      ["Volatility", varying ?? found.volatility ?? undivided],
      ["Sharpe", varying ?? found.sharpe ?? undivided],
      ["Sortino", noReturn ?? found.sortino ?? undivided],
      ["Max drawdown", found.maxDrawdown],
      ["Calmar", growing ?? found.calmar ?? undivided],
    ];
  },
);

/**
 * What an equity history amounts to: return, growth, volatility, Sharpe, Sortino, drawdown, Calmar.
 *
 * @customfunction SIM_STATS SIM.STATS
 * @helpurl https://localhost:3000/docs/functions/SIM.STATS.html
 * @param {any[][]} equity Row or column of equity, one value a period, oldest first.
 * @param {any[][]} [periodsPerYear] How many periods make a year: 365 for days, 8760 for hours. Default 365.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Rows of label and value: Total return, CAGR, Volatility, Sharpe, Sortino, Max drawdown, Calmar.
 * @remarks
 * With r the return of each of the n periods (`value / value before - 1`) and N periods a year:
 *
 * | label | definition |
 * |---|---|
 * | Total return | last / first - 1 |
 * | CAGR | compound annual growth rate, (last / first)^(N/n) - 1 |
 * | Volatility | sample standard deviation of r, times the square root of N |
 * | Sharpe | mean of r over the standard deviation of r, times the square root of N; risk-free rate 0 |
 * | Sortino | mean of r over the downside deviation, times the square root of N; target 0 |
 * | Max drawdown | largest fall from a running peak, as a fraction of the peak (RISK.DRAWDOWN) |
 * | Calmar | CAGR over max drawdown, over the whole history |
 *
 * The downside deviation is the square root of the mean, over all n periods, of the squares of the negative returns. Growth over
 * less than a year is not made into growth a year: CAGR and Calmar take n of at least N.
 *
 * The series ends with its last value that is neither blank nor 0; a heading in its first cell is skipped. Equity that ends
 * at 0 cannot be told from empty cells below: where everything was lost, the figures are those of before. Equity that has come
 * to 0 among other values stays there and returns 0; below 0 there is no return.
 * @throws #VALUE! when equity is missing, not one row or column, or holds a text.
 * @throws #N/A when there are fewer than two values; for Volatility and Sharpe, fewer than three.
 * @throws #N/A for CAGR and Calmar when equity covers less than periodsPerYear periods or ends below 0; for Volatility, Sharpe and
 * Sortino when it falls below 0.
 * @throws #DIV/0! for a ratio over a volatility, downside deviation or drawdown of 0, or when equity does not begin above 0 or
 * returns from 0.
 * @throws #NUM! in a cell whose figure is too large for Excel.
 * @example A year of three periods: up, down and up by a tenth.
 * =SIM.STATS({100;110;99;108.9}, 3) → {"Total return",0.089;"CAGR",0.089;"Volatility",0.2;"Sharpe",0.5;"Sortino",1;"Max drawdown",0.1;"Calmar",0.89}
 * @see Global Investment Performance Standards (GIPS) for Firms, 2020: returns of less than one year are not annualised
 * @see https://web.stanford.edu/~wfsharpe/art/sr/sr.htm
 * @see F. A. Sortino, L. N. Price, Performance Measurement in a Downside Risk Framework, Journal of Investing 3 (1994)
 * @see T. W. Young, Calmar Ratio: A Smoother Tool, Futures 20 (1991)
 */
export function simStats(
  equity: any[][],
  periodsPerYear?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return stats([equity, periodsPerYear, invocation]);
}
