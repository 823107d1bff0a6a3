import { isBeyondBand } from "../../core/allocation/bands";
import { decimal, zero } from "../../core/number/decimal";
import { foldSliced, rowsSliced } from "../../core/slices";
import { noTotal } from "../arguments/failures";
import { anyNumber, band, signedFraction } from "../arguments/numbers";
import { weightsOfWhole } from "../arguments/weights";
import { optional, list } from "../cells/declaration";
import { Failure } from "../cells/errors";
import { once } from "../cells/once";
import { alongSliced } from "../cells/series";

const needed = once(
  "ALLOC.NEEDED",
  {
    values: list(optional(anyNumber, zero)),
    targets: list(optional(signedFraction, zero)),
    absoluteBand: optional(band, decimal("0.05")),
    relativeBand: optional(band, decimal("0.25")),
  },
  function* ({ values, targets: given, ...bands }, layout) {
    const targets = yield* weightsOfWhole("targets", given);
    if (targets instanceof Failure) return targets;
    const total = yield* foldSliced(values, zero, (sum, value) => sum.plus(value));
    const beyond = yield* rowsSliced(values.length, (index) =>
      total.isZero() ? noTotal : isBeyondBand(values[index]!, targets[index]!, total, bands),
    );
    return yield* alongSliced(layout, beyond);
  },
);

/**
 * Whether each weight has drifted so far from its target that rebalancing is due.
 *
 * @customfunction ALLOC_NEEDED ALLOC.NEEDED
 * @helpurl https://localhost:3000/docs/functions/ALLOC.NEEDED.html
 * @param {any[][]} values Row or column of values, cash among them; a short leg is negative.
 * @param {any[][]} targets Target weights as fractions; they sum to at most 1.
 * @param {any[][]} [absoluteBand] Band as a fraction of the whole, from 0 to 1, 0 for none. Default 0.05.
 * @param {any[][]} [relativeBand] Band as a fraction of the target, from 0 to 1, 0 for none. Default 0.25.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} TRUE where the weight is beyond its band, else FALSE, in the direction of values.
 * @remarks
 * TRUE where `|drift| > min(absoluteBand, relativeBand * |target|)`: strictly beyond, a drift of just the band is within. The
 * defaults are the 5/25 rule: 5 percentage points, or a quarter of the target where that is less, as it is for targets below 20 %.
 *
 * A band of 0, or a blank cell for it, is not used, as in ALLOC.REBALANCE; with neither band every drift counts. A target of 0 with a
 * relative band is exceeded by any value. Targets that sum to 1 within 0.001 were rounded and count in proportion to 1.
 *
 * The series end together with their last row that is not blank or 0 in all; a heading in the first row is skipped. The result ends there
 * too, with a blank beside the heading. Another row blank in values and targets gives a blank; a blank cell beside a filled one counts as
 * 0.
 * @throws #VALUE! when a value or target is no number, a band is not from 0 to 1 (5 % is 0.05), the targets sum to more than 1, or the series differ in
 * length.
 * @throws #DIV/0! when the values sum to 0.
 * @example Which of three holdings have left their bands.
 * =ALLOC.NEEDED({56000;34000;10000}, {0.5;0.35;0.15}) → {TRUE;FALSE;TRUE}
 * @example =ALLOC.NEEDED({0.76,0.24}, {0.5,0.5}, 0, 0.5) → {TRUE,TRUE}
 * @see https://www.bogleheads.org/wiki/Rebalancing
 * @see https://github.com/pmorissette/bt/blob/master/tests/test_algos.py
 */
export function allocNeeded(
  values: any[][],
  targets: any[][],
  absoluteBand?: any[][],
  relativeBand?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return needed([values, targets, absoluteBand, relativeBand, invocation]);
}
