import { annualBasis } from "../../core/basis/rates";
import { positive } from "../arguments/numbers";
import { compounding } from "../arguments/terms";
import { forEachCell } from "../cells/each-cell";

const annualRate = forEachCell(
  "BASIS.ANNUAL",
  { spotPrice: positive, futuresPrice: positive, days: positive, compounding },
  (values) => annualBasis(values.spotPrice, values.futuresPrice, values.days, values.compounding),
);

/**
 * Basis of a dated future as an annual rate.
 *
 * @customfunction BASIS_ANNUAL BASIS.ANNUAL
 * @helpurl https://localhost:3000/docs/functions/BASIS.ANNUAL.html
 * @param {any[][]} spotPrice Spot price, quote currency per base unit.
 * @param {any[][]} futuresPrice Futures price, quote currency per base unit.
 * @param {any[][]} days Days until the future settles, above 0; fractions of a day are fine.
 * @param {any[][]} [compounding] "simple", "compound" or "continuous". Default "simple".
 * @returns {any[][]} Annual rate as a fraction.
 * @remarks
 * A year is 365 days. Simple: `(F/S-1)*365/d`, the market's usual figure. Compound: `(F/S)^(365/d)-1`, the premium earned again
 * with each roll. Continuous: `ln(F/S)*365/d`.
 *
 * Every argument takes a number or name, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. A blank compounding is its default. Where all ranges are blank the result is blank.
 * @throws #VALUE! when a price or days is missing, blank or not positive, or compounding is not one of the three.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #NUM! when the result is too large for Excel.
 * @example 1 % in 73 days, a fifth of a year, without compounding.
 * =BASIS.ANNUAL(60000, 60600, 73) → 0.05
 * @example The same, compounded five times.
 * =BASIS.ANNUAL(60000, 60600, 73, "compound") → 0.0510100501
 * @example =BASIS.ANNUAL(60000, 60600, 73, "continuous") → 0.0497516542658404
 * @see https://developers.binance.com/docs/derivatives/coin-margined-futures/market-data/rest-api/Basis
 * @see https://hex.pm/packages/ccxt_client/0.1.0/files/lib/ccxt/trading/basis.ex
 */
export function basisAnnual(
  spotPrice: any[][],
  futuresPrice: any[][],
  days: any[][],
  compounding?: any[][],
): any[][] {
  return annualRate([spotPrice, futuresPrice, days, compounding]);
}
