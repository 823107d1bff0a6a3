import { decimal, toNumber } from "../../core/number/decimal";
import { equityStatistics, periodReturn } from "../../core/simulation/statistics";
import { rowsSliced } from "../../core/slices";
import { doubleAtLeastZero, positive } from "../arguments/numbers";
import { optional, series } from "../cells/declaration";
import { Failure, texts, unsolved } from "../cells/errors";
import { onceOverLongSeries } from "../cells/once";

const stats = onceOverLongSeries(
  "SIM.STATS",
  { equity: series(doubleAtLeastZero), periodsPerYear: optional(positive, decimal(365)) },
  function* ({ equity, periodsPerYear }) {
    if (equity.length < 2) return unsolved(texts.tooFewEquities(2, equity.length));
    const returnsFromNothing = equity.findIndex(
      (value, index) => index > 0 && equity[index - 1] === 0 && value !== 0,
    );
    if (equity[0] === 0 || returnsFromNothing > 0) return new Failure("#DIV/0!");
    const returns = yield* rowsSliced(equity.length - 1, (period) =>
      periodReturn(equity[period]!, equity[period + 1]!),
    );
    const found = equityStatistics(equity, returns, toNumber(periodsPerYear));
    const varying = equity.length < 3 ? unsolved(texts.tooFewEquities(3, equity.length)) : undefined;
    const undivided = new Failure("#DIV/0!");
    return [
      ["Total return", found.totalReturn],
      ["CAGR", found.annualGrowth],
      ["Volatility", found.volatility ?? varying ?? undivided],
      ["Sharpe", varying ?? found.sharpe ?? undivided],
      ["Sortino", found.sortino ?? undivided],
      ["Max drawdown", found.maxDrawdown],
      ["Calmar", found.calmar ?? undivided],
    ];
  },
);

/**
 * What a history of equity amounts to: return, growth, volatility, Sharpe, Sortino, drawdown, Calmar.
 *
 * @customfunction SIM_STATS SIM.STATS
 * @helpurl https://localhost:3000/docs/functions/SIM.STATS.html
 * @param {any[][]} equity Row or column of equity, one value a period, oldest first.
 * @param {any[][]} [periodsPerYear] How many periods make a year: 365 for days, 8760 for hours. Default 365.
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
 * The downside deviation is the square root of the mean, over all n periods, of the squares of the negative returns. Figures of a
 * short history, annualised, say little.
 *
 * Blank values are left out. Equity that has come to 0 stays there and returns 0.
 * @throws #VALUE! when equity is missing, not one row or column, or holds a text or a negative number.
 * @throws #N/A when there are fewer than two values; for Volatility and Sharpe, fewer than three.
 * @throws #DIV/0! for a ratio over a volatility, downside deviation or drawdown of 0, or when equity begins at or returns from 0.
 * @throws #NUM! in a cell whose figure is too large for Excel.
 * @example =SIM.STATS({100;110;99;108.9}, 3) → {"Total return",0.089;"CAGR",0.089;"Volatility",0.2;"Sharpe",0.5;"Sortino",1;"Max drawdown",0.1;"Calmar",0.89}
 * @see https://web.stanford.edu/~wfsharpe/art/sr/sr.htm
 * @see F. A. Sortino, L. N. Price, Performance Measurement in a Downside Risk Framework, Journal of Investing 3 (1994)
 * @see T. W. Young, Calmar Ratio: A Smoother Tool, Futures 20 (1991)
 */
export function simStats(equity: any[][], periodsPerYear?: any[][]): any[][] {
  return stats([equity, periodsPerYear]);
}
