import { divergences } from "../../core/signals/divergence";
import { barCount } from "../arguments/numbers";
import { closes, values } from "../arguments/terms";
import { alongBars } from "../cells/bars";
import { optional } from "../cells/declaration";
import { once } from "../cells/once";

const divergence = once(
  "SIGNAL.DIVERGENCE",
  { prices: closes, oscillator: values, left: optional(barCount, 5), right: optional(barCount, 5) },
  ({ prices, oscillator, left, right }, layout) =>
    alongBars(layout, { prices, oscillator }, (known) => [
      divergences(known.prices, known.oscillator, left, right),
    ]),
);

/**
 * Divergence of price and oscillator at their turning points: 1 bullish, -1 bearish, else 0.
 *
 * @customfunction SIGNAL_DIVERGENCE SIGNAL.DIVERGENCE
 * @helpurl https://localhost:3000/docs/functions/SIGNAL.DIVERGENCE.html
 * @param {any[][]} prices Row or column of prices, oldest first.
 * @param {any[][]} oscillator Row or column as long as prices, such as SIGNAL.RSI of them.
 * @param {any[][]} [left] Bars before a turning point that it must exceed. Default 5.
 * @param {any[][]} [right] Bars after a turning point that must not exceed it. Default 5.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} 1, -1 or 0 at each bar, as a column beside a column or a row below a row.
 * @remarks
 * Regular divergence. -1 (bearish): of two highs of the price that follow each other the second is higher, while the oscillator
 * is lower at the second than at the first. 1 (bullish): of two lows the second is lower, while the oscillator is higher. Else 0;
 * hidden divergence, the other way about, is not signalled.
 *
 * A high is a price above the `left` prices before it and not below the `right` prices after it, a low the other way round; of
 * equal prices side by side the first counts. The second one is known only `right` bars later, and the signal stands at that bar:
 * it never looks ahead.
 *
 * The series end together with their last row that is not blank or 0 in all; a heading in the first row is skipped. A bar at
 * which one of them holds an error or a text, such as the `#N/A` of an oscillator that is warming up, or at which the price is
 * blank or 0, shows it in its own cell and is left out.
 * @throws #VALUE! when prices or oscillator is missing or not one row or column, they differ in length, or left or right is not a
 * whole number from 1.
 * @throws #VALUE! in the cell of a bar whose price is not a positive number or whose oscillator is a text.
 * @example =SIGNAL.DIVERGENCE({5;9;6;10;7}, {50;80;60;70;55}, 1, 1) → {0;0;0;0;-1}
 * @example =SIGNAL.DIVERGENCE({9;5;8;4;7}, {50;20;60;30;55}, 1, 1) → {0;0;0;0;1}
 * @see https://www.tradingview.com/support/solutions/43000589127/
 */
export function signalDivergence(
  prices: any[][],
  oscillator: any[][],
  left?: any[][],
  right?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return divergence([prices, oscillator, left, right, invocation]);
}
