import { hoursToBreakEven } from "../../core/funding/rates";
import { rate, signedRate } from "../arguments/numbers";
import { intervalHours } from "../arguments/terms";
import { forEachCell } from "../cells/each-cell";
import { texts, unsolved } from "../cells/errors";

const breakEven = forEachCell(
  "FUNDING.BREAKEVEN",
  { rate: signedRate, feeRate: rate, intervalHours },
  (values) =>
    hoursToBreakEven(values.rate, values.feeRate, values.intervalHours) ??
    unsolved(texts.feesNeverPaid(), "rate"),
);

/**
 * Hours until a short's funding has paid the four legs of fees of a spot and perpetual pair.
 *
 * @customfunction FUNDING_BREAKEVEN FUNDING.BREAKEVEN
 * @helpurl https://localhost:3000/docs/functions/FUNDING.BREAKEVEN.html
 * @param {any[][]} rate Funding rate of an interval as a fraction (0.0001 is 0.01 %).
 * @param {any[][]} feeRate Fee of each of the four legs as a fraction of its value.
 * @param {any[][]} [intervalHours] Hours between two payments. Default 8.
 * @returns {any[][]} Hours.
 * @remarks
 * `4*feeRate/rate*h`: spot buy, spot sell, perpetual open and perpetual close, at one price and with the rate staying as it is.
 * Funding is paid at the end of each interval, so the payment that covers the fees comes at the next multiple of it:
 * `=CEILING(FUNDING.BREAKEVEN(rate, feeRate), 8)`.
 *
 * Every argument takes a number, a range or an array and meets the others as in native Excel. A blank intervalHours is its
 * default. Where all ranges are blank the result is blank.
 * @throws #VALUE! when rate or feeRate is missing or blank, feeRate is not from 0 to below 1, or intervalHours is not positive.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #N/A when the rate is 0 or negative: a short then receives nothing that could pay the fees.
 * @throws #NUM! when the result is too large for Excel.
 * @example How long 0.01 % every 8 hours takes to earn back four trades at 0.05 %.
 * =FUNDING.BREAKEVEN(0.0001, 0.0005) → 160
 * @example =FUNDING.BREAKEVEN(0.0003, 0.0005, 4) → 26.6666666666667
 * @see https://arbitron.app/learn/cash-and-carry
 */
export function fundingBreakeven(rate: any[][], feeRate: any[][], intervalHours?: any[][]): any[][] {
  return breakEven([rate, feeRate, intervalHours]);
}
