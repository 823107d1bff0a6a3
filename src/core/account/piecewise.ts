import { zero } from "../number/decimal";
import type { Fraction } from "../number/fraction";
import { atOnce, eachSliced, rowsAtOnce, sortedSliced, type Sliced } from "../slices";
import type { Brackets } from "../liquidation/tiers";
import {
  addLines,
  amountLine,
  compareFractions,
  type Line,
  negated,
  rootOf,
  signAt,
  signOf,
  sumOfLines,
  sumOfLinesSliced,
  sumsOfFirst,
} from "./lines";

/** A function of x that is a line between borders. At a border it is what it is just below it, unless a bend says otherwise. */
export interface Piecewise extends Limits {
  /** The line below all borders. */
  readonly first: Line;
  readonly bends: readonly Bend[];
}

/** The first and the last x for which it is known; undefined where it is known without end. */
interface Limits {
  readonly lowest?: Limit;
  readonly highest?: Limit;
}

/** What is added to the line above a border. */
interface Bend {
  readonly at: Fraction;
  readonly change: Line;
  /** True if it is added at the border already. */
  readonly holdsAt?: boolean;
}

interface Limit {
  readonly at: Fraction;
  /** The table that ends here. */
  readonly brackets: Brackets;
}

/** One line for every x. */
export function straight(first: Line): Piecewise {
  return { first, bends: [] };
}

/** The sum of several functions, known as far as all of them are. */
export function sumOfPiecewise(parts: readonly Piecewise[]): Piecewise {
  return atOnce(sumOfPiecewiseSliced(parts));
}

/** The same of many functions, as sliced work. */
export function* sumOfPiecewiseSliced(parts: readonly Piecewise[]): Sliced<Piecewise> {
  const firsts: Line[] = [];
  const bends: Bend[] = [];
  let limits: Limits = {};
  yield* eachSliced(parts, (part) => {
    firsts.push(part.first);
    for (const bend of part.bends) bends.push(bend);
    if (part.lowest ?? part.highest) limits = commonLimits(limits, part);
  });
  const first = yield* sumOfLinesSliced(firsts);
  return { first, bends, ...limits };
}

export function mapLines({ first, bends, ...limits }: Piecewise, map: (line: Line) => Line): Piecewise {
  return {
    first: map(first),
    bends: bends.map((bend) => ({ ...bend, change: map(bend.change) })),
    ...limits,
  };
}

/** The line where it is above 0, and 0 elsewhere. */
export function positivePart(line: Line): Piecewise {
  const at = rootOf(line);
  if (!at) return straight(signOf(line.constant) > 0 ? line : nothing);
  return line.slope.sign > 0
    ? { first: nothing, bends: [{ at, change: line }] }
    : { first: line, bends: [{ at, change: negated(line) }] };
}

/** The line where it is below 0, and 0 elsewhere. */
export function negativePart(line: Line): Piecewise {
  return mapLines(positivePart(negated(line)), negated);
}

/** One function where a line is below 0, and another elsewhere. Where both are known they meet at its root. */
export function chosenBy(line: Line, below: Piecewise, above: Piecewise): Piecewise {
  const at = rootOf(line);
  if (!at) return signOf(line.constant) < 0 ? below : above;
  const [left, right] = line.slope.sign > 0 ? [below, above] : [above, below];
  const isLeft = (bend: Bend) => compareFractions(bend.at, at) < 0;
  const before = left.bends.filter(isLeft);
  const until = lineAfter(left.first, before);
  const behind = lineAfter(
    right.first,
    right.bends.filter((bend) => compareFractions(bend.at, at) <= 0),
  );
  return {
    first: left.first,
    bends: [
      ...before,
      { at, change: addLines(behind, negated(until)) },
      ...right.bends.filter((bend) => compareFractions(bend.at, at) > 0),
    ],
    ...commonLimits(below, above),
  };
}

/** A stretch between two borders. */
export interface Piece {
  readonly line: Line;
  readonly from: Fraction;
  /** Undefined where it has no end. */
  readonly to: Fraction | undefined;
  /** The function's sign at `from` itself, where it may jump. */
  readonly signAtFrom: number;
}

/** The stretches of a function between two values, as far as it is known. */
export function* piecesOf(
  { first, bends, lowest, highest }: Piecewise,
  least: Fraction,
  most?: Fraction,
): Sliced<Piece[]> {
  const from = lowest && compareFractions(lowest.at, least) > 0 ? lowest.at : least;
  const to = highest && (!most || compareFractions(highest.at, most) < 0) ? highest.at : most;
  if (to && compareFractions(from, to) > 0) return [];
  const passed: Bend[] = [];
  const ahead: Bend[] = [];
  for (const [index, bend] of bends.entries()) {
    if (index % rowsAtOnce === rowsAtOnce - 1) yield;
    if (compareFractions(bend.at, from) <= 0) passed.push(bend);
    else if (!to || compareFractions(bend.at, to) < 0) ahead.push(bend);
  }
  const inOrder = yield* sortedSliced(
    ahead,
    (a, b) => compareFractions(a.at, b.at) || Number(b.holdsAt ?? false) - Number(a.holdsAt ?? false),
  );
  const pieces: Piece[] = [];
  const lines = yield* sumsOfFirst([
    yield* sumOfLinesSliced([first, ...passed.map(({ change }) => change)]),
    ...inOrder.map(({ change }) => change),
  ]);
  let line = lines[0]!;
  let start = from;
  let signAtFrom = signAt(line, from);
  for (const [index, { at, holdsAt }] of inOrder.entries()) {
    if (index % rowsAtOnce === rowsAtOnce - 1) yield;
    if (compareFractions(start, at) < 0) {
      pieces.push({ line, from: start, to: at, signAtFrom });
      start = at;
      signAtFrom = signAt(line, at);
    }
    line = lines[index + 1]!;
    if (holdsAt) signAtFrom = signAt(line, at);
  }
  pieces.push({ line, from: start, to, signAtFrom });
  return pieces;
}

function lineAfter(first: Line, bends: readonly Bend[]): Line {
  return sumOfLines([first, ...bends.map(({ change }) => change)]);
}

function commonLimits(a: Limits, b: Limits): Limits {
  const order = (one: Limit, other: Limit) => compareFractions(one.at, other.at);
  return {
    lowest: a.lowest && b.lowest && order(b.lowest, a.lowest) < 0 ? a.lowest : (b.lowest ?? a.lowest),
    highest:
      a.highest && b.highest && order(b.highest, a.highest) >= 0 ? a.highest : (b.highest ?? a.highest),
  };
}

const nothing = amountLine(zero);
