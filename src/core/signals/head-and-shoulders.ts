import { mapSliced, rowsAtOnce, type Sliced } from "../slices";
import { type Line, lineOf, type Signal } from "./indicator";
import { pivots, type Pivot } from "./pivots";

/** The longer side of the pattern takes at most this many times as long as the shorter one. */
const longestToShortest = 2.5;

/**
 * -1 at the close that completes a head and shoulders top by falling below its neckline, 1 at the close that rises above the
 * neckline of an inverse one, else 0. Proportions are measured on the logarithms of the closes, so that a pattern looks the
 * same at any price.
 *
 * The top, all of whose pivots are extremes of `order` closes to either side:
 * - left shoulder, low, head, low follow each other as pivots with no other between them;
 * - the right shoulder is the highest close since the second low and lies above the neckline;
 * - the head is above both shoulders;
 * - each shoulder is at least half-way up between the other one and that one's low;
 * - from shoulder to head it takes at most 2.5 times as long on one side as on the other;
 * - the neckline runs through both lows and on; the first close below it since the right shoulder completes the pattern.
 *
 * The inverse is the same upside down. Each pattern is reported once.
 *
 * @see https://github.com/neurotrader888/TechnicalAnalysisAutomation/blob/main/head_shoulders.py
 */
export function* headAndShoulders(closes: Line, order: number): Sliced<Signal[]> {
  const heights = yield* lineOf(closes.length, (bar) => Math.log(closes[bar]!));
  const signals = new Array<Signal>(closes.length).fill(0);
  const turns = yield* pivots(heights, order, order);
  for (const bar of yield* completedTops(heights, turns)) signals[bar] = -1;
  const depths = yield* lineOf(heights.length, (bar) => -heights[bar]!);
  for (const bar of yield* completedTops(depths, yield* mapSliced(turns, upsideDown))) signals[bar] = 1;
  return signals;
}

function upsideDown(pivot: Pivot): Pivot {
  return { ...pivot, kind: pivot.kind === "high" ? "low" : "high" };
}

/** The bars at which a top is completed, given its turning points. */
function* completedTops(heights: Line, all: readonly Pivot[]): Sliced<number[]> {
  const completed: number[] = [];
  let known = 0;
  let top: UnfinishedTop | undefined;
  for (let bar = 0; bar < heights.length; bar++) {
    if (bar % rowsAtOnce === 0) yield;
    while (all[known]?.confirmedAt === bar) {
      known++;
      if (all[known - 1]!.kind === "low") top = topEndingAt(all, known - 1, heights, bar);
      else if (all[known - 2]?.kind === "high") top = undefined;
    }
    if (top && breaksNeckline(top, heights, bar) && hasProportions(top, heights)) {
      completed.push(bar);
      top = undefined;
    }
  }
  return completed;
}

/** A pattern up to its second low, with the highest close since. */
interface UnfinishedTop {
  readonly leftShoulder: number;
  readonly leftLow: number;
  readonly head: number;
  readonly rightLow: number;
  rightShoulder: number;
  /** True while the right shoulder and all closes since are on the neckline's upper side. */
  isAbove: boolean;
}

/** The top whose second low is this pivot, as known at this bar. Undefined if the pivots do not alternate. */
function topEndingAt(
  all: readonly Pivot[],
  last: number,
  heights: Line,
  bar: number,
): UnfinishedTop | undefined {
  const [leftShoulder, leftLow, head, rightLow] = all.slice(Math.max(last - 3, 0), last + 1);
  if (!rightLow || leftShoulder!.kind !== "high" || leftLow!.kind !== "low" || head!.kind !== "high")
    return undefined;
  const top: UnfinishedTop = {
    leftShoulder: leftShoulder!.bar,
    leftLow: leftLow!.bar,
    head: head!.bar,
    rightLow: rightLow.bar,
    rightShoulder: rightLow.bar,
    isAbove: false,
  };
  // A neckline that breaks before its second low is known gives no signal.
  for (let later = rightLow.bar + 1; later < bar; later++) breaksNeckline(top, heights, later);
  return top;
}

/** Takes in the close of a bar. True if it is the first below the neckline since the right shoulder. */
function breaksNeckline(top: UnfinishedTop, heights: Line, bar: number): boolean {
  const height = heights[bar]!;
  const { leftLow, rightLow } = top;
  const slope = (heights[rightLow]! - heights[leftLow]!) / (rightLow - leftLow);
  const neckline = heights[leftLow]! + slope * (bar - leftLow);
  if (height > heights[top.rightShoulder]!) {
    top.rightShoulder = bar;
    top.isAbove = height > neckline;
    return false;
  }
  const breaks = top.isAbove && height < neckline;
  if (breaks) top.isAbove = false;
  return breaks;
}

function hasProportions(top: UnfinishedTop, heights: Line): boolean {
  const { leftShoulder, leftLow, head, rightLow, rightShoulder } = top;
  const height = (at: number) => heights[at]!;
  const [before, after] = [head - leftShoulder, rightShoulder - head];
  return (
    height(head) > Math.max(height(leftShoulder), height(rightShoulder)) &&
    height(leftShoulder) >= (height(rightShoulder) + height(rightLow)) / 2 &&
    height(rightShoulder) >= (height(leftShoulder) + height(leftLow)) / 2 &&
    before <= longestToShortest * after &&
    after <= longestToShortest * before
  );
}
