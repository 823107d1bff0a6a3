import { fundingCash } from "../../core/funding/payments";
import { zero } from "../../core/number/decimal";
import { rowsSliced } from "../../core/slices";
import { atLeastZero, positive, signedRate } from "../arguments/numbers";
import { contract, side } from "../arguments/terms";
import { optional, orOneForAll, series } from "../cells/declaration";
import { once } from "../cells/once";

const total = once(
  "FUNDING.TOTAL",
  {
    side,
    quantity: atLeastZero,
    markPrices: series(positive),
    rates: orOneForAll(series(optional(signedRate, zero))),
    contract,
  },
  function* ({ markPrices, rates, ...position }) {
    const stamps = yield* rowsSliced(markPrices.length, (at) => ({
      markPrice: markPrices[at]!,
      rate: rates[at]!,
    }));
    return [[yield* fundingCash(position, stamps)]];
  },
);

/**
 * Cash that all funding payments of a holding period bring the holder, negative where the holder pays.
 *
 * @customfunction FUNDING_TOTAL FUNDING.TOTAL
 * @helpurl https://localhost:3000/docs/functions/FUNDING.TOTAL.html
 * @param {any[][]} side "long" or "short".
 * @param {any[][]} quantity Base units (linear) or USD face value (inverse), at least 0.
 * @param {any[][]} markPrices Row or column of mark prices, one per funding stamp.
 * @param {any[][]} rates Row or column of funding rates as fractions, one per funding stamp, or one for all.
 * @param {any[][]} [contract] "linear" or "inverse". Default "linear".
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Cash received in quote currency (linear) or coin (inverse); negative where it is paid.
 * @remarks
 * The sum of FUNDING.PAYMENT over the stamps: a long's is `-q*sum(P*r)` (linear) or `-Q*sum(r/P)` (inverse), a short's the
 * opposite. A positive rate is paid by longs to shorts. The sum is put straight into the fundingCash of HEDGE.PNL.
 *
 * side, quantity and contract are single values. A blank contract is its default. The series end together with their last row
 * that is not blank or 0 in all; a heading in the first row is skipped. A blank rate is none. A stamp counts when the position is open at it,
 * whenever it was opened. Payments are only summed, so the interval between two stamps does not matter.
 * @throws #VALUE! when a required argument is missing or blank, a mark price is not positive, a series is not one row or column,
 * or the two series differ in length, unless there is one rate for all.
 * @throws #NUM! when the result is too large for Excel.
 * @example Three payments at the marks and rates of their times.
 * =FUNDING.TOTAL("short", 1, {3000;3010;2990}, {0.0001;0.0001;-0.00005}) → 0.4515
 * @example =FUNDING.TOTAL("long", 10000, {10000,20000}, {0.0001,0.0001}, "inverse") → -0.00015
 * @example =FUNDING.TOTAL("long", 1, {60000;61000;62000}, 0.0001) → -18.3
 * @see https://www.bybit.com/en/help-center/article/Funding-fee-calculation
 */
export function fundingTotal(
  side: any[][],
  quantity: any[][],
  markPrices: any[][],
  rates: any[][],
  contract?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return total([side, quantity, markPrices, rates, contract, invocation]);
}
