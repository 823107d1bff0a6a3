import { relativeBasis } from "../../core/basis/rates";
import { positive } from "../arguments/numbers";
import { forEachCell } from "../cells/each-cell";

const plainRate = forEachCell(
  "BASIS.RATE",
  { spotPrice: positive, futuresPrice: positive },
  ({ spotPrice, futuresPrice }) => relativeBasis(spotPrice, futuresPrice),
);

/**
 * Basis: how far a futures price is above the spot price, as a fraction of it.
 *
 * @customfunction BASIS_RATE BASIS.RATE
 * @helpurl https://localhost:3000/docs/functions/BASIS.RATE.html
 * @param {any[][]} spotPrice Spot price, quote currency per base unit.
 * @param {any[][]} futuresPrice Futures price, quote currency per base unit.
 * @returns {any[][]} Fraction of the spot price; negative where the future stands below it.
 * @remarks
 * `F/S - 1`, over the time that the future has left, not a year: BASIS.ANNUAL scales it.
 *
 * Both arguments take a number, a range or an array. Single values meet everything, equal shapes meet cell by cell, a column
 * meets a row as a grid. Where all ranges are blank the result is blank.
 * @throws #VALUE! when a price is missing, blank or not positive.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #NUM! when the result is too large for Excel.
 * @example A future 600 above a spot price of 60,000.
 * =BASIS.RATE(60000, 60600) → 0.01
 * @example A future above spot, and one below.
 * =BASIS.RATE(60000, {60600;59400}) → {0.01;-0.01}
 * @see https://developers.binance.com/docs/derivatives/coin-margined-futures/market-data/rest-api/Basis
 */
export function basisRate(spotPrice: any[][], futuresPrice: any[][]): any[][] {
  return plainRate([spotPrice, futuresPrice]);
}
