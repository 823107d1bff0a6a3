import { fundingExitOf } from "../../core/funding/exit";
import { paymentsOfDay, thresholdHours } from "../../core/funding/intervals";
import { one, zero } from "../../core/number/decimal";
import { hoursOfDay, positive, signedRate } from "../arguments/numbers";
import { optional, series } from "../cells/declaration";
import { texts, unsolved } from "../cells/errors";
import { once } from "../cells/once";

const exit = once(
  "FUNDING.EXIT",
  {
    rates: series(signedRate),
    intervalHours: optional(hoursOfDay, thresholdHours),
    threshold: optional(signedRate, zero),
    shortValue: optional(positive, one),
  },
  function* ({ rates, intervalHours, threshold, shortValue }) {
    const { payment, untilThen, ifHeld } = yield* fundingExitOf({ rates, intervalHours }, threshold);
    const ofDay = paymentsOfDay(intervalHours);
    const none =
      rates.length < ofDay ? texts.tooFewRates(ofDay, rates.length) : texts.fundingHolds(threshold);
    return [
      ["Payment", payment ?? unsolved(none, "rates")],
      ["Income until then", untilThen.times(shortValue)],
      ["Income if held", ifHeld.times(shortValue)],
    ];
  },
);

/**
 * When a spot and short pair is exited because funding has flipped, and what it earned.
 *
 * @customfunction FUNDING_EXIT FUNDING.EXIT
 * @helpurl https://localhost:3000/docs/functions/FUNDING.EXIT.html
 * @param {any[][]} rates Row or column of funding rates as fractions, one per payment, oldest first.
 * @param {any[][]} [intervalHours] Hours between two payments; 24 for daily rows. Default 8.
 * @param {any[][]} [threshold] Mean rate per 8 hours below which the pair is left. Default 0.
 * @param {any[][]} [shortValue] Value of the short, which the rates are paid on. Default 1.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Three rows of label and value: Payment, Income until then, Income if held.
 * @remarks
 * Payment is the first payment, counted from 1, at which the mean rate of the last 24 hours is below the threshold: of three payments at
 * an interval of 8 hours, of 24 at one of an hour. The mean is scaled to 8 hours, as the threshold is. A mean that equals it is not below.
 *
 * Income is what the short receives, `shortValue*sum(rates)`: until then with that payment included, and if the pair is held to the last
 * rate. With the default of 1 it is a fraction of that value. It is without fees, which FUNDING.CARRY has, and at one price.
 *
 * Where no mean is below the threshold the pair is kept: Payment is #N/A and both incomes are that of all rates.
 *
 * All but rates are single values. A blank intervalHours or shortValue is its default, a blank threshold counts as 0. The series ends with
 * its last value that is neither blank nor 0; a heading in its first cell is skipped. A 0 before the last value is a rate, a blank is left
 * out. Zeros alone are rates.
 * @throws #VALUE! when rates is missing, not one row or column or holds a text, intervalHours does not divide 24, or another value is
 * not as described.
 * @throws #N/A as the payment when no mean of 24 hours is below the threshold, or there are fewer rates than 24 hours take.
 * @throws #NUM! when the result is too large for Excel.
 * @example Funding has turned: when the pair with a short of 60,000 leaves, what it has earned by then, and what it would have earned if held.
 * =FUNDING.EXIT({0.0003;0.0003;0.0001;-0.0001;-0.0002;-0.0003}, 8, 0, 60000) → {"Payment",5;"Income until then",24;"Income if held",6}
 * @example =FUNDING.EXIT({0.0003;0.0001;0.0002}) → {"Payment",#N/A;"Income until then",0.0006;"Income if held",0.0006}
 * @example =FUNDING.EXIT({0.001;0.0002}, 24, 0.0001) → {"Payment",2;"Income until then",0.0012;"Income if held",0.0012}
 * @see https://www.binance.com/en/support/faq/360033525031
 */
export function fundingExit(
  rates: any[][],
  intervalHours?: any[][],
  threshold?: any[][],
  shortValue?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return exit([rates, intervalHours, threshold, shortValue, invocation]);
}
