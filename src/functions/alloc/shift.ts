import { shiftOn, shiftSignals } from "../../core/allocation/shift";
import { divide, one, sum, type Decimal } from "../../core/number/decimal";
import { quotientOf } from "../../core/number/fraction";
import type { Side } from "../../core/position/contract";
import { mapSliced, type Sliced } from "../../core/slices";
import { noTotal } from "../arguments/failures";
import { held, heldParts } from "../arguments/held";
import { atLeastZero, leverageAtLeastZero } from "../arguments/numbers";
import { adjustedProfile } from "../arguments/profile";
import { side } from "../arguments/terms";
import { type DividedRow, withAmounts } from "../arguments/weights";
import { choice } from "../arguments/words";
import { optional, optionalList, optionalWhole } from "../cells/declaration";
import { Failure } from "../cells/errors";
import { once } from "../cells/once";
import type { Output } from "../cells/spill";

const shiftRows = once(
  "ALLOC.SHIFT",
  {
    profile: adjustedProfile,
    signal: choice(shiftSignals),
    capital: optionalList(atLeastZero, [one]),
    current: optionalWhole(held, undefined),
    currentLeverage: optional<Decimal | undefined>(leverageAtLeastZero, undefined),
    side: optional<Side | undefined>(side, undefined),
  },
  function* ({
    profile,
    signal,
    capital,
    current,
    currentLeverage: leverage,
    side: position,
  }): Sliced<Output[][] | Failure> {
    const parts = current && heldParts("current", current, profile.components);
    if (parts instanceof Failure) return parts;
    if (parts && sum(parts.map(({ amount }) => amount)).isZero()) return noTotal;
    const { components } = shiftOn(profile, signal, { parts, leverage, position });
    yield;
    const rows = yield* mapSliced(components, ({ component, weight, leverage: ofMargin }): DividedRow => ({
      before: [component, quotientOf(weight)],
      amountOf: (whole) => divide(weight.numerator.times(whole), weight.denominator),
      behind: [ofMargin ? ofMargin.abs() : ""],
    }));
    return yield* withAmounts(rows, capital);
  },
);

/**
 * Weights, amounts and leverage of a portfolio after the profile's dynamic adjustment to a signal.
 *
 * @customfunction ALLOC_SHIFT ALLOC.SHIFT
 * @helpurl https://localhost:3000/docs/functions/ALLOC.SHIFT.html
 * @param {any[][]} profile Profile id or name, or a table of component and weight.
 * @param {any[][]} signal Signal such as "reversal" or "funding-spike".
 * @param {any[][]} [capital] Total capital, at least 0. Default 1.
 * @param {any[][]} [current] What is held: a table of component and weight or amount, or spot, cash and futures. Default the profile's own weights.
 * @param {any[][]} [currentLeverage] Leverage of the futures position held, 0 where none is open. Default the profile's lowest.
 * @param {any[][]} [side] "long" or "short" of the futures position held. Default the profile's.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Component, weight, amount and leverage of the margin, a row each.
 * @remarks
 * Signals are "crash", "head-and-shoulders", "momentum", "funding-spike", "reversal", "exhaustion", "bullish", "overbought",
 * "divergence", "pullback", "cooling", "funding-negative", "spot-to-futures" and "funding-hedge". On one that the profile has no
 * adjustment for nothing changes: the result is what is held, or else the profile's own weights; and so it is for your own table.
 *
 * - Conservative Accumulator (A): on "crash" the cash buys spot; on "head-and-shoulders" and "reversal" a third of the cash becomes margin
 *   of a short hedge.
 * - Balanced Growth Manager (B): "bullish" takes futures up to 50 % out of spot; on "momentum" the cash becomes futures margin at 5x, and
 *   what was margin before keeps its leverage; on "pullback" the cash buys spot; "overbought", "divergence" and "cooling" cut futures to
 *   20 %, "funding-spike" and "reversal" to 10 %, into spot.
 * - Aggressive Capitalizer (C): "overbought", "divergence", "funding-spike" and "cooling" cut futures to 20 %, into spot; "exhaustion"
 *   cuts them to 20 %, into spot and cash as 40 to 10, at the lowest leverage.
 *
 * The models 1 to 3 keep their hedges. On "reversal" and "head-and-shoulders" 1 raises its short to 3x; 2 closes the active long and
 * makes the hedge reserve the margin of a 1x short; 3 changes nothing. On "funding-negative" 3 makes cash of the short and of the spot
 * that it hedges.
 *
 * For B, C and 2 "spot-to-futures" makes 10 % of the spot futures margin, as SIGNAL.SHIFT asks for. For B and C "funding-hedge" is the
 * other answer to "funding-spike": a short of the size of the long is opened against it, so that the leverage is 0.
 *
 * With current the adjustment starts from what is held. A cut only cuts: futures that are below the weight already stay. No signal that
 * asks for less risk leaves more exposure than before, whatever is held: no hedge is taken off, and none is made larger than what it
 * hedges. Weights and amounts count by their shares; a blank cell is 0. Futures as a whole are divided as the profile divides them.
 *
 * The last column is the leverage of each part of the futures margin, without its side: 0 where no position uses it, blank for spot and
 * cash. A hedge reserve in use is the margin of a short.
 *
 * An adjustment of a long or of a short leaves a position of the other side alone. The side matters to nothing else.
 *
 * A row or column of capitals gives one amount column each. A blank capital cell counts as 0. Weights sum to 1.
 *
 * Of several capitals: the series ends with its last value that is neither blank nor 0; a heading in its first cell is skipped.
 * @throws #VALUE! when profile or signal is missing, blank or unknown, a capital is not a number of at least 0, your own table's weights
 * do not sum to 1, current has other components, names one twice or holds something else than numbers of at least 0, or side is neither.
 * @throws #DIV/0! when current is 0 throughout.
 * @throws #NUM! when an amount is too large for Excel.
 * @example What the profile does with 10,000 after a crash.
 * =ALLOC.SHIFT("conservative-accumulator", "crash", 10000) → {"spot",0.9,9000,"";"cash",0,0,"";"futures",0.1,1000,1}
 * @example What the profile does with 100,000 when momentum sets in.
 * =ALLOC.SHIFT("balanced-growth-manager", "momentum", 100000) → {"spot",0.6,60000,"";"cash",0,0,"";"futures",0.4,40000,2.75}
 * @example =ALLOC.SHIFT("aggressive-capitalizer", "exhaustion", 100000, {40000;10000;50000}, 10) → {"spot",0.64,64000,"";"cash",0.16,16000,"";"futures",0.2,20000,5}
 * @example =ALLOC.SHIFT("aggressive-capitalizer", "overbought", 100000, {"spot",0.75;"cash",0.15;"futures",0.1}) → {"spot",0.75,75000,"";"cash",0.15,15000,"";"futures",0.1,10000,5}
 */
export function allocShift(
  profile: any[][],
  signal: any[][],
  capital?: any[][],
  current?: any[][],
  currentLeverage?: any[][],
  side?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return shiftRows([profile, signal, capital, current, currentLeverage, side, invocation]);
}
