import { weightsOf } from "../../core/allocation/drift";
import { noTotal } from "../arguments/failures";
import { anyNumber } from "../arguments/numbers";
import { list } from "../cells/declaration";
import { once } from "../cells/once";
import { alongSliced } from "../cells/series";

const weights = once("ALLOC.WEIGHTS", { values: list(anyNumber) }, function* ({ values }, layout) {
  return yield* alongSliced(layout, (yield* weightsOf(values)) ?? values.map(() => noTotal));
});

/**
 * Weight of each value in the sum of all.
 *
 * @customfunction ALLOC_WEIGHTS ALLOC.WEIGHTS
 * @helpurl https://localhost:3000/docs/functions/ALLOC.WEIGHTS.html
 * @param {any[][]} values Row or column of values; a short leg is negative.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Weight of each as a fraction, in the direction of values.
 * @remarks
 * `value / sum of the values`. Blank cells give blanks and count as nothing.
 *
 * The series ends with its last value that is neither blank nor 0; a heading in its first cell is skipped. The result ends
 * there too, with a blank beside the heading.
 * @throws #VALUE! when values is missing or blank, is not one row or column, or a value is not a number.
 * @throws #DIV/0! when the values sum to 0.
 * @throws #NUM! when a result is too large for Excel.
 * @example The weight of each of four holdings.
 * =ALLOC.WEIGHTS({48000;18000;12000;9000}) → {0.551724137931034;0.206896551724138;0.137931034482759;0.103448275862069}
 */
export function allocWeights(values: any[][], invocation?: CustomFunctions.CancelableInvocation): any[][] {
  return weights([values, invocation]);
}
