import { annualYield } from "../../core/yield/staking";
import { atLeastZero, rate } from "../arguments/numbers";
import { forEachCell } from "../cells/each-cell";

const apy = forEachCell(
  "YIELD.APY",
  { apr: rate, compoundsPerYear: atLeastZero },
  ({ apr, compoundsPerYear }) => annualYield(apr, compoundsPerYear),
);

/**
 * Annual yield with rewards compounded: the APY of an APR.
 *
 * @customfunction YIELD_APY YIELD.APY
 * @helpurl https://localhost:3000/docs/functions/YIELD.APY.html
 * @param {any[][]} apr Annual rate as a fraction (0.03 is 3 %), without compounding.
 * @param {any[][]} compoundsPerYear How often a year the rewards are staked again, 0 for never.
 * @returns {any[][]} Annual yield as a fraction.
 * @remarks
 * `(1 + apr/n)^n - 1` with n = compoundsPerYear; without compounding it is the apr. FUNDING.APY does the same for a funding rate of some
 * hours.
 *
 * Both arguments take a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a column meets a
 * row as a grid. A compoundsPerYear that Excel hands over as 0 is never. Where all ranges are blank the result is blank.
 * @throws #VALUE! when an argument is missing or blank, the apr is not from 0 to below 1, or compoundsPerYear is negative.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #NUM! when the result is too large for Excel.
 * @example 3 %, compounded daily.
 * =YIELD.APY(0.03, 365) → 0.0304532636005098
 * @example 8 %, not compounded, compounded yearly and monthly.
 * =YIELD.APY(0.08, {0,1,12}) → {0.08,0.08,0.0829995068075107}
 * @see https://www.investopedia.com/terms/a/apy.asp
 */
export function yieldApy(apr: any[][], compoundsPerYear: any[][]): any[][] {
  return apy([apr, compoundsPerYear]);
}
