import { atShownDigits } from "../number/decimal";
import { thresholdHours } from "../funding/intervals";
import { rowsSliced, type Sliced } from "../slices";
import { crosses } from "../signals/cross";
import { lineOf } from "../signals/indicator";
import { movingAverageConvergence, usualPeriods } from "../signals/macd";
import { rollingSums } from "../signals/rolling-sums";
import { simpleAverage } from "../signals/simple-average";
import type { RuleSignal } from "./rule";

export interface RuleConditions {
  /** Length of the simple average that the close must cross. */
  readonly period: number;
  /** In how many of the last bars each cross may have happened. */
  readonly within: number;
  /** What the funding rate per 8 hours must stay below. */
  readonly maxFunding: number;
  /** Hours from one bar to the next, which divide 24. Undefined where the rate of the bar itself is compared. */
  readonly intervalHours: number | undefined;
}

/**
 * The rule of SIGNAL.SHIFT at each bar, from the bars up to it. A cross counts even if the opposite one followed. There is a
 * funding rate a bar.
 */
export function* ruleSignals(
  closes: readonly number[],
  fundingRates: readonly number[],
  { period, within, maxFunding, intervalHours }: RuleConditions,
): Sliced<RuleSignal[]> {
  const { macd, signal } = yield* movingAverageConvergence(closes, usualPeriods, "sma");
  const averageCrosses = yield* crosses(closes, yield* simpleAverage(closes, period));
  const macdCrosses = yield* crosses(macd, signal);
  const funding = intervalHours === undefined ? fundingRates : yield* dayMeans(fundingRates, intervalHours);
  let [averageCrossed, macdCrossed] = [-Infinity, -Infinity];
  return yield* rowsSliced(closes.length, (bar) => {
    if (averageCrosses[bar] === 1) averageCrossed = bar;
    if (macdCrosses[bar] === 1) macdCrossed = bar;
    const areRecent = bar - Math.min(averageCrossed, macdCrossed) < within;
    return { shifts: areRecent && funding[bar]! < maxFunding, returns: averageCrosses[bar] === -1 };
  });
}

/** The mean of the rates of the last 24 hours at each bar, as one of 8 hours; NaN until they are 24 hours. */
function* dayMeans(rates: readonly number[], intervalHours: number): Sliced<Float64Array> {
  const bars = Math.round(24 / intervalHours);
  const scale = thresholdHours / (intervalHours * bars);
  const sums = yield* rollingSums(rates, bars);
  return yield* lineOf(sums.length, (bar) =>
    Number.isNaN(sums[bar]!) ? sums[bar]! : atShownDigits(sums[bar]! * scale),
  );
}
