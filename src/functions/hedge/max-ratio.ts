import { highestHedgeRatio } from "../../core/hedge/max-ratio";
import { leverage, positive } from "../arguments/numbers";
import { forEachCell } from "../cells/each-cell";

const maxRatio = forEachCell(
  "HEDGE.MAXRATIO",
  { spotValue: positive, margin: positive, leverage },
  ({ spotValue, margin, leverage }) => highestHedgeRatio(spotValue, margin, leverage),
);

/**
 * Highest hedge ratio that a margin can carry: the share of a spot holding that it sells short.
 *
 * @customfunction HEDGE_MAXRATIO HEDGE.MAXRATIO
 * @helpurl https://localhost:3000/docs/functions/HEDGE.MAXRATIO.html
 * @param {any[][]} spotValue Value of the spot holding, above 0.
 * @param {any[][]} margin Margin for the short, in the same currency, above 0.
 * @param {any[][]} leverage Leverage of the short.
 * @returns {any[][]} Fraction of the holding, at most 1 (0.75 is 75 %).
 * @remarks
 * `min(1, margin*leverage/spotValue)`: a margin opens a short of its leverage times itself, and a full hedge takes no more than the
 * holding. What HEDGE.PNL and HEDGE.SIZE take as hedgeRatio can be this at most. Fees and a margin kept against a rise of the price lower
 * it.
 *
 * Every argument takes a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. Where all ranges are blank the result is blank.
 * @throws #VALUE! when an argument is missing or blank, or is not positive.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @example 20 of margin at 3x against 80 of spot.
 * =HEDGE.MAXRATIO(80, 20, 3) → 0.75
 * @example =HEDGE.MAXRATIO(80000, 20000, {1,4,5}) → {0.25,1,1}
 * @see https://www.investopedia.com/terms/h/hedgeratio.asp
 */
export function hedgeMaxRatio(spotValue: any[][], margin: any[][], leverage: any[][]): any[][] {
  return maxRatio([spotValue, margin, leverage]);
}
