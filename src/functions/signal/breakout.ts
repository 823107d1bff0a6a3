import { breakouts } from "../../core/signals/breakout";
import { barCount, doubleAtLeastZero } from "../arguments/numbers";
import { closes, volumes } from "../arguments/terms";
import { alongBars } from "../cells/bars";
import { optional } from "../cells/declaration";
import { once } from "../cells/once";

const breakout = once(
  "SIGNAL.BREAKOUT",
  {
    closes,
    volumes,
    lookback: optional(barCount, 20),
    volumeMultiple: optional(doubleAtLeastZero, 1.5),
  },
  ({ closes, volumes, lookback, volumeMultiple }, layout) =>
    alongBars(layout, { closes, volumes }, (known) => [
      breakouts(known.closes, known.volumes, lookback, volumeMultiple),
    ]),
);

/**
 * Closes that leave the range of the bars before, on volume: 1 upwards, -1 downwards, else 0.
 *
 * @customfunction SIGNAL_BREAKOUT SIGNAL.BREAKOUT
 * @helpurl https://localhost:3000/docs/functions/SIGNAL.BREAKOUT.html
 * @param {any[][]} closes Row or column of closes, oldest first.
 * @param {any[][]} [volumes] Row or column of volumes, as many as closes. Left out, the price alone decides.
 * @param {any[][]} [lookback] How many bars make the range. Default 20.
 * @param {any[][]} [volumeMultiple] How many times the mean volume it takes. Default 1.5.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} 1, -1 or 0 at each bar, as a column beside a column or a row below a row.
 * @remarks
 * 1 where the close is above the highest of the `lookback` closes before it, -1 where it is below the lowest of them; with
 * volumes only if the bar's volume is above volumeMultiple times the mean of the `lookback` volumes before it. Else 0, also at
 * the first bars, before which there is no such range. It never looks ahead.
 *
 * The series end together with their last row that is not blank or 0 in all; a heading in the first row is skipped. A bar at
 * which a close or volume is an error or a text, or a close is blank or 0, shows it in its own cell and is left out.
 * @throws #VALUE! when closes is missing or not one row or column, volumes differs in length, lookback is not a whole number from
 * 1, or volumeMultiple is negative.
 * @throws #VALUE! in the cell of a bar whose close is not a positive number or whose volume is not a number of at least 0.
 * @example A close above the highest of the 2 before, and one below the lowest.
 * =SIGNAL.BREAKOUT({10;11;12;11;9}, , 2) → {0;0;1;0;-1}
 * @example =SIGNAL.BREAKOUT({10;11;12;13}, {5;5;6;9}, 2) → {0;0;0;1}
 * @see https://chartschool.stockcharts.com/table-of-contents/technical-indicators-and-overlays/technical-overlays/price-channels
 */
export function signalBreakout(
  closes: any[][],
  volumes?: any[][],
  lookback?: any[][],
  volumeMultiple?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return breakout([closes, volumes, lookback, volumeMultiple, invocation]);
}
