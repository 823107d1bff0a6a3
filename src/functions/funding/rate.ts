import { predictedFundingRate } from "../../core/funding/rates";
import { decimal } from "../../core/number/decimal";
import { anyNumber, atLeastZero } from "../arguments/numbers";
import { optional } from "../cells/declaration";
import { forEachCell } from "../cells/each-cell";

const predictedRate = forEachCell(
  "FUNDING.RATE",
  {
    premiumIndex: anyNumber,
    interestRate: optional(anyNumber, decimal("0.0001")),
    clamp: optional(atLeastZero, decimal("0.0005")),
  },
  ({ premiumIndex, interestRate, clamp }) => predictedFundingRate(premiumIndex, interestRate, clamp),
);

/**
 * Funding rate that follows from the premium index and the interest rate.
 *
 * @customfunction FUNDING_RATE FUNDING.RATE
 * @helpurl https://localhost:3000/docs/functions/FUNDING.RATE.html
 * @param {any[][]} premiumIndex Average premium index of the interval as a fraction.
 * @param {any[][]} [interestRate] Interest rate of the interval as a fraction. Default 0.0001 (0.01 %).
 * @param {any[][]} [clamp] Largest step from the premium towards the interest rate. Default 0.0005 (0.05 %).
 * @returns {any[][]} Funding rate of the interval as a fraction; positive is paid by longs to shorts.
 * @remarks
 * `P + min(max(I-P, -c), c)` with the premium index P, the interest rate I and the clamp c: the interest rate itself while the
 * premium is within the clamp of it. A venue's cap on the result and its scaling to other intervals than 8 hours are not
 * applied.
 *
 * Every argument takes a number, a range or an array and meets the others as in native Excel. A blank interestRate or clamp cell
 * counts as 0, because Excel may hand a blank cell over as 0; leave the argument out for its default. Where all ranges are blank
 * the result is blank.
 * @throws #VALUE! when premiumIndex is missing or blank, a value is no number, or clamp is negative.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @example =FUNDING.RATE(0.0002) → 0.0001
 * @example =FUNDING.RATE({0.001;-0.001}) → {0.0005;-0.0005}
 * @see https://www.binance.com/en/support/faq/360033525031
 * @see https://www.gate.io/futures/introduction/funding-rate-history
 */
export function fundingRate(premiumIndex: any[][], interestRate?: any[][], clamp?: any[][]): any[][] {
  return predictedRate([premiumIndex, interestRate, clamp]);
}
