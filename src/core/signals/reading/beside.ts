import { meanPer8Hours } from "../../funding/intervals";
import { atShownDigits, decimal, toNumber } from "../../number/decimal";
import type { Sliced } from "../../slices";
import { coolings, usualCooling } from "../cooling";
import { movingAverageConvergence, usualPeriods } from "../macd";
import { relativeStrength } from "../rsi";
import { recentUpwardCrosses } from "../shift";
import { simpleAverage } from "../simple-average";
import {
  averagePeriod,
  closeAgainst,
  figure,
  lastSignal,
  percent,
  recent,
  rsiPeriod,
  sideOf,
  when,
  type Finding,
  type Market,
  type Reading,
} from "./market";
import { divergenceOf } from "./regime";

/** The index from which a market is at an extreme. From 70 it is overbought. */
const extreme = 80;

/** A pullback comes from at least the one distance above the average to at most the other on either side of it. Both are ours. */
const pullback = { from: 0.05, to: 0.02 };

/** The defaults of SIGNAL.SHIFT; the funding rate is per 8 hours. */
const shiftRule = { within: 5, maxFunding: decimal("0.0002"), share: "10 %" };

/** Readings that are shown beside those of SIGNAL.REGIME. */
export const readingsShown: readonly Reading[] = [volatility, spotToFutures];

/** Further readings that the signals of profiles are seen by. */
export const readingsBeside: readonly Reading[] = [
  trend,
  histogram,
  extremeDivergence,
  fallToAverage,
  averageCrossed,
  macdCrossed,
  cheapFunding,
];

function* trend({ closes }: Market): Sliced<Finding> {
  const close = closes.at(-1)!;
  const average = (yield* simpleAverage(closes.slice(-averagePeriod), averagePeriod)).at(-1)!;
  const state = { above: "up", below: "down", at: "none" }[sideOf(close, average)];
  return { signal: "trend", state, reason: closeAgainst(close, average) };
}

function* histogram({ closes }: Market): Sliced<Finding> {
  const { histogram } = yield* movingAverageConvergence(closes, usualPeriods, "sma");
  const [before, now] = Array.from(histogram.slice(-2), atShownDigits) as [number, number];
  return {
    signal: "histogram",
    state: now > 0 && now > before ? "rising" : "not rising",
    reason: `MACD histogram is ${figure(now)}, ${figure(before)} a bar before`,
  };
}

function* extremeDivergence({ closes }: Market): Sliced<Finding> {
  const index = yield* relativeStrength(closes, rsiPeriod);
  const found = yield* divergenceOf(closes, index, rsiPeriod);
  const seen = index.slice(-2 * recent);
  const highest = atShownDigits(Math.max(...seen.filter((value) => !Number.isNaN(value))));
  const isBearish = found?.signal === -1;
  return {
    signal: "divergence from an extreme",
    state: isBearish && highest >= extreme ? "bearish" : "none",
    reason: `RSI ${isBearish ? `diverged downwards ${when(found)}` : "did not diverge downwards"}; its highest in ${2 * recent} bars is ${highest.toFixed(1)}`,
  };
}

function* volatility({ closes }: Market): Sliced<Finding> {
  const found = lastSignal(yield* coolings(closes, usualCooling));
  const half = percent(usualCooling.cool, 0);
  return {
    signal: "volatility",
    state: found ? "cooling" : "not cooling",
    reason: found
      ? `volatility fell to ${half} of its peak after a spike ${when(found)}`
      : `volatility did not fall to ${half} of a spike's peak ${when(found)}`,
  };
}

function* fallToAverage({ closes }: Market): Sliced<Finding> {
  const averages = yield* simpleAverage(closes, averagePeriod);
  const distances = closes.slice(-recent).map((close, bar, { length }) => {
    const average = averages[closes.length - length + bar]!;
    return Number.isNaN(average) ? -1 : atShownDigits(close / average) - 1;
  });
  const [now, highest] = [distances.at(-1)!, Math.max(...distances)];
  const isAtAverage = Math.abs(now) <= pullback.to && highest >= pullback.from;
  return {
    signal: "pullback",
    state: isAtAverage ? "at the average" : "none",
    reason: `${closeAgainst(closes.at(-1)!, averages.at(-1)!)}, ${highest > 0 ? `at most ${percent(highest)}` : "never"} above it in ${recent} bars`,
  };
}

function* spotToFutures(market: Market): Sliced<Finding> {
  const average = yield* averageCrossed(market);
  const macd = yield* macdCrossed(market);
  const funding = cheapFunding(market);
  const isSeen = average.state === "up" && macd.state === "up" && funding.state === "low";
  return {
    signal: "spot to futures",
    state: isSeen ? `move ${shiftRule.share}` : "stay",
    reason: [average, macd, funding].map(({ reason }) => reason).join(", "),
  };
}

function* averageCrossed({ closes }: Market): Sliced<Finding> {
  const crossed = yield* recentUpwardCrosses(closes, averagePeriod, shiftRule.within);
  return crossing("cross of the average", crossed.average, `close`, `its ${averagePeriod}-bar average`);
}

function* macdCrossed({ closes }: Market): Sliced<Finding> {
  const crossed = yield* recentUpwardCrosses(closes, averagePeriod, shiftRule.within);
  return crossing("cross of MACD", crossed.macd, "MACD", "its signal");
}

function crossing(signal: string, isCrossed: boolean, line: string, other: string): Finding {
  const reason = `${line} ${isCrossed ? "crossed" : "did not cross"} above ${other} in the last ${shiftRule.within} bars`;
  return { signal, state: isCrossed ? "up" : "none", reason };
}

function cheapFunding({ funding }: Market): Finding {
  const signal = "funding for a shift";
  if (!funding) return { signal, state: "not given", reason: "no funding rates were given", isMissing: true };
  const mean = meanPer8Hours(funding);
  const isCheap = mean.lt(shiftRule.maxFunding);
  const [shown, most] = [percent(toNumber(mean), 4), percent(toNumber(shiftRule.maxFunding), 2)];
  const reason = `funding is ${shown} per 8 hours, ${isCheap ? "" : "not "}below ${most}`;
  return { signal, state: isCheap ? "low" : "not low", reason };
}
