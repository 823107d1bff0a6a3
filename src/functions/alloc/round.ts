import { roundByLargestRemainder } from "../../core/allocation/largest-remainder";
import { signedFraction, wholeNumber } from "../arguments/numbers";
import { optional, list } from "../cells/declaration";
import { once } from "../cells/once";
import { alongSliced } from "../cells/series";

const round = once(
  "ALLOC.ROUND",
  { weights: list(signedFraction), decimals: optional(wholeNumber(0, 12), 2) },
  function* ({ weights, decimals }, layout) {
    return yield* alongSliced(layout, yield* roundByLargestRemainder(weights, decimals));
  },
);

/**
 * Weights rounded so that they still sum to what they did, by largest remainder.
 *
 * @customfunction ALLOC_ROUND ALLOC.ROUND
 * @helpurl https://localhost:3000/docs/functions/ALLOC.ROUND.html
 * @param {any[][]} weights Row or column of weights as fractions.
 * @param {any[][]} [decimals] Decimals of the percentage, from 0 to 12. Default 2.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Rounded weight of each as a fraction, in the direction of weights.
 * @remarks
 * Each weight is rounded down to that many decimals of a percentage (2 is 0.0001 as a fraction). What is then missing to the rounded sum is
 * given, a unit each, to those that the cutting took most from, of equal ones to the first. Also known as Hamilton's method.
 *
 * The series ends with its last value that is neither blank nor 0; a heading in its first cell is skipped. The result ends
 * there too, with a blank beside the heading. Other blank weights give blanks. A blank decimals counts as 0.
 * @throws #VALUE! when a weight is no number, weights is not one row or column, or decimals is not a whole number from 0 to 12.
 * @example Three weights in whole percent that still add up to 100 %.
 * =ALLOC.ROUND({0.333;0.333;0.334}, 0) → {0.33;0.33;0.34}
 * @example =ALLOC.ROUND({0.125,0.125,0.625,0.125}, 0) → {0.13,0.13,0.62,0.12}
 * @see https://en.wikipedia.org/wiki/Quota_method
 */
export function allocRound(
  weights: any[][],
  decimals?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return round([weights, decimals, invocation]);
}
