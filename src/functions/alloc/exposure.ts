import { netExposure } from "../../core/allocation/exposure";
import { noTotal } from "../arguments/failures";
import { atLeastZero, leverage } from "../arguments/numbers";
import { side } from "../arguments/terms";
import { optional } from "../cells/declaration";
import { forEachCell } from "../cells/each-cell";

const exposure = forEachCell(
  "ALLOC.EXPOSURE",
  {
    spotValue: atLeastZero,
    cash: atLeastZero,
    futuresMargin: atLeastZero,
    leverage,
    side: optional(side, "long"),
  },
  (capital) => netExposure(capital) ?? noTotal,
);

/**
 * Net exposure of spot and futures together over all capital.
 *
 * @customfunction ALLOC_EXPOSURE ALLOC.EXPOSURE
 * @helpurl https://localhost:3000/docs/functions/ALLOC.EXPOSURE.html
 * @param {any[][]} spotValue Value held on spot, at least 0.
 * @param {any[][]} cash Cash and stablecoins, at least 0.
 * @param {any[][]} futuresMargin Margin behind the futures position, at least 0.
 * @param {any[][]} leverage Leverage of the futures position.
 * @param {any[][]} [side] "long" or "short" of the futures position. Default "long".
 * @returns {any[][]} Exposure as a multiple of the capital: 1 moves with the price, 0 is hedged.
 * @remarks
 * `(spot + s*margin*leverage) / (spot + cash + margin)`, s being 1 for a long and -1 for a short. In a bull run 70 on spot and 30 in
 * cash may become 55 on spot and 45 margin at 3x: an exposure of 1.9.
 *
 * Every argument takes a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. A blank side is "long"; where Excel hands a blank amount over as 0 it counts as 0. Where all ranges are
 * blank the result is blank.
 * @throws #VALUE! when a required argument is missing or blank, an amount is negative, leverage is not positive, or side is neither.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #DIV/0! when there is no capital.
 * @throws #NUM! when the result is too large for Excel.
 * @example 55 on spot and a long of 45 margin at 3x: nearly twice the capital moves with the price.
 * =ALLOC.EXPOSURE(55, 0, 45, 3) → 1.9
 * @example The same futures margin as a long, and as a short that takes the price out of the spot.
 * =ALLOC.EXPOSURE(60, 10, 30, 2, {"long";"short"}) → {1.2;0}
 * @see https://en.wikipedia.org/wiki/Market_exposure
 */
export function allocExposure(
  spotValue: any[][],
  cash: any[][],
  futuresMargin: any[][],
  leverage: any[][],
  side?: any[][],
): any[][] {
  return exposure([spotValue, cash, futuresMargin, leverage, side]);
}
