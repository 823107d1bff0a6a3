import { one, zero } from "../number/decimal";
import type { Fraction } from "../number/fraction";
import type { Brackets } from "../liquidation/tiers";
import { addLines, compareFractions, type Line, rootOf, signAt, signOf } from "./lines";
import type { Bend, Piecewise } from "./piecewise";

/** An end of what lives: a border, none up to 0 or without end, or the cap behind which nothing is known. */
export type End = Fraction | "none" | { readonly beyond: Brackets };

/** The values between two ends. */
export interface Interval {
  readonly from: End;
  readonly to: End;
}

/**
 * Where the function is above 0, in order. Signs are decided on exact decimals: a border is the root of a line, and between two
 * borders there is one line, which has one root at most.
 */
export function livingIntervals({ first, bends, limit }: Piecewise): Interval[] {
  const ahead = ({ at }: Bend) => signOf(at.numerator) > 0 && (!limit || compareFractions(at, limit.at) < 0);
  const borders = bends.filter(ahead).sort((a, b) => compareFractions(a.at, b.at));
  const intervals: Interval[] = [];
  let line = bends
    .filter(({ at }) => signOf(at.numerator) <= 0)
    .reduce((sum, { change }) => addLines(sum, change), first);
  let start = nowhere;
  let livesAtStart = false;
  for (const border of [...borders, undefined]) {
    const end = border?.at ?? limit?.at;
    if (!end || compareFractions(start, end) < 0) {
      const livesAfter = signAfter(line, start) > 0;
      const livesBefore = signBefore(line, end) > 0;
      const to = livesBefore ? (end ?? "none") : rootOf(line)!;
      if (livesAfter && livesAtStart) intervals.push({ from: intervals.pop()!.from, to });
      else if (livesAfter) intervals.push({ from: start === nowhere ? "none" : start, to });
      else if (livesBefore) intervals.push({ from: rootOf(line)!, to });
      livesAtStart = livesBefore && end !== undefined && signAt(line, end) > 0;
    }
    if (!border) break;
    line = addLines(line, border.change);
    start = border.at;
  }
  // It is alive at the limit itself.
  if (limit && livesAtStart) intervals.push({ from: intervals.pop()!.from, to: { beyond: limit.brackets } });
  return intervals;
}

const nowhere: Fraction = { numerator: zero, denominator: one };

/** The sign just above x. */
function signAfter(line: Line, x: Fraction): number {
  return signAt(line, x) || signOf(line.slope);
}

/** The sign just below x, or far out where there is no x. */
function signBefore(line: Line, x: Fraction | undefined): number {
  return x ? signAt(line, x) || -signOf(line.slope) : signOf(line.slope) || signOf(line.constant);
}
