import { meanPer8Hours, thresholdHours } from "../../funding/intervals";
import { atShownDigits, decimal, divide, sum, toNumber, type Decimal } from "../../number/decimal";
import type { Sliced } from "../../slices";
import { breakouts, failedBreakouts } from "../breakout";
import { crosses } from "../cross";
import { divergences } from "../divergence";
import { fundingState } from "./funding-state";
import { headAndShoulders } from "../head-and-shoulders";
import { lineOf } from "../indicator";
import { movingAverageConvergence, usualPeriods } from "../macd";
import { barsForPhase, marketPhase, usualPhase } from "../phase";
import { relativeStrength } from "../rsi";
import { simpleAverage } from "../simple-average";
import {
  averagePeriod,
  closeAgainst,
  figure,
  lastSignal,
  percent,
  pivotBars,
  recent,
  rsiPeriod,
  sideOf,
  when,
  word,
  type Finding,
  type Market,
  type Past,
  type Reading,
} from "./market";

/** The usual settings of the indicators that a regime is read from. */
const overbought = 70;
const oversold = 30;
const lookback = 20;
const volumeMultiple = 1.5;
const shoulderOrder = 6;

/** Funding rates per 8 hours above which the market is crowded, and below which shorts pay. */
export const highFunding = decimal("0.0005");
export const lowFunding = decimal("0");

/** The fewest closes in which a cross of the average can be seen. The phase takes more. */
export const barsForRegime = averagePeriod + 1;

/**
 * The readings of a market, each on its own. A market has at least `barsForRegime` closes; volumes, if given, are as many
 * as closes.
 */
export const readings: readonly Reading[] = [
  phase,
  averageCross,
  momentum,
  strength,
  breakout,
  divergence,
  shoulders,
  fundingOfDay,
];

function* phase({ closes }: Market): Sliced<Finding> {
  const needed = barsForPhase(usualPhase);
  if (closes.length < needed) {
    const average = (yield* simpleAverage(closes.slice(-averagePeriod), averagePeriod)).at(-1)!;
    const reason = `${closeAgainst(closes.at(-1)!, average)}; to see the average move takes ${needed} closes, there are ${closes.length}`;
    return { signal: "phase", state: "none", reason, isMissing: true };
  }
  const { phase, close, average, slope } = yield* marketPhase(closes, usualPhase);
  const moved = slope === 0 ? "did not move" : `${slope > 0 ? "rose" : "fell"} ${percent(Math.abs(slope))}`;
  const reason = `${closeAgainst(close, average)}, which ${moved} in ${usualPhase.slopeBars} bars`;
  return { signal: "phase", state: phase, reason };
}

function* averageCross({ closes }: Market): Sliced<Finding> {
  const seen = closes.slice(-(averagePeriod + recent));
  const found = lastSignal(yield* crosses(seen, yield* simpleAverage(seen, averagePeriod)));
  return {
    signal: "cross",
    state: found ? word(found.signal, "up", "down") : "none",
    reason: `close ${found ? `crossed ${word(found.signal, "above", "below")}` : "did not cross"} its ${averagePeriod}-bar average ${when(found)}`,
  };
}

function* momentum({ closes }: Market): Sliced<Finding> {
  const { macd, signal, histogram } = yield* movingAverageConvergence(closes, usualPeriods, "sma");
  const [line, average, difference] = [macd.at(-1)!, signal.at(-1)!, histogram.at(-1)!];
  const side = sideOf(difference, 0);
  return {
    signal: "momentum",
    state: { above: "bullish", below: "bearish", at: "none" }[side],
    reason: `MACD ${figure(line)} is ${side} its signal ${figure(average)}`,
  };
}

function* strength({ closes }: Market): Sliced<Finding> {
  const value = atShownDigits((yield* relativeStrength(closes, rsiPeriod)).at(-1)!);
  const [state, bound] =
    value >= overbought
      ? ["overbought", `at or above ${overbought}`]
      : value <= oversold
        ? ["oversold", `at or below ${oversold}`]
        : ["neutral", `between ${oversold} and ${overbought}`];
  return { signal: "RSI", state, reason: `RSI ${value.toFixed(1)} is ${bound}` };
}

