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
  (terms) => predictedFundingRate(terms, terms.cap, terms.floor ?? terms.cap?.neg()),
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
 * Cap and floor are those that the venue publishes by contract, for the rate of an interval however long it is: OKX has 0.375 % for BTC.
 * LIQ.SOURCE shows the formula of each venue, and interval, cap and floor of a contract where they are known. So is each computed:
 *
 * | Venue | Formula | Arguments |
 * | --- | --- | --- |
 * | Binance, Bitget, Gate, KuCoin, OKX | the one above | premiumIndex, , , hours of the contract, cap, floor |
 * | Hyperliquid | the one above, paid every hour | premiumIndex, , , 1, 0.04 |
 * | Bybit, BingX | P + clamp(I*N/8 - P), not divided | premiumIndex, 0.0001*N/8, , , cap, floor |
 * | dYdX | P/8 | premiumIndex, 0, 0, 1, cap, floor |
 * | Deribit | P - clamp(P) with 0.025 %, paid all the time | premiumIndex, 0, 0.00025, 8, cap, floor |
 * | MEXC | I + clamp(P) | 0.0001, 0.0001 + premiumIndex, , , cap, floor |
 *
 * Binance divides by 8/N since 2025-09-18 08:01 UTC, OKX since it announced the same; for rates from before use Bybit's line. A contract
 * without interest, such as BNBUSDT at Binance, has interestRate 0. How WEEX bounds the step, and the formulas of BitMEX and Kraken, could not
 * be sourced; BingX's 0.05 % and MEXC's interest of 0.01 % are those of their examples. KuCoin, Gate and Bybit weight the later samples of an interval more, which the premium index has to hold already.
 *
 * Every argument takes a number, a range or an array and meets the others as in native Excel. A blank interestRate or clamp cell
 * counts as 0, because Excel may hand a blank cell over as 0; leave the argument out for its default. A blank or 0 in intervalHours,
 * cap or floor is its default. Where all ranges are blank the result is blank.
 * @throws #VALUE! when premiumIndex is missing or blank, a value is no number, clamp, intervalHours or cap is negative, or floor is
 * positive.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #NUM! when the result is too large for Excel.
 * @example A premium of 0.02 % is within the clamp, so the interest rate remains.
 * =FUNDING.RATE(0.0002) → 0.0001
 * @example Premiums beyond the clamp, up and down.
 * =FUNDING.RATE({0.001;-0.001}) → {0.0005;-0.0005}
 * @example =FUNDING.RATE(0.001, , , 1) → 0.0000625
 * @example =FUNDING.RATE({0.006;-0.006}, 0, 0, 8, 0.00375) → {0.00375;-0.00375}
 * @example =FUNDING.RATE(0.0001, 0.0011) → 0.0006
 * @see https://www.binance.com/en/support/announcement/detail/c00588a7e8504b3eb28d02a2da00530b
 * @see https://www.okx.com/help/important-update-revision-of-the-funding-rate-formula-for-okx-perpetual
 * @see https://www.okx.com/help/360053909272
 * @see https://www.gate.com/help/futures/futures-logic/27569/funding-rate-and-funding-fee
 * @see https://www.bitget.com/support/articles/12560603817108
 * @see https://www.kucoin.com/support/26686295987353
 * @see https://hyperliquid.gitbook.io/hyperliquid-docs/trading/funding
 * @see https://www.bybit.com/en/help-center/article/Introduction-to-Funding-Rate
 * @see https://bingx.com/en/support/articles/14857605906575
 * @see https://help.dydx.trade/en/articles/166992-default-funding-rates-on-dydx-chain
 * @see https://support.deribit.com/hc/en-us/articles/31424939178397-Funding-Specifications
 * @see https://www.mexc.com/futures/information/funding_list/BTC_USDT
 * @see https://www.weex.com/help/articles/4410862743449
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
