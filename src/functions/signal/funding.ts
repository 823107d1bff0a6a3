import { paymentsOfDay, thresholdHours } from "../../core/funding/intervals";
import { fromNumber } from "../../core/number/decimal";
import { fundingState } from "../../core/signals/reading/funding-state";
import { highFunding, lowFunding } from "../../core/signals/reading/regime";
import { hoursOfDay, signedRate, signedRateDouble } from "../arguments/numbers";
import { optional, series } from "../cells/declaration";
import { refuse, texts, unsolved } from "../cells/errors";
import { once } from "../cells/once";

const funding = once(
  "SIGNAL.FUNDING",
  {
    rates: series(signedRateDouble),
    high: optional(signedRate, highFunding),
    low: optional(signedRate, lowFunding),
    intervalHours: optional(hoursOfDay, thresholdHours),
  },
  ({ rates, high, low, intervalHours }) => {
    if (high.lt(low)) return refuse(texts.aboveOther("low", low, "high", high));
    const stamps = paymentsOfDay(intervalHours);
    if (rates.length < stamps)
      return unsolved(texts.tooFewRates(stamps, rates.length), "rates", "intervalHours");
    return [[fundingState({ rates: rates.slice(-stamps).map(fromNumber), intervalHours }, high, low)]];
  },
);

/**
 * What the funding of the last 24 hours says: "spike", "healthy" or "negative".
 *
 * @customfunction SIGNAL_FUNDING SIGNAL.FUNDING
 * @helpurl https://localhost:3000/docs/functions/SIGNAL.FUNDING.html
 * @param {any[][]} rates Row or column of funding rates as fractions, one an interval, oldest first.
 * @param {any[][]} [high] Mean rate per 8 hours above which funding spikes. Default 0.0005 (0.05 %).
 * @param {any[][]} [low] Mean rate per 8 hours below which funding is negative. Default 0.
 * @param {any[][]} [intervalHours] Hours from one rate to the next; 24 for daily rows. Default 8.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} "spike", "healthy" or "negative".
 * @remarks
 * The mean of the rates of the last 24 hours: three rates at an interval of 8 hours, 24 at one of an hour, one in daily rows. It is
 * scaled to 8 hours, times 8 over intervalHours, because high and low are per 8 hours: 0.0002 an hour is 0.0016 per 8 hours.
 *
 * Above high it is "spike": longs pay much and the market is crowded. Below low it is "negative": shorts pay. From low to high, both
 * included, it is "healthy".
 *
 * A positive rate is paid by longs and received by shorts. The series ends with its last value that is neither blank nor 0; a
 * heading in its first cell is skipped. A 0 before the last value is a rate, a blank is left out. Zeros alone are rates.
 * @throws #VALUE! when rates is missing, not one row or column or holds what is no such rate, low is above high, or intervalHours does not
 * divide 24.
 * @throws #N/A when there are fewer rates than 24 hours take.
 * @example Three 8-hour rates of 0.06 % make up the last day.
 * =SIGNAL.FUNDING({0.0001;0.0006;0.0006;0.0006}) → "spike"
 * @example =SIGNAL.FUNDING({"Rate";0.001;0.001;0.001;0;0;0}) → "spike"
 * @example =SIGNAL.FUNDING({0.0001,0.0001,0.0002}) → "healthy"
 * @example Over the last day shorts pay longs.
 * =SIGNAL.FUNDING({0.0001;-0.0001;-0.0003}) → "negative"
 * @example =SIGNAL.FUNDING(0.0012, , , 24) → "healthy"
 * @see https://www.binance.com/en/support/faq/360033525031
 */
export function signalFunding(
  rates: any[][],
  high?: any[][],
  low?: any[][],
  intervalHours?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return funding([rates, high, low, intervalHours, invocation]);
}