function* breakout({ closes, volumes }: Market): Sliced<Finding> {
  // The range before a breakout, a breakout before that, and a return into the range, each within the lookback.
  const seen = -(3 * lookback + recent);
  const bars = [closes.slice(seen), volumes?.slice(seen), lookback, volumeMultiple] as const;
  const found = lastSignal(yield* breakouts(...bars));
  const failed = lastSignal(yield* failedBreakouts(...bars));
  const volume = volumes ? ` on more than ${volumeMultiple} times the average volume` : " (no volumes given)";
  if (failed && (!found || failed.barsAgo < found.barsAgo))
    return {
      signal: "breakout",
      state: "failed",
      reason: `close fell back into the range that it had left upwards${volume}, ${when(failed)}`,
    };
  return {
    signal: "breakout",
    state: found ? word(found.signal, "up", "down") : "none",
    reason: found
      ? `close left the range of ${lookback} bars ${word(found.signal, "upwards", "downwards")} ${when(found)}${volume}`
      : `no close left the range of the ${lookback} bars before it${volume} ${when(found)}`,
  };
}

function* divergence({ closes }: Market): Sliced<Finding> {
  const ofIndex = yield* divergenceOf(closes, yield* relativeStrength(closes, rsiPeriod), rsiPeriod);
  const ofMacd = yield* divergenceOf(closes, yield* macdOf(closes), usualPeriods.slow - 1);
  const found = [
    { name: "RSI", past: ofIndex },
    { name: "MACD", past: ofMacd },
  ].filter((one): one is { name: string; past: Past } => one.past !== undefined);
  if (found.length === 0)
    return {
      signal: "divergence",
      state: "none",
      reason: `neither RSI nor MACD diverged from the price ${when(undefined)}`,
    };
  const barsAgo = Math.min(...found.map(({ past }) => past.barsAgo));
  const last = found.filter(({ past }) => past.barsAgo === barsAgo);
  const { past } = last[0]!;
  const names = last.map(({ name }) => name).join(" and ");
  const ends = last.length === 1 ? "a lower one" : "lower ones";
  return {
    signal: "divergence",
    state: word(past.signal, "bullish", "bearish"),
    reason: `price made a ${word(past.signal, `lower low and ${names} ${ends.replace("lower", "higher")}`, `higher high and ${names} ${ends}`)}, confirmed ${when(past)}`,
  };
}

/** The last divergence of the price from an index that is known from bar `start`, where the comparison begins. */
export function* divergenceOf(
  closes: readonly number[],
  index: Float64Array,
  start: number,
): Sliced<Past | undefined> {
  const known = index.subarray(start);
  return lastSignal(yield* divergences(closes.slice(start), known, pivotBars, pivotBars));
}

/** At the digits of a cell, as SIGNAL.DIVERGENCE reads it on a sheet. */
function* macdOf(closes: readonly number[]): Sliced<Float64Array> {
  const { macd } = yield* movingAverageConvergence(closes, usualPeriods, "sma");
  return yield* lineOf(macd.length, (bar) =>
    Number.isNaN(macd[bar]!) ? macd[bar]! : atShownDigits(macd[bar]!),
  );
}

function* shoulders({ closes }: Market): Sliced<Finding> {
  const found = lastSignal(yield* headAndShoulders(closes, shoulderOrder));
  return {
    signal: "head and shoulders",
    state: found ? word(found.signal, "inverse", "top") : "none",
    reason: found
      ? `close ${word(found.signal, "rose above the neckline of an inverse pattern", "fell below the neckline of a top")} ${when(found)}`
      : `no neckline was broken ${when(found)}`,
  };
}

function fundingOfDay({ funding }: Market): Finding {
  if (!funding)
    return {
      signal: "funding",
      state: "not given",
      reason: "no funding rates were given",
      isMissing: true,
    };
  const mean = divide(sum(funding.rates), decimal(funding.rates.length));
  const shown = (rate: Decimal) => percent(toNumber(rate), 4);
  const scaled =
    funding.intervalHours === thresholdHours
      ? ""
      : ` (${shown(meanPer8Hours(funding))} per ${thresholdHours} hours)`;
  const state = fundingState(funding, highFunding, lowFunding);
  const against = {
    spike: `above ${percent(toNumber(highFunding), 3)}`,
    healthy: `from ${percent(toNumber(lowFunding), 3)} to ${percent(toNumber(highFunding), 3)}`,
    negative: `below ${percent(toNumber(lowFunding), 3)}: a short pays and a long receives`,
  };
  return {
    signal: "funding",
    state,
    reason: `mean rate of the last 24 hours ${shown(mean)}${scaled} is ${against[state]}`,
  };
}
