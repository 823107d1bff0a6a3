import { simpleFundingRate } from "../../core/funding/rates";
import { signedRate } from "../arguments/numbers";
import { intervalHours } from "../arguments/terms";
import { forEachCell } from "../cells/each-cell";

const apr = forEachCell("FUNDING.APR", { rate: signedRate, intervalHours }, (values) =>
  simpleFundingRate(values.rate, values.intervalHours),
);

/**
 * Funding rate of an interval scaled to a year, without compounding.
 *
 * @customfunction FUNDING_APR FUNDING.APR
 * @helpurl https://localhost:3000/docs/functions/FUNDING.APR.html
 * @param {any[][]} rate Funding rate of an interval as a fraction (0.0001 is 0.01 %).
 * @param {any[][]} [intervalHours] Hours between two payments. Default 8.
 * @returns {any[][]} Annual rate as a fraction.
 * @remarks
 * `rate*8760/h`: a year is 365 days, 8760 hours. The income is taken as paid out and not invested again; FUNDING.APY compounds
 * it. The rate of one interval is no forecast of the year's.
 *
 * Both arguments take a number, a range or an array and meet as in native Excel. A blank intervalHours is its default. Where all
 * ranges are blank the result is blank.
 * @throws #VALUE! when rate is missing, blank or no number, or intervalHours is not positive.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #NUM! when the result is too large for Excel.
 * @example 0.01 % every 8 hours.
 * =FUNDING.APR(0.0001) → 0.1095
 * @example The same rate, paid every hour, every 4 and every 8 hours.
 * =FUNDING.APR(0.0001, {1;4;8}) → {0.876;0.219;0.1095}
 * @see https://perpsindex.xyz/articles/annualize-funding-rate/
 */
export function fundingApr(rate: any[][], intervalHours?: any[][]): any[][] {
  return apr([rate, intervalHours]);
}
