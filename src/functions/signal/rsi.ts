import { relativeStrength } from "../../core/signals/rsi";
import { barCount } from "../arguments/numbers";
import { values } from "../arguments/terms";
import { afterWarmUp, alongBars } from "../cells/bars";
import { optional } from "../cells/declaration";
import { once } from "../cells/once";

const rsi = once("SIGNAL.RSI", { values, period: optional(barCount, 14) }, ({ values, period }, layout) =>
  alongBars(layout, { values }, (known) => [afterWarmUp(relativeStrength(known.values, period), period + 1)]),
);

/**
 * Relative strength index by Wilder, one value per bar, from 0 to 100.
 *
 * @customfunction SIGNAL_RSI SIGNAL.RSI
 * @helpurl https://localhost:3000/docs/functions/SIGNAL.RSI.html
 * @param {any[][]} values Row or column of closes or any other numbers, oldest first.
 * @param {any[][]} [period] How many changes are averaged. Default 14.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} The index at each bar, as a column beside a column or a row below a row.
 * @remarks
 * How much of the movement was upwards: `RSI = 100 * average gain / (average gain + average loss)`. Gains and losses are the
 * changes from bar to bar, the losses counted positive. The first averages are the means of the first `period` changes, then
 * each is `(before * (period - 1) + new) / period` (Wilder's smoothing). 70 and above is commonly called overbought, 30 and below
 * oversold. It never looks ahead.
 *
 * Values that have not changed at all have no such share: they give 50, neither strong nor weak.
 *
 * The first `period` bars are warming up and show `#N/A`.
 *
 * The series ends with its last value that is neither blank nor 0; a heading in its first cell is skipped. So does the result,
 * with a blank beside the heading. Within it a blank bar is left out; so is a bar with an error or a text, whose own cell shows
 * it. A 0 counts as a value.
 * @throws #VALUE! when values is missing or not one row or column, or period is not a whole number from 1.
 * @throws #VALUE! in the cell of a bar that holds a text.
 * @throws #N/A in the cell of a bar before which there are too few values.
 * @example =SIGNAL.RSI({10;12;11;14;13}, 2) → {#N/A;#N/A;66.6666666666667;88.8888888888889;61.5384615384615}
 * @see J. Welles Wilder, New Concepts in Technical Trading Systems, 1978
 * @see https://github.com/TA-Lib/ta-lib/blob/main/src/ta_func/ta_RSI.c
 */
export function signalRsi(
  values: any[][],
  period?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return rsi([values, period, invocation]);
}
