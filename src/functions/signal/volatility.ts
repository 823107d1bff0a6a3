import { closeVolatility, rangeVolatility } from "../../core/signals/volatility";
import type { Sliced } from "../../core/slices";
import { positiveDouble, severalBars } from "../arguments/numbers";
import { rangesOf } from "../arguments/ranges";
import { afterWarmUp, alongBars } from "../cells/bars";
import { keepingStopped, optional, optionalSeries } from "../cells/declaration";
import { type Failure, refuse, texts } from "../cells/errors";
import { once } from "../cells/once";
import type { Output } from "../cells/spill";

const pricesOrNone = keepingStopped(optionalSeries(positiveDouble, undefined));

const volatility = once(
  "SIGNAL.VOLATILITY",
  {
    closes: pricesOrNone,
    period: optional(severalBars, 10),
    periodsPerYear: optional(positiveDouble, 365),
    highs: pricesOrNone,
    lows: pricesOrNone,
  },
  function* ({ closes, period, periodsPerYear, highs, lows }, layout): Sliced<Output[][] | Failure> {
    if (highs && lows) {
      const ranges = yield* rangesOf(layout, highs, lows);
      return yield* alongBars(layout, { closes, ...ranges }, (known) => [
        afterWarmUp(rangeVolatility(known.highs, known.lows, period, periodsPerYear), period),
      ]);
    }
    if (!closes || highs || lows) return refuse(texts.omitted(lacking(highs, lows), wanted));
    return yield* alongBars(layout, { closes }, (known) => [
      afterWarmUp(closeVolatility(known.closes, period, periodsPerYear), period + 1),
    ]);
  },
);

const wanted = `a row or column, each ${positiveDouble.wanted}`;

/** Closes stand alone; a high needs its low, and a low its high. */
function lacking(highs: unknown, lows: unknown): string {
  if (highs) return "lows";
  return lows ? "highs" : "closes";
}

/**
 * Annualised volatility at each bar, from closes or, where they are given, from highs and lows.
 *
 * @customfunction SIGNAL_VOLATILITY SIGNAL.VOLATILITY
 * @helpurl https://localhost:3000/docs/functions/SIGNAL.VOLATILITY.html
 * @param {any[][]} [closes] Row or column of closes, oldest first. Not needed with highs and lows.
 * @param {any[][]} [period] Over how many returns, or bars with highs and lows; at least 2. Default 10.
 * @param {any[][]} [periodsPerYear] Bars of a year: 365 for daily, 52 for weekly ones. Default 365.
 * @param {any[][]} [highs] Row or column of the bars' highs, as many as lows.
 * @param {any[][]} [lows] Row or column of the bars' lows, as many as highs.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Volatility as a fraction at each bar, as a column beside a column or a row below a row.
 * @remarks
 * From closes: the sample deviation of the last n log returns, n being `period`, times the square root of periodsPerYear. It takes
 * n + 1 closes, so it is shown from bar n + 1 on; TTR for R counts the closes, so that its n is one more.
 *
 * With highs and lows it is Parkinson's: `sqrt(periodsPerYear / (4 n ln 2) * sum of ln(high / low)^2)` over the last n bars,
 * shown from bar n on. The closes are then no part of the figure. It needs fewer bars for the same precision, but does not see gaps between
 * bars.
 *
 * 0.6 is 60 % a year. Crypto trades every day, hence 365; for hourly bars give 8760. It never looks ahead. Bars that warm up show
 * `#N/A`.
 *
 * The series end together with their last row that is not blank or 0 in all; a heading in the first row is skipped. A bar with an
 * error, a text, a blank or a 0 shows it in its own cell and is left out; so is a bar whose high is below its low.
 * @throws #VALUE! when there are neither closes nor highs and lows, highs come without lows or lows without highs, a series is not
 * one row or column, they differ in length, or another argument is not as described.
 * @throws #VALUE! in the cell of a bar whose price is not a positive number or whose high is below its low.
 * @throws #N/A in the cell of a bar before which there are too few.
 * @example =SIGNAL.VOLATILITY({100;110;99;108.9;119.79}, 2) → {#N/A;#N/A;2.71091181397525;2.71091181397525;0}
 * @example =SIGNAL.VOLATILITY(, 3, 365, {102;104;103}, {99;101;100}) → {#N/A;#N/A;0.339181932567212}
 * @see https://search.r-project.org/CRAN/refmans/TTR/html/volatility.html
 */
export function signalVolatility(
  closes?: any[][],
  period?: any[][],
  periodsPerYear?: any[][],
  highs?: any[][],
  lows?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return volatility([closes, period, periodsPerYear, highs, lows, invocation]);
}
