import { headAndShoulders } from "../../core/signals/head-and-shoulders";
import { barCount } from "../arguments/numbers";
import { closes } from "../arguments/terms";
import { alongBars } from "../cells/bars";
import { optional } from "../cells/declaration";
import { once } from "../cells/once";

const shoulders = once(
  "SIGNAL.HEADSHOULDERS",
  { closes, order: optional(barCount, 6) },
  ({ closes, order }, layout) =>
    alongBars(layout, { closes }, (known) => [headAndShoulders(known.closes, order)]),
);

/**
 * Head and shoulders: -1 at the close below a top's neckline, 1 above an inverse one's, else 0.
 *
 * @customfunction SIGNAL_HEADSHOULDERS SIGNAL.HEADSHOULDERS
 * @helpurl https://localhost:3000/docs/functions/SIGNAL.HEADSHOULDERS.html
 * @param {any[][]} closes Row or column of closes, oldest first.
 * @param {any[][]} [order] Bars to either side of a turning point that it must exceed. Default 6.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} 1, -1 or 0 at each bar, as a column beside a column or a row below a row.
 * @remarks
 * A top is read by these rules:
 *
 * - left shoulder, low, head and second low follow each other as turning points, with no other between them; a turning point
 *   exceeds the `order` closes before it and is not exceeded by the `order` closes after it;
 * - the right shoulder is the highest close since the second low and lies above the neckline;
 * - the head is above both shoulders;
 * - each shoulder is at least half-way up from the other one's low to the other one;
 * - the way from the head to one shoulder is at most 2.5 times as long as to the other;
 * - the neckline runs through both lows and on, and the first close below it since the right shoulder gives the signal.
 *
 * The inverse is the same upside down. Each pattern is signalled once. Heights are compared on a logarithmic scale, so that a
 * pattern is the same at any price. Turning points count from the bar at which they are known: it never looks ahead, and a neckline
 * that is broken before its second low is known gives no signal.
 *
 * The series ends with its last value that is neither blank nor 0; a heading in its first cell is skipped. A bar with an error,
 * a text, a blank or a 0 shows it in its own cell and is left out.
 * @throws #VALUE! when closes is missing or not one row or column, or order is not a whole number from 1.
 * @throws #VALUE! in the cell of a bar whose close is not a positive number.
 * @example =SIGNAL.HEADSHOULDERS({8,10,9,12,9,10,9,8}, 1) → {0,0,0,0,0,0,0,-1}
 * @example =SIGNAL.HEADSHOULDERS({12,10,11,8,11,10,11,12}, 1) → {0,0,0,0,0,0,0,1}
 * @see https://github.com/neurotrader888/TechnicalAnalysisAutomation/blob/main/head_shoulders.py
 */
export function signalHeadShoulders(
  closes: any[][],
  order?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return shoulders([closes, order, invocation]);
}
