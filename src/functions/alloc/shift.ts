import { shiftOn, shiftSignals } from "../../core/allocation/shift";
import { divide, one } from "../../core/number/decimal";
import { atLeastZero } from "../arguments/numbers";
import { adjustedProfile } from "../arguments/profile";
import { choice } from "../arguments/words";
import { optionalList } from "../cells/declaration";
import { once } from "../cells/once";

const shiftRows = once(
  "ALLOC.SHIFT",
  {
    profile: adjustedProfile,
    signal: choice(shiftSignals),
    capital: optionalList(atLeastZero, [one]),
  },
  ({ profile: shifted, signal, capital }) =>
    shiftOn(shifted, signal).components.map(({ component, weight: { numerator, denominator } }) => [
      component,
      divide(numerator, denominator),
      ...capital.map((amount) => divide(numerator.times(amount), denominator)),
    ]),
);

/**
 * Weights and amounts of a profile after its dynamic adjustment to a signal.
 *
 * @customfunction ALLOC_SHIFT ALLOC.SHIFT
 * @helpurl https://localhost:3000/docs/functions/ALLOC.SHIFT.html
 * @param {any[][]} profile Profile id or name, or a table of component and weight.
 * @param {any[][]} signal Signal such as "reversal" or "funding-spike".
 * @param {any[][]} [capital] Total capital, at least 0. Default 1.
 * @returns {any[][]} Component, weight and amount, a row each.
 * @remarks
 * Signals are "crash", "head-and-shoulders", "momentum", "funding-spike", "reversal", "exhaustion", "bullish", "overbought" and
 * "divergence". On one that the profile has no adjustment for the result is the profile's own weights, and so it is for an own table.
 *
 * Conservative Accumulator (A): on "crash" the cash buys spot; on "head-and-shoulders" a third of the cash becomes margin of a short
 * hedge. Balanced Growth Manager (B): on "momentum" the cash becomes futures margin at 5x; on "funding-spike" or "reversal" futures are
 * cut to 10 %, the rest goes to spot. Aggressive Capitalizer (C): on "exhaustion" it takes the weights of A; "bullish" takes the active
 * share to 50 %, "overbought", "divergence" and "funding-spike" take it to 20 %, against spot. The models 1 to 3: on "reversal" a third of
 * the futures margin goes to spot; where the margin has parts, a third of each.
 *
 * A row or column of capitals gives one amount column each. A blank capital cell counts as 0. Weights sum to 1.
 *
 * Of several capitals: the series ends with its last value that is neither blank nor 0; a heading in its first cell is skipped.
 * @throws #VALUE! when profile or signal is missing, blank or unknown, a capital is not a number of at least 0, or an own table's weights
 * do not sum to 1.
 * @throws #NUM! when an amount is too large for Excel.
 * @example =ALLOC.SHIFT("conservative-accumulator", "crash", 10000) → {"spot",0.9,9000;"cash",0,0;"futures",0.1,1000}
 * @example =ALLOC.SHIFT("active-yield-seeker", "reversal", 1000) → {"spot",0.666666666666667,666.666666666667;"cash",0,0;"futures",0.333333333333333,333.333333333333}
 */
export function allocShift(profile: any[][], signal: any[][], capital?: any[][]): any[][] {
  return shiftRows([profile, signal, capital]);
}
