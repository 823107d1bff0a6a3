import { fundingDragOf } from "../../core/funding/drag";
import { leverage, signedRate } from "../arguments/numbers";
import { intervalHours } from "../arguments/terms";
import { series } from "../cells/declaration";
import { once } from "../cells/once";

const drag = once("FUNDING.DRAG", { leverage, rates: series(signedRate), intervalHours }, function* (values) {
  return [[yield* fundingDragOf(values.leverage, values.rates)]];
});

/**
 * Share of a long's margin that funding has taken.
 *
 * @customfunction FUNDING_DRAG FUNDING.DRAG
 * @helpurl https://localhost:3000/docs/functions/FUNDING.DRAG.html
 * @param {any[][]} leverage Leverage of the position; its margin is the notional divided by it.
 * @param {any[][]} rates Row or column of funding rates as fractions, one per payment.
 * @param {any[][]} [intervalHours] Hours between two payments, which the sum of them does not depend on. Default 8.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Fraction of the margin (0.05 is 5 %); negative where funding has added to it.
 * @remarks
 * `L*sum(rates)`: each payment is the notional times its rate, and the margin is the notional over the leverage L. The price is taken as
 * unchanged; FUNDING.TOTAL takes one for each payment. A short has the opposite sign.
 *
 * The price must rise by the sum of the rates, `drag/L`, before the position has earned back what it paid.
 *
 * leverage and intervalHours are single values. What counts is every payment, so rates of each hour are all listed and a row of a day is
 * the day's sum; intervalHours only says which they are. A blank intervalHours is its default. The series ends with its last value that is
 * neither blank nor 0; a heading in its first cell is skipped. Zeros alone are rates.
 * @throws #VALUE! when a required argument is missing or blank, leverage or intervalHours is not positive, or rates is not one row or
 * column.
 * @throws #NUM! when the result is too large for Excel.
 * @example Three payments of a long at 5x, as a part of its margin.
 * =FUNDING.DRAG(5, {0.0005;0.0005;0.001}) → 0.01
 * @example =FUNDING.DRAG(10, {"Rate",-0.0001,-0.0002}) → -0.003
 * @see https://www.binance.com/en/support/faq/360033525031
 */
export function fundingDrag(
  leverage: any[][],
  rates: any[][],
  intervalHours?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return drag([leverage, rates, intervalHours, invocation]);
}
