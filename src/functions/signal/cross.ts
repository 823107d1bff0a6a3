import { crosses } from "../../core/signals/cross";
import { values } from "../arguments/terms";
import { alongBars } from "../cells/bars";
import { orOneForAll } from "../cells/declaration";
import { once } from "../cells/once";

const cross = once("SIGNAL.CROSS", { a: values, b: orOneForAll(values) }, ({ a, b }, layout) =>
  alongBars(layout, { a, b }, (known) => [crosses(known.a, known.b)]),
);

/**
 * Where one series crosses another: 1 above, -1 below, else 0.
 *
 * @customfunction SIGNAL_CROSS SIGNAL.CROSS
 * @helpurl https://localhost:3000/docs/functions/SIGNAL.CROSS.html
 * @param {any[][]} a Row or column of numbers, oldest first.
 * @param {any[][]} b Row or column as long as a, or one value to cross.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} 1, -1 or 0 at each bar, as a column beside a column or a row below a row.
 * @remarks
 * 1 at the bar where a is above b and was not at the bar before, -1 where a is below b and was not at the bar before, else 0. So a
 * series that comes to the other has not crossed it yet, and one that leaves it again upwards crosses above. The first bar has none
 * before it and is 0. It never looks ahead.
 *
 * The series end together with their last row that is not blank or 0 in all; a heading in the first row is skipped. Within them
 * a bar that is blank in both is left out. So is a bar at which one of them holds an error or a text, which its own cell shows:
 * `=SIGNAL.CROSS(B2:B200, SIGNAL.SMA(B2:B200, 50))` shows `#N/A` until the average is known. A 0 counts as a value.
 * @throws #VALUE! when a or b is missing or not one row or column, or they differ in length.
 * @throws #VALUE! in the cell of a bar that holds a text.
 * @example A line crosses the level 2 upwards once, and downwards at the end.
 * =SIGNAL.CROSS({1;3;2;2;1}, 2) → {0;1;0;0;-1}
 * @example =SIGNAL.CROSS({1;2;3}, {2;2;2}) → {0;0;1}
 * @see https://www.tradingview.com/pine-script-reference/v5/#fun_ta.cross
 */
export function signalCross(
  a: any[][],
  b: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return cross([a, b, invocation]);
}
