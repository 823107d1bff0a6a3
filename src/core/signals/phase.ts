import { atShownDigits } from "../number/decimal";
import type { Sliced } from "../slices";
import { simpleAverage } from "./simple-average";

export type Phase = "parabolic" | "consolidation" | "bull transition" | "bear";

export interface PhaseTerms {
  /** Closes that are averaged. */
  readonly period: number;
  /** Bars over which the average's move is taken. */
  readonly slopeBars: number;
  /** The move of the average, as a fraction, up to which the market goes sideways. */
  readonly flat: number;
  /** How far above a rising average, as a fraction, the close of a parabolic rise is. */
  readonly steep: number;
}

/**
 * Thresholds of ours. Of 200 generated markets each they read all parabolic and all sideways ones as such, and three in four of those
 * that fall by 0.5 % a day as a bear market, nearly all others as a consolidation. The tests hold that.
 */
export const usualPhase: PhaseTerms = { period: 50, slopeBars: 20, flat: 0.05, steep: 0.25 };

export interface PhaseReading {
  readonly phase: Phase;
  readonly close: number;
  readonly average: number;
  /** The close over its average, less 1. */
  readonly distance: number;
  /** The average over that of `slopeBars` bars before, less 1. */
  readonly slope: number;
}

/**
 * The phase of the market at the last close. There are at least `barsForPhase` closes. The first that holds counts:
 *
 * - parabolic: the average rises and the close is at least `steep` above it;
 * - consolidation: the average moved by at most `flat`, up or down;
 * - bull transition: the average rises;
 * - bear: the average falls.
 */
export function* marketPhase(closes: readonly number[], terms: PhaseTerms): Sliced<PhaseReading> {
  const { period, slopeBars, flat, steep } = terms;
  const averages = yield* simpleAverage(closes.slice(-(period + slopeBars)), period);
  const close = closes.at(-1)!;
  const average = averages.at(-1)!;
  const [reach, move] = [
    atShownDigits(close / average),
    atShownDigits(average / averages.at(-1 - slopeBars)!),
  ];
  const isSteep = move > 1 && reach >= atShownDigits(1 + steep);
  const isFlat = move <= atShownDigits(1 + flat) && move >= atShownDigits(1 - flat);
  const phase = isSteep ? "parabolic" : isFlat ? "consolidation" : move > 1 ? "bull transition" : "bear";
  return { phase, close, average, distance: reach - 1, slope: move - 1 };
}

/** The fewest closes in which the average can be seen to move. */
export function barsForPhase({ period, slopeBars }: PhaseTerms): number {
  return period + slopeBars;
}

/** The profile that is meant for each phase. */
export const profileOfPhase: Readonly<Record<Phase, string>> = {
  parabolic: "aggressive-capitalizer",
  consolidation: "conservative-accumulator",
  "bull transition": "balanced-growth-manager",
  bear: "conservative-accumulator",
};
