import { driftsOf } from "../../core/allocation/drift";
import { zero } from "../../core/number/decimal";
import { noTotal } from "../arguments/failures";
import { anyNumber, signedFraction } from "../arguments/numbers";
import { weightsOfWhole } from "../arguments/weights";
import { list, optional } from "../cells/declaration";
import { Failure } from "../cells/errors";
import { once } from "../cells/once";
import { alongSliced } from "../cells/series";

const drift = once(
  "ALLOC.DRIFT",
  { values: list(optional(anyNumber, zero)), targets: list(optional(signedFraction, zero)) },
  function* ({ values, targets: given }, layout) {
    const targets = yield* weightsOfWhole("targets", given);
    if (targets instanceof Failure) return targets;
    return yield* alongSliced(layout, (yield* driftsOf(values, targets)) ?? values.map(() => noTotal));
  },
);

/**
 * Drift of each weight from its target: positive is overweight, negative underweight.
 *
 * @customfunction ALLOC_DRIFT ALLOC.DRIFT
 * @helpurl https://localhost:3000/docs/functions/ALLOC.DRIFT.html
 * @param {any[][]} values Row or column of values, cash among them; a short leg is negative.
 * @param {any[][]} targets Target weights as fractions; they sum to at most 1.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Weight minus target of each as a fraction, in the direction of values.
 * @remarks
 * `value / sum of the values - target`. Targets that sum to 1 within 0.001 were rounded and count in proportion to 1. The series end
 * together with their last row that is not blank or 0 in all; a heading in the first row is skipped. The result ends there too, with a
 * blank beside the heading. Another row blank in both gives a blank; a blank cell beside a filled one counts as 0.
 * @throws #VALUE! when a value or target is no number, the targets sum to more than 1, or the series differ in length.
 * @throws #DIV/0! when the values sum to 0.
 * @throws #NUM! when a result is too large for Excel.
 * @example 60,000 and 40,000 against targets of half each.
 * =ALLOC.DRIFT({60000;40000}, {0.5;0.5}) → {0.1;-0.1}
 * @see https://www.bogleheads.org/wiki/Rebalancing
 */
export function allocDrift(
  values: any[][],
  targets: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return drift([values, targets, invocation]);
}
