import { compoundFundingRate } from "../../core/funding/rates";
import { signedRate } from "../arguments/numbers";
import { intervalHours } from "../arguments/terms";
import { forEachCell } from "../cells/each-cell";

const apy = forEachCell("FUNDING.APY", { rate: signedRate, intervalHours }, (values) =>
  compoundFundingRate(values.rate, values.intervalHours),
);

/**
 * Funding rate of an interval compounded over a year.
 *
 * @customfunction FUNDING_APY FUNDING.APY
 * @helpurl https://localhost:3000/docs/functions/FUNDING.APY.html
 * @param {any[][]} rate Funding rate of an interval as a fraction (0.0001 is 0.01 %), above -1.
 * @param {any[][]} [intervalHours] Hours between two payments. Default 8.
 * @returns {any[][]} Annual rate as a fraction.
 * @remarks
 * `(1+rate)^(8760/h) - 1`: a year is 365 days, 8760 hours, and each payment is invested again at the same rate. FUNDING.APR is
 * the same without compounding.
 *
 * Both arguments take a number, a range or an array and meet as in native Excel. A blank intervalHours is its default. Where all
 * ranges are blank the result is blank.
 * @throws #VALUE! when rate is missing or blank, or not above -1, or intervalHours is not positive.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #NUM! when the result is too large for Excel.
 * @example 0.01 % every 8 hours, reinvested.
 * =FUNDING.APY(0.0001) → 0.115713962791687
 * @example =FUNDING.APY(0.1, 4380) → 0.21
 * @see https://perpsindex.xyz/articles/annualize-funding-rate/
 */
export function fundingApy(rate: any[][], intervalHours?: any[][]): any[][] {
  return apy([rate, intervalHours]);
}
