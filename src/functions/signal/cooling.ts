import { coolings, usualCooling } from "../../core/signals/cooling";
import { barCount, multipleFromOne, severalBars, shareDouble } from "../arguments/numbers";
import { closes } from "../arguments/terms";
import { alongBars } from "../cells/bars";
import { optional } from "../cells/declaration";
import { once } from "../cells/once";

const cooling = once(
  "SIGNAL.COOLING",
  {
    closes,
    period: optional(severalBars, usualCooling.period),
    spike: optional(multipleFromOne, usualCooling.spike),
    cool: optional(shareDouble, usualCooling.cool),
    lookback: optional(barCount, usualCooling.lookback),
  },
  ({ closes, ...terms }, layout) => alongBars(layout, { closes }, (known) => [coolings(known.closes, terms)]),
);

/**
 * Volatility that cools off after a spike: -1 at the bar where it has, else 0.
 *
 * @customfunction SIGNAL_COOLING SIGNAL.COOLING
 * @helpurl https://localhost:3000/docs/functions/SIGNAL.COOLING.html
 * @param {any[][]} closes Row or column of closes, oldest first.
 * @param {any[][]} [period] Returns that the volatility is taken from, at least 2. Default 10.
 * @param {any[][]} [spike] How many times the lowest volatility makes a spike, at least 1. Default 2.
 * @param {any[][]} [cool] Part of its peak that the volatility must fall to. Default 0.5 (50 %).
 * @param {any[][]} [lookback] Bars of the lowest volatility, and how long after the peak it counts. Default 20.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} -1 or 0 at each bar, as a column beside a column or a row below a row.
 * @remarks
 * The volatility is that of SIGNAL.VOLATILITY from closes.
 *
 * - A spike begins at the bar whose volatility is at least `spike` times the lowest of the last `lookback` bars, its own among
 *   them, or of as many as have a volatility. Its peak is the highest volatility from there on.
 * - It has cooled off at the first bar whose volatility is at most `cool` times the peak, if the peak is at most `lookback` bars ago.
 *   This bar shows -1.
 * - Each spike is signalled once. The next one begins after the volatility was below the threshold, or where it exceeds the peak.
 *
 * -1 because a rise whose volatility cools off has often run its course. The figures 2 and 0.5 are Ballast's own; no standard
 * names any. The first bars are 0, as long as no volatility is known. It never looks ahead.
 *
 * The series ends with its last value that is neither blank nor 0; a heading in its first cell is skipped. A bar with an error,
 * a text, a blank or a 0 shows it in its own cell and is left out.
 * @throws #VALUE! when closes is missing or not one row or column, or another argument is not as described.
 * @throws #VALUE! in the cell of a bar whose close is not a positive number.
 * @example =SIGNAL.COOLING({100;101;100;101;120;100;101;102;103}, 2) → {0;0;0;0;0;0;0;-1;0}
 * @see https://search.r-project.org/CRAN/refmans/TTR/html/volatility.html
 */
export function signalCooling(
  closes: any[][],
  period?: any[][],
  spike?: any[][],
  cool?: any[][],
  lookback?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return cooling([closes, period, spike, cool, lookback, invocation]);
}
