import { zero } from "../number/decimal";
import type { Fraction } from "../number/fraction";
import type { Brackets } from "../liquidation/tiers";
import { amountLine, compareFractions, type Line, negated, rootOf, signOf, sumOfLines } from "./lines";

/** A function of x above 0 that is a line between borders. At a border it is what it is just below it. */
export interface Piecewise {
  /** The line below all borders. */
  readonly first: Line;
  readonly bends: readonly Bend[];
  /** The last x for which it is known; undefined where it is known for all. */
  readonly limit?: Limit;
}

/** What is added to the line above a border. */
export interface Bend {
  readonly at: Fraction;
  readonly change: Line;
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
  const limits = parts.flatMap(({ limit }) => limit ?? []);
  return {
    first: sumOfLines(parts.map(({ first }) => first)),
    bends: parts.flatMap(({ bends }) => bends),
    limit: limits.sort((a, b) => compareFractions(a.at, b.at))[0],
  };
}

export function mapLines({ first, bends, limit }: Piecewise, map: (line: Line) => Line): Piecewise {
  return { first: map(first), bends: bends.map(({ at, change }) => ({ at, change: map(change) })), limit };
}

/** The line where it is below 0, and 0 elsewhere. */
export function negativePart(line: Line): Piecewise {
  const at = rootOf(line);
  if (!at) return straight(signOf(line.constant) < 0 ? line : nothing);
  return line.slope.s > 0
    ? { first: line, bends: [{ at, change: negated(line) }] }
    : { first: nothing, bends: [{ at, change: line }] };
}

const nothing = amountLine(zero);
