import { simpleAverage } from "../../core/signals/simple-average";
import { barCount } from "../arguments/numbers";
import { values } from "../arguments/terms";
import { afterWarmUp, alongBars } from "../cells/bars";
import { optional } from "../cells/declaration";
import { once } from "../cells/once";

const sma = once("SIGNAL.SMA", { values, period: optional(barCount, 50) }, ({ values, period }, layout) =>
  alongBars(layout, { values }, (known) => [afterWarmUp(simpleAverage(known.values, period), period)]),
);

/**
 * Simple moving average of a series, one value per bar.
 *
 * @customfunction SIGNAL_SMA SIGNAL.SMA
 * @helpurl https://localhost:3000/docs/functions/SIGNAL.SMA.html
 * @param {any[][]} values Row or column of closes or any other numbers, oldest first.
 * @param {any[][]} [period] How many values are averaged. Default 50.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} The average at each bar, as a column beside a column or a row below a row.
 * @remarks
 * The arithmetic mean of the last `period` values, the bar's own among them. It never looks ahead: values added later leave
 * what is there.
 *
 * The first period - 1 bars are warming up and show `#N/A`. The series ends with its last value that is neither blank nor 0; a heading in
 * its first cell is skipped. The result ends there too, and leaves a blank beside the heading.
 *
 * Within the series a blank is left out, as if the bars around it followed each other; so is a bar with an error or a text, whose own cell
 * shows it. An indicator can so be read from another one that begins with `#N/A`. A 0 counts as a value.
 * @throws #VALUE! when values is missing or not one row or column, or period is not a whole number from 1.
 * @throws #VALUE! in the cell of a bar that holds a text.
 * @throws #N/A in the cell of a bar before which there are too few values.
 * @example The average of three closes, from the third on.
 * =SIGNAL.SMA({1;2;3;4;6}, 3) → {#N/A;#N/A;2;3;4.33333333333333}
 * @example =SIGNAL.SMA({"Close";1;2;3;4;0;0}, 3) → {"";#N/A;#N/A;2;3}
 * @example =SIGNAL.SMA({4,6,5}, 2) → {#N/A,5,5.5}
 * @see https://ta-lib.org/functions/
 */
export function signalSma(
  values: any[][],
  period?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return sma([values, period, invocation]);
}
