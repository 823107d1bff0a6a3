import type { Brackets } from "../liquidation/tiers";
import { one, zero } from "../number/decimal";
import { addFractions, type Fraction } from "../number/fraction";
import { eachSliced, rowsAtOnce, type Sliced } from "../slices";
import { compareFractions, type Line, rootOf, signAt, signOf } from "./lines";
import { type Piecewise, piecesOf } from "./piecewise";

/** An end of what lives: a border, none up to the end of all values, or the cap behind which nothing is known. */
export type End = Fraction | "none" | { readonly beyond: Brackets };

/** The values between two ends. */
export interface Interval {
  readonly from: End;
  readonly to: End;
}

/**
 * Where the function is above 0 between two values, in order. Signs are decided on exact decimals: a border is the root of a line, and
 * between two borders there is one line, which has one root at most.
 */
export function* livingIntervals(
  buffer: Piecewise,
  least: Fraction = nowhere,
  most?: Fraction,
): Sliced<Interval[]> {
  const intervals: Interval[] = [];
  let livedUntil = false;
  const pieces = yield* piecesOf(buffer, least, most);
  for (const [index, { line, from, to, signAtFrom }] of pieces.entries()) {
    if (index % rowsAtOnce === rowsAtOnce - 1) yield;
    const livesAfter = signAfter(line, from) > 0;
    const livesBefore = signBefore(line, to) > 0;
    const end = livesBefore ? (to ?? "none") : rootOf(line)!;
    if (livesAfter && livedUntil && signAtFrom > 0) intervals.push({ from: intervals.pop()!.from, to: end });
    else if (livesAfter) intervals.push({ from: index === 0 ? startOf(signAtFrom) : from, to: end });
    else if (livesBefore) intervals.push({ from: rootOf(line)!, to: end });
    livedUntil = livesBefore;
  }
  const last = pieces.at(-1);
  if (!last?.to || !livedUntil) return intervals;
  intervals.push({ from: intervals.pop()!.from, to: endOf(last.line, last.to) });
  return intervals;

  /** It is alive at a limit itself. */
  function startOf(signAtFrom: number): End {
    const { lowest } = buffer;
    if (!lowest || compareFractions(lowest.at, least) <= 0) return "none";
    return signAtFrom > 0 ? { beyond: lowest.brackets } : lowest.at;
  }

  function endOf(line: Line, to: Fraction): End {
    const { highest } = buffer;
    if (!highest || compareFractions(highest.at, to) !== 0) return "none";
    return signAt(line, to) > 0 ? { beyond: highest.brackets } : to;
  }
}

/** Where the function is 0 or more between two values, ends and all, as far as it is known. */
export function* unharmedIntervals(
  buffer: Piecewise,
  least: Fraction,
  most?: Fraction,
): Sliced<{ readonly from: Fraction; readonly to: Fraction | undefined }[]> {
  const intervals: { from: Fraction; to: Fraction | undefined }[] = [];
  yield* eachSliced(yield* piecesOf(buffer, least, most), ({ line, from, to }) => {
    const isAtFrom = signAt(line, from) >= 0;
    const isAtTo = to ? signAt(line, to) >= 0 : (signOf(line.slope) || signOf(line.constant)) >= 0;
    if (!isAtFrom && !isAtTo) return;
    const part = { from: isAtFrom ? from : rootOf(line)!, to: isAtTo ? to : rootOf(line)! };
    const before = intervals.at(-1);
    if (isAtFrom && before?.to && compareFractions(before.to, from) === 0) before.to = part.to;
    else intervals.push(part);
  });
  return intervals;
}

/** The interval that holds a value, or the nearest one. */
export function nearestTo(mark: Fraction, living: readonly Interval[]): Interval | undefined {
  const index = living.findLastIndex(({ from }) => !isFraction(from) || compareFractions(from, mark) <= 0);
  const [below, above] = [living[index], living[index + 1]];
  if (!below || !above || !isFraction(below.to) || !isFraction(above.from)) return below ?? above;
  if (compareFractions(mark, below.to) <= 0) return below;
  const twice = { numerator: mark.numerator.times(2), denominator: mark.denominator };
  return compareFractions(twice, addFractions(below.to, above.from)) <= 0 ? below : above;
}

export function isFraction(end: End): end is Fraction {
  return typeof end === "object" && "numerator" in end;
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
