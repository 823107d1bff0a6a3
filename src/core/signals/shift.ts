import type { Sliced } from "../slices";
import { crosses } from "./cross";
import type { Line } from "./indicator";
import { movingAverageConvergence, usualPeriods } from "./macd";
import { simpleAverage } from "./simple-average";

/** The two crosses that the rule for shifting spot into futures needs. */
export interface UpwardCrosses {
  /** The close crossed above its simple average within the last bars. */
  readonly average: boolean;
  /** The MACD (12, 26, 9) crossed above its signal within the last bars. */
  readonly macd: boolean;
}

/** Looks for both crosses in the last `within` bars. There are at least `barsForCrosses(period)` closes. */
export function* recentUpwardCrosses(
  closes: readonly number[],
  period: number,
  within: number,
): Sliced<UpwardCrosses> {
  const { macd, signal } = yield* movingAverageConvergence(closes, usualPeriods, "sma");
  const seen = closes.slice(-(period + within));
  const crossed = function* (a: Line, b: Line): Sliced<boolean> {
    return (yield* crosses(a, b)).slice(-within).includes(1);
  };
  return {
    average: yield* crossed(seen, yield* simpleAverage(seen, period)),
    macd: yield* crossed(macd.slice(-within - 1), signal.slice(-within - 1)),
  };
}

/** The fewest closes in which both crosses can be seen: their lines must be known at two bars. */
export function barsForCrosses(period: number): number {
  return Math.max(period, usualPeriods.slow + usualPeriods.signal - 1) + 1;
}
