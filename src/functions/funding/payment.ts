import { fundingPayment as paymentOf } from "../../core/funding/payments";
import { atLeastZero, positive, signedRate } from "../arguments/numbers";
import { contract, side } from "../arguments/terms";
import { forEachCell } from "../cells/each-cell";

const payment = forEachCell(
  "FUNDING.PAYMENT",
  { side, quantity: atLeastZero, markPrice: positive, rate: signedRate, contract },
  (values) => paymentOf(values, values),
);

/**
 * Cash that one funding payment brings the holder of a perpetual, negative where the holder pays.
 *
 * @customfunction FUNDING_PAYMENT FUNDING.PAYMENT
 * @helpurl https://localhost:3000/docs/functions/FUNDING.PAYMENT.html
 * @param {any[][]} side "long" or "short".
 * @param {any[][]} quantity Base units (linear) or USD face value (inverse), at least 0.
 * @param {any[][]} markPrice Mark price at the funding stamp, quote currency per base unit.
 * @param {any[][]} rate Funding rate of the interval as a fraction (0.0001 is 0.01 %); may be negative.
 * @param {any[][]} [contract] "linear" or "inverse". Default "linear".
 * @returns {any[][]} Cash received in quote currency (linear) or coin (inverse); negative where it is paid.
 * @remarks
 * Linear `-s*q*P*r`, inverse `-s*(Q/P)*r`: s is 1 for a long and -1 for a short, q base units, Q USD face value, P the mark
 * price, r the rate. The rate is taken on the whole position, whatever the leverage.
 *
 * A positive rate is paid by longs to shorts, a negative one by shorts to longs. One of the articles that Ballast follows says
 * once that a short receives funding when the rate is negative. That is wrong: a positive rate comes with a perpetual above its
 * index and draws shorts in by paying them; Binance, Bybit, Gate and Bitget all say that longs pay shorts then, and the other
 * way round when it is negative. So a short held against spot earns while the rate is positive.
 *
 * Every argument takes a number, a range or an array. Single values meet everything, equal shapes meet cell by cell, a column
 * meets a row as a grid. A blank contract is its default. Where all ranges are blank the result is blank.
 * @throws #VALUE! when a required argument is missing or blank, the quantity is negative, the mark price is not positive, or a
 * name is not one of those listed.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #NUM! when the result is too large for Excel.
 * @example While the rate is positive a short receives.
 * =FUNDING.PAYMENT("short", 1, 3000, 0.0001) → 0.3
 * @example The long on the other side pays it.
 * =FUNDING.PAYMENT("long", 1, 3000, 0.0001) → -0.3
 * @example While the rate is negative a short pays.
 * =FUNDING.PAYMENT("short", 1, 3000, -0.0001) → -0.3
 * @example A coin-margined long of 10,000 dollars pays in the coin.
 * =FUNDING.PAYMENT("long", 10000, 10000, 0.0001, "inverse") → -0.0001
 * @see https://www.binance.com/en/support/faq/360033525031
 * @see https://www.bybit.com/en/help-center/article/Funding-fee-calculation
 * @see https://www.gate.io/futures/introduction/funding-rate-history
 * @see https://www.bitget.com/academy/funding-cost-calculation
 */
export function fundingPayment(
  side: any[][],
  quantity: any[][],
  markPrice: any[][],
  rate: any[][],
  contract?: any[][],
): any[][] {
  return payment([side, quantity, markPrice, rate, contract]);
}
