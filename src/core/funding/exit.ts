import { type Decimal, sumSliced, zero } from "../number/decimal";
import { rowsAtOnce, type Sliced } from "../slices";
import { paymentsOfDay, type RatesOfInterval, thresholdHours } from "./intervals";

/** The payment at which a pair of spot and short is left, counted from 1; undefined if the funding of no 24 hours is below the threshold. */
export interface FundingExit {
  readonly payment: number | undefined;
  /** Sum of the rates to the exit, that payment included; of all rates where the pair is kept. */
  readonly untilThen: Decimal;
  /** Sum of all rates. */
  readonly ifHeld: Decimal;
}

/**
 * Leaves a pair at the first payment at which the mean rate of 24 hours is below the threshold, which is a rate per 8 hours. The interval
 * divides 24.
 */
export function* fundingExitOf(
  { rates, intervalHours }: RatesOfInterval,
  threshold: Decimal,
): Sliced<FundingExit> {
  const ofDay = paymentsOfDay(intervalHours);
  // The mean per 8 hours is below the threshold where the sum of a day is below three of it.
  const leastOfDay = threshold.times(24 / thresholdHours);
  let [day, untilThen] = [zero, zero];
  for (const [index, rate] of rates.entries()) {
    if (index % rowsAtOnce === 0) yield;
    day = day.plus(rate);
    if (index >= ofDay) day = day.minus(rates[index - ofDay]!);
    untilThen = untilThen.plus(rate);
    if (index + 1 >= ofDay && day.lt(leastOfDay)) {
      const afterwards = yield* sumSliced(rates.slice(index + 1));
      return { payment: index + 1, untilThen, ifHeld: untilThen.plus(afterwards) };
    }
  }
  return { payment: undefined, untilThen, ifHeld: untilThen };
}
