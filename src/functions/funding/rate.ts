import { predictedFundingRate } from "../../core/funding/rates";
import { type Decimal, decimal } from "../../core/number/decimal";
import { fractionAtLeastZero, positiveFraction, signedFraction } from "../arguments/numbers";
import { intervalHours } from "../arguments/terms";
import { type CellArgument, optional } from "../cells/declaration";
import { forEachCell } from "../cells/each-cell";

/** A venue's floor lies below 0, so that a 0 can only be a blank cell. */
const negative: CellArgument<Decimal> = {
  ...signedFraction,
  wanted: "a negative number",
  zeroIsBlank: true,
  read: (value) => {
    const read = signedFraction.read(value);
    return read?.lt(0) ? read : undefined;
  },
};

const predictedRate = forEachCell(
  "FUNDING.RATE",
  {
    premiumIndex: signedFraction,
    interestRate: optional(signedFraction, decimal("0.0001")),
    clamp: optional(fractionAtLeastZero, decimal("0.0005")),
    intervalHours,
    cap: optional<Decimal | undefined>(positiveFraction, undefined),
    floor: optional<Decimal | undefined>(negative, undefined),
  },
  ({ cap, floor = cap?.neg(), ...terms }) => predictedFundingRate({ ...terms, cap, floor }),
);

/**
 * Funding rate that follows from the premium index and the interest rate.
 *
 * @customfunction FUNDING_RATE FUNDING.RATE
 * @helpurl https://localhost:3000/docs/functions/FUNDING.RATE.html
 * @param {any[][]} premiumIndex Average premium index of the interval as a fraction.
 * @param {any[][]} [interestRate] Interest rate of 8 hours as a fraction. Default 0.0001 (0.01 %).
 * @param {any[][]} [clamp] Largest step from the premium towards the interest rate. Default 0.0005 (0.05 %).
 * @param {any[][]} [intervalHours] Hours between two payments. Default 8.
 * @param {any[][]} [cap] Highest rate of an interval, above 0. Default no cap.
 * @param {any[][]} [floor] Lowest rate of an interval, below 0. Default the cap with a minus.
 * @returns {any[][]} Funding rate of the interval as a fraction; positive is paid by longs to shorts.
 * @remarks
 * `(P + min(max(I-P, -c), c)) / (8/N)`, held between floor and cap, with the premium index P, the interest rate I, the clamp c and the
 * interval of N hours. While the premium is within the clamp of it, the rate is the interest rate's share of the interval.
 *
 * Binance divides by 8/N since 2025-09-18 08:01 UTC, and OKX has announced the same formula with cap and floor on the divided rate. For
 * rates from before, and for a venue that does not divide, leave intervalHours out and give the interest rate of the interval. Both
 * venues publish cap and floor by contract, for the rate of an interval however long it is; OKX has had 0.375 % for BTC. A contract
 * without interest, such as BNBUSDT at Binance, has interestRate 0.
 *
 * Every argument takes a number, a range or an array and meets the others as in native Excel. A blank interestRate or clamp cell
 * counts as 0, because Excel may hand a blank cell over as 0; leave the argument out for its default. A blank or 0 in intervalHours,
 * cap or floor is its default. Where all ranges are blank the result is blank.
 * @throws #VALUE! when premiumIndex is missing or blank, a value is no number, clamp, intervalHours or cap is negative, or floor is
 * positive.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #NUM! when the result is too large for Excel.
 * @example =FUNDING.RATE(0.0002) → 0.0001
 * @example =FUNDING.RATE({0.001;-0.001}) → {0.0005;-0.0005}
 * @example =FUNDING.RATE(0.001, , , 1) → 0.0000625
 * @example =FUNDING.RATE({0.006;-0.006}, 0, 0, 8, 0.00375) → {0.00375;-0.00375}
 * @see https://www.binance.com/en/support/announcement/detail/c00588a7e8504b3eb28d02a2da00530b
 * @see https://www.okx.com/help/important-update-revision-of-the-funding-rate-formula-for-okx-perpetual
 * @see https://www.okx.com/help/360053909272
 * @see https://www.gate.io/futures/introduction/funding-rate-history
 */
export function fundingRate(
  premiumIndex: any[][],
  interestRate?: any[][],
  clamp?: any[][],
  intervalHours?: any[][],
  cap?: any[][],
  floor?: any[][],
): any[][] {
  return predictedRate([premiumIndex, interestRate, clamp, intervalHours, cap, floor]);
}
