import { liquidationDistance } from "../../core/liquidation/distance";
import { positive } from "../arguments/numbers";
import { side } from "../arguments/terms";
import { forEachCell } from "../cells/each-cell";

const distance = forEachCell(
  "LIQ.DISTANCE",
  { side, markPrice: positive, liquidationPrice: positive },
  ({ side, markPrice, liquidationPrice }) => liquidationDistance(side, markPrice, liquidationPrice),
);

/**
 * Distance from the mark price to the liquidation price, as a fraction of the mark price.
 *
 * @customfunction LIQ_DISTANCE LIQ.DISTANCE
 * @helpurl https://localhost:3000/docs/functions/LIQ.DISTANCE.html
 * @param {any[][]} side "long" or "short".
 * @param {any[][]} markPrice Current mark price.
 * @param {any[][]} liquidationPrice Liquidation price, such as LIQ.ISOLATED gives it.
 * @returns {any[][]} Distance as a fraction of the mark price; negative once the mark price is past the liquidation price.
 * @remarks
 * For a long `(mark - liquidation)/mark`, for a short `(liquidation - mark)/mark`. An #N/A of a position that nothing liquidates
 * comes through.
 *
 * Every argument takes a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. Where all ranges are blank the result is blank.
 * @throws #VALUE! when an argument is missing or blank, a price is not positive, or side is not one of those listed.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @example A liquidation price below the mark, and one that the mark is past.
 * =LIQ.DISTANCE("long", 60000, {54000;63000}) → {0.1;-0.05}
 * @example =LIQ.DISTANCE("short", 60000, 66000) → 0.1
 * @see https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93
 */
export function liqDistance(side: any[][], markPrice: any[][], liquidationPrice: any[][]): any[][] {
  return distance([side, markPrice, liquidationPrice]);
}
