import { averageTrueRange } from "../../core/signals/true-range";
import type { Sliced } from "../../core/slices";
import { barCount } from "../arguments/numbers";
import { rangesOf } from "../arguments/ranges";
import { closes } from "../arguments/terms";
import { afterWarmUp, alongBars } from "../cells/bars";
import { optional } from "../cells/declaration";
import { once } from "../cells/once";
import type { Output } from "../cells/spill";

const atr = once(
  "SIGNAL.ATR",
  { highs: closes, lows: closes, closes, period: optional(barCount, 14) },
  function* ({ highs, lows, closes, period }, layout): Sliced<Output[][]> {
    const ranges = yield* rangesOf(layout, highs, lows);
    return yield* alongBars(layout, { ...ranges, closes }, (known) => [
      afterWarmUp(averageTrueRange(known.highs, known.lows, known.closes, period), period),
    ]);
  },
);

/**
 * Average true range (Wilder): how far the price moves in a bar, in the price's own units.
 *
 * @customfunction SIGNAL_ATR SIGNAL.ATR
 * @helpurl https://localhost:3000/docs/functions/SIGNAL.ATR.html
 * @param {any[][]} highs Row or column of the bars' highs, oldest first.
 * @param {any[][]} lows Row or column of the bars' lows, as many as highs.
 * @param {any[][]} closes Row or column of closes, as many as highs.
 * @param {any[][]} [period] How many true ranges are averaged. Default 14.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Average true range at each bar, as a column beside a column or a row below a row.
 * @remarks
 * The true range of a bar is the largest of high less low, high from the close before, and low from the close before, each without
 * its sign. The first bar has no close before it: its true range is high less low.
 *
 * The first average is the mean of the first `period` true ranges, then each is `(before * (period - 1) + new) / period` (Wilder's
 * smoothing), shown from bar `period` on. TA-Lib leaves the first bar out and begins one bar later. It never looks ahead. Bars
 * that warm up show `#N/A`.
 *
 * The series end together with their last row that is not blank or 0 in all; a heading in the first row is skipped. A bar with an
 * error, a text, a blank or a 0 shows it in its own cell and is left out; so is a bar whose high is below its low.
 * @throws #VALUE! when highs, lows or closes is missing or not one row or column, they differ in length, or period is not a whole
 * number from 1.
 * @throws #VALUE! in the cell of a bar whose price is not a positive number or whose high is below its low.
 * @throws #N/A in the cell of a bar before which there are too few.
 * @example =SIGNAL.ATR({102;104;103}, {99;101;100}, {100;103;101}, 3) → {#N/A;#N/A;3.33333333333333}
 * @see J. Welles Wilder, New Concepts in Technical Trading Systems, 1978
 * @see https://docs.rs/finance-solution/0.5.1/finance_solution/atr/index.html
 */
export function signalAtr(
  highs: any[][],
  lows: any[][],
  closes: any[][],
  period?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return atr([highs, lows, closes, period, invocation]);
}
