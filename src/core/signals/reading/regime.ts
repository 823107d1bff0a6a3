import { meanPer8Hours, thresholdHours, type RatesOfInterval } from "../../funding/intervals";
import { atShownDigits, decimal, divide, sum, toNumber, type Decimal } from "../../number/decimal";
import { breakouts } from "../breakout";
import { crosses } from "../cross";
import { divergences } from "../divergence";
import { fundingState } from "../funding-state";
import { headAndShoulders } from "../head-and-shoulders";
import type { Signal } from "../indicator";
import { movingAverageConvergence, usualPeriods } from "../macd";
import { relativeStrength } from "../rsi";
import { simpleAverage } from "../simple-average";

/** A finding about the market: the signal, its state in a word, and the reason with the numbers. */
export interface Finding {
  readonly signal: string;
  readonly state: string;
  readonly reason: string;
}

export interface Market {
  readonly closes: readonly number[];
  readonly volumes?: readonly number[];
  /** Funding rates of the last 24 hours. */
  readonly funding?: RatesOfInterval;
}

/** The usual settings of the indicators that a regime is read from. */
const averagePeriod = 50;
const rsiPeriod = 14;
const overbought = 70;
const oversold = 30;
const lookback = 20;
const volumeMultiple = 1.5;
const pivotBars = 5;
const shoulderOrder = 6;
/** The number of bars for which a signal counts. */
const recent = 20;

/** Funding rates per 8 hours above which the market is crowded, and below which shorts pay. */
export const highFunding = decimal("0.0005");
export const lowFunding = decimal("0");

/** The fewest closes in which a cross of the average can be seen. */
export const barsForRegime = averagePeriod + 1;

/**
 * The readings of a market, each on its own. A market has at least `barsForRegime` closes; volumes, if given, are as many
 * as closes.
 */
export const readings: readonly ((market: Market) => Finding)[] = [
  trend,
  averageCross,
  momentum,
  strength,
  breakout,
  divergence,
  shoulders,
  fundingOfDay,
];

function trend({ closes }: Market): Finding {
  const close = closes.at(-1)!;
  const average = simpleAverage(closes.slice(-averagePeriod), averagePeriod).at(-1)!;
  const side = sideOf(close, average);
  const distance = Math.abs(close / average - 1);
  return {
    signal: "trend",
    state: { above: "up", below: "down", at: "none" }[side],
    reason: `close ${figure(close)} is ${side === "at" ? "" : `${percent(distance)} `}${side} its ${averagePeriod}-bar average ${figure(average)}`,
  };
}

function averageCross({ closes }: Market): Finding {
  const seen = closes.slice(-(averagePeriod + recent));
  const found = lastSignal(crosses(seen, simpleAverage(seen, averagePeriod)));
  return {
    signal: "cross",
    state: found ? word(found.signal, "up", "down") : "none",
    reason: `close ${found ? `crossed ${word(found.signal, "above", "below")}` : "did not cross"} its ${averagePeriod}-bar average ${when(found)}`,
  };
}

function momentum({ closes }: Market): Finding {
  const { macd, signal, histogram } = movingAverageConvergence(closes, usualPeriods, "sma");
  const [line, average, difference] = [macd.at(-1)!, signal.at(-1)!, histogram.at(-1)!];
  const side = sideOf(difference, 0);
  return {
    signal: "momentum",
    state: { above: "bullish", below: "bearish", at: "none" }[side],
    reason: `MACD ${figure(line)} is ${side} its signal ${figure(average)}`,
  };
}

function strength({ closes }: Market): Finding {
  const value = atShownDigits(relativeStrength(closes, rsiPeriod).at(-1)!);
  const [state, bound] =
    value >= overbought
      ? ["overbought", `at or above ${overbought}`]
      : value <= oversold
        ? ["oversold", `at or below ${oversold}`]
        : ["neutral", `between ${oversold} and ${overbought}`];
  return { signal: "RSI", state, reason: `RSI ${value.toFixed(1)} is ${bound}` };
}

function breakout({ closes, volumes }: Market): Finding {
  const seen = -(lookback + recent);
  const found = lastSignal(breakouts(closes.slice(seen), volumes?.slice(seen), lookback, volumeMultiple));
  const volume = volumes ? ` on more than ${volumeMultiple} times the average volume` : " (no volumes given)";
  return {
    signal: "breakout",
    state: found ? word(found.signal, "up", "down") : "none",
    reason: found
      ? `close left the range of ${lookback} bars ${word(found.signal, "upwards", "downwards")} ${when(found)}${volume}`
      : `no close left the range of the ${lookback} bars before it${volume} ${when(found)}`,
  };
}

function divergence({ closes }: Market): Finding {
  // The index starts after the prices, so both are compared from its first bar on.
  const index = relativeStrength(closes, rsiPeriod);
  const found = lastSignal(
    divergences(closes.slice(rsiPeriod), index.subarray(rsiPeriod), pivotBars, pivotBars),
  );
  return {
    signal: "divergence",
    state: found ? word(found.signal, "bullish", "bearish") : "none",
    reason: found
      ? `price made a ${word(found.signal, "lower low and RSI a higher one", "higher high and RSI a lower one")}, confirmed ${when(found)}`
      : `price and RSI did not diverge ${when(found)}`,
  };
}

function shoulders({ closes }: Market): Finding {
  const found = lastSignal(headAndShoulders(closes, shoulderOrder));
  return {
    signal: "head and shoulders",
    state: found ? word(found.signal, "inverse", "top") : "none",
    reason: found
      ? `close ${word(found.signal, "rose above the neckline of an inverse pattern", "fell below the neckline of a top")} ${when(found)}`
      : `no neckline was broken ${when(found)}`,
  };
}

function fundingOfDay({ funding }: Market): Finding {
  if (!funding) return { signal: "funding", state: "not given", reason: "no funding rates were given" };
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
    negative: `below ${percent(toNumber(lowFunding), 3)}: shorts pay`,
  };
  return {
    signal: "funding",
    state,
    reason: `mean rate of the last 24 hours ${shown(mean)}${scaled} is ${against[state]}`,
  };
}

/** Equal is neither above nor below: a market that stands still is no bear market. */
function sideOf(value: number, level: number): "above" | "below" | "at" {
  return value > level ? "above" : value < level ? "below" : "at";
}

interface Past {
  readonly signal: Signal;
  readonly barsAgo: number;
}

/** The last signal of the recent bars. */
function lastSignal(signals: readonly Signal[]): Past | undefined {
  const bar = signals.findLastIndex((signal) => signal !== 0);
  const barsAgo = signals.length - 1 - bar;
  return bar >= 0 && barsAgo < recent ? { signal: signals[bar]!, barsAgo } : undefined;
}

function when(found: Past | undefined): string {
  if (!found) return `in the last ${recent} bars`;
  if (found.barsAgo === 0) return "at the last bar";
  return found.barsAgo === 1 ? "1 bar ago" : `${found.barsAgo} bars ago`;
}

function word(signal: Signal, up: string, down: string): string {
  return signal > 0 ? up : down;
}

/** A figure in a sentence, with six significant digits. */
function figure(value: number): string {
  return value.toLocaleString("en-US", { maximumSignificantDigits: 6 });
}

function percent(fraction: number, decimals = 1): string {
  return `${Math.max(-1e308, Math.min(fraction * 100, 1e308)).toFixed(decimals)} %`; // never "Infinity %"
}
