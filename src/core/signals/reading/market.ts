import type { RatesOfInterval } from "../../funding/intervals";
import { isSliced, type Sliced } from "../../slices";
import type { Signal } from "../indicator";

/** A finding about the market: the signal, its state in a word, and the reason with the numbers. */
export interface Finding {
  readonly signal: string;
  readonly state: string;
  readonly reason: string;
  /** True where the market lacks what it is read from: no funding rates, or too few closes. */
  readonly isMissing?: boolean;
}

/** Finds something in a market, as sliced work where it looks at all of its bars. */
export type Reading = (market: Market) => Finding | Sliced<Finding>;

export function* findingOf(reading: Reading, market: Market): Sliced<Finding> {
  const found = reading(market);
  return isSliced(found) ? yield* found : found;
}

export interface Market {
  readonly closes: readonly number[];
  readonly volumes?: readonly number[];
  /** Funding rates of the last 24 hours. */
  readonly funding?: RatesOfInterval;
}

/** The length of the average that trend and crosses are read from. */
export const averagePeriod = 50;
export const rsiPeriod = 14;
export const pivotBars = 5;

/** The number of bars for which a signal counts. */
export const recent = 20;

export interface Past {
  readonly signal: Signal;
  readonly barsAgo: number;
}

/** The last signal of the recent bars. */
export function lastSignal(signals: readonly Signal[]): Past | undefined {
  const bar = signals.findLastIndex((signal) => signal !== 0);
  const barsAgo = signals.length - 1 - bar;
  return bar >= 0 && barsAgo < recent ? { signal: signals[bar]!, barsAgo } : undefined;
}

export function when(found: Past | undefined): string {
  if (!found) return `in the last ${recent} bars`;
  if (found.barsAgo === 0) return "at the last bar";
  return found.barsAgo === 1 ? "1 bar ago" : `${found.barsAgo} bars ago`;
}

export function word(signal: Signal, up: string, down: string): string {
  return signal > 0 ? up : down;
}

/** Equal is neither above nor below: a market that stands still is no bear market. */
export function sideOf(value: number, level: number): "above" | "below" | "at" {
  return value > level ? "above" : value < level ? "below" : "at";
}

/** How a close lies to its average: "close 126 is 14.0 % above its 50-bar average 110.52". */
export function closeAgainst(close: number, average: number): string {
  const side = sideOf(close, average);
  const distance = side === "at" ? "" : `${percent(Math.abs(close / average - 1))} `;
  return `close ${figure(close)} is ${distance}${side} its ${averagePeriod}-bar average ${figure(average)}`;
}

/** A figure in a sentence, with six significant digits. */
export function figure(value: number): string {
  return value.toLocaleString("en-US", { maximumSignificantDigits: 6 });
}

export function percent(fraction: number, decimals = 1): string {
  return `${Math.max(-1e308, Math.min(fraction * 100, 1e308)).toFixed(decimals)} %`; // never "Infinity %"
}
