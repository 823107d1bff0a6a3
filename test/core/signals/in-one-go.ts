import { atOnce, type Sliced } from "../../../src/core/slices";
import { ruleSignals as ruleSignalsSliced } from "../../../src/core/simulation/rule-signals";
import { breakouts as breakoutsSliced } from "../../../src/core/signals/breakout";
import { coolings as coolingsSliced } from "../../../src/core/signals/cooling";
import { crosses as crossesSliced } from "../../../src/core/signals/cross";
import { divergences as divergencesSliced } from "../../../src/core/signals/divergence";
import {
  exponentialAverage as exponentialAverageSliced,
  smoothed as smoothedSliced,
} from "../../../src/core/signals/exponential-average";
import { headAndShoulders as headAndShouldersSliced } from "../../../src/core/signals/head-and-shoulders";
import { movingAverageConvergence as movingAverageConvergenceSliced } from "../../../src/core/signals/macd";
import { pivots as pivotsSliced } from "../../../src/core/signals/pivots";
import { relativeStrength as relativeStrengthSliced } from "../../../src/core/signals/rsi";
import { recentUpwardCrosses as recentUpwardCrossesSliced } from "../../../src/core/signals/shift";
import { simpleAverage as simpleAverageSliced } from "../../../src/core/signals/simple-average";
import { averageTrueRange as averageTrueRangeSliced } from "../../../src/core/signals/true-range";
import {
  closeVolatility as closeVolatilitySliced,
  rangeVolatility as rangeVolatilitySliced,
} from "../../../src/core/signals/volatility";

function inOneGo<A extends unknown[], T>(work: (...given: A) => Sliced<T>): (...given: A) => T {
  return (...given) => atOnce(work(...given));
}

export const averageTrueRange = inOneGo(averageTrueRangeSliced);
export const breakouts = inOneGo(breakoutsSliced);
export const closeVolatility = inOneGo(closeVolatilitySliced);
export const coolings = inOneGo(coolingsSliced);
export const crosses = inOneGo(crossesSliced);
export const divergences = inOneGo(divergencesSliced);
export const exponentialAverage = inOneGo(exponentialAverageSliced);
export const headAndShoulders = inOneGo(headAndShouldersSliced);
export const movingAverageConvergence = inOneGo(movingAverageConvergenceSliced);
export const pivots = inOneGo(pivotsSliced);
export const rangeVolatility = inOneGo(rangeVolatilitySliced);
export const recentUpwardCrosses = inOneGo(recentUpwardCrossesSliced);
export const relativeStrength = inOneGo(relativeStrengthSliced);
export const ruleSignals = inOneGo(ruleSignalsSliced);
export const simpleAverage = inOneGo(simpleAverageSliced);
export const smoothed = inOneGo(smoothedSliced);
