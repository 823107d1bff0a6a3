import { meanPer8Hours, thresholdHours } from "../../core/funding/intervals";
import { decimal, zero } from "../../core/number/decimal";
import { barsForCrosses, recentUpwardCrosses } from "../../core/signals/shift";
import type { Sliced } from "../../core/slices";
import { barCount, hoursOfDay, positiveDouble, share, signedRate } from "../arguments/numbers";
import { optional, series } from "../cells/declaration";
import { type Failure, texts, unsolved } from "../cells/errors";
import { once } from "../cells/once";
import type { Output } from "../cells/spill";

const shiftToFutures = once(
  "SIGNAL.SHIFT",
  {
    closes: series(positiveDouble),
    fundingRate24h: signedRate,
    period: optional(barCount, 50),
    maxFunding: optional(signedRate, decimal("0.0002")),
    within: optional(barCount, 5),
    shift: optional(share, decimal("0.1")),
    intervalHours: optional(hoursOfDay, thresholdHours),
  },
  function* ({
    closes,
    fundingRate24h,
    period,
    maxFunding,
    within,
    shift,
    intervalHours,
  }): Sliced<Output[][] | Failure> {
    const needed = barsForCrosses(period);
    if (closes.length < needed)
      return unsolved(texts.tooFewPrices(needed, closes.length), "closes", "period");
    const crossed = yield* recentUpwardCrosses(closes, period, within);
    const funding = meanPer8Hours({ rates: [fundingRate24h], intervalHours });
    return [[crossed.average && crossed.macd && funding.lt(maxFunding) ? shift : zero]];
  },
);

/**
 * Share of the spot holding to move to futures margin by a rule of trend, momentum and funding.
 *
 * @customfunction SIGNAL_SHIFT SIGNAL.SHIFT
 * @helpurl https://localhost:3000/docs/functions/SIGNAL.SHIFT.html
 * @param {any[][]} closes Row or column of closes, oldest first.
 * @param {any[][]} fundingRate24h Mean of the funding rates of the last 24 hours as a fraction.
 * @param {any[][]} [period] Length of the simple average that the close must cross. Default 50.
 * @param {any[][]} [maxFunding] Funding rate per 8 hours that it must stay below. Default 0.0002 (0.02 %).
 * @param {any[][]} [within] In how many of the last bars each cross may have happened. Default 5.
 * @param {any[][]} [shift] Share to move when all conditions hold. Default 0.1 (10 %).
 * @param {any[][]} [intervalHours] Hours from one of those funding rates to the next. Default 8.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} shift, or 0.
 * @remarks
 * shift where all three hold, else 0:
 *
 * - within the last bars the close crossed above its simple average (SIGNAL.CROSS over SIGNAL.SMA);
 * - within the last bars MACD crossed above its signal (SIGNAL.MACD 12, 26, 9);
 * - fundingRate24h, scaled to 8 hours (times 8 over intervalHours), is below maxFunding: 0.0001 an hour is 0.0008 per 8 hours.
 *
 * The last bar is one of the last bars. A cross counts even if the opposite one followed. All arguments but closes are single
 * values. The series ends with its last value that is neither blank nor 0; a heading in its first cell is skipped. A blank
 * fundingRate24h is refused, a 0 is a rate.
 * @throws #VALUE! when closes or fundingRate24h is missing or not as described, or intervalHours does not divide 24.
 * @throws #N/A when there are too few closes to see both crosses: the larger of period + 1 and 35.
 * @example =SIGNAL.SHIFT({119;118;117;116;115;114;113;112;111;110;109;108;107;106;105;104;103;102;101;100;98;96;94;92;90;88;86;84;82;80;78;76;74;72;112}, 0.0001, 20) → 0.1
 * @see https://chartschool.stockcharts.com/table-of-contents/technical-indicators-and-overlays/technical-indicators/macd-moving-average-convergence-divergence-oscillator
 */
export function signalShift(
  closes: any[][],
  fundingRate24h: any[][],
  period?: any[][],
  maxFunding?: any[][],
  within?: any[][],
  shift?: any[][],
  intervalHours?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return shiftToFutures([
    closes,
    fundingRate24h,
    period,
    maxFunding,
    within,
    shift,
    intervalHours,
    invocation,
  ]);
}
