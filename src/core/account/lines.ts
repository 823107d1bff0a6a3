import { one, zero, type Decimal } from "../number/decimal";
import type { Fraction } from "../number/fraction";
import { atOnce, mapSliced, rowsSliced, type Sliced } from "../slices";

/** `(constant + slope*x) / denominator`, exactly. The denominator is above 0. */
export interface Line {
  readonly constant: Decimal;
  readonly slope: Decimal;
  readonly denominator: Decimal;
}

/** The line that is this everywhere. */
export function amountLine(amount: Decimal): Line {
  return { constant: amount, slope: zero, denominator: one };
}

export function addLines(a: Line, b: Line): Line {
  if (a.denominator.eq(b.denominator)) {
    const { denominator } = a;
    return { constant: a.constant.plus(b.constant), slope: a.slope.plus(b.slope), denominator };
  }
  return {
    constant: a.constant.times(b.denominator).plus(b.constant.times(a.denominator)),
    slope: a.slope.times(b.denominator).plus(b.slope.times(a.denominator)),
    denominator: a.denominator.times(b.denominator),
  };
}

/**
 * The exact sum. Neighbours are added first: the sum of thousands of lines with denominators of their own then is some forty operations
 * deep, so that numbers keep how it was made and multiply all of its denominators only where its 15 digits or its sign ask for that
 * (arithmetic.ts).
 */
export function sumOfLines(lines: readonly Line[]): Line {
  return atOnce(sumOfLinesSliced(lines));
}

/** The same of many lines, as sliced work. */
export function* sumOfLinesSliced(lines: readonly Line[]): Sliced<Line> {
  let sums = lines;
  while (sums.length > 2) sums = yield* sumsOfTwo(sums);
  const [line = amountLine(zero), next] = sums;
  return next ? addLines(line, next) : line;
}

/** The sums of the first lines, of one to all of them, as sliced work. */
export function* sumsOfFirst(lines: readonly Line[]): Sliced<Line[]> {
  if (lines.length < 2) return [...lines];
  const ofTwo = yield* sumsOfFirst(yield* sumsOfTwo(lines));
  return yield* mapSliced(lines, (line, index) => {
    const before = ofTwo[(index - 1) >> 1];
    return !before || index % 2 === 1 ? (before ?? line) : addLines(before, line);
  });
}

/** Of each line with the next; what is left is the last. */
function* sumsOfTwo(lines: readonly Line[]): Sliced<Line[]> {
  return yield* rowsSliced(Math.ceil(lines.length / 2), (index) => {
    const [line, next] = [lines[2 * index]!, lines[2 * index + 1]];
    return next ? addLines(line, next) : line;
  });
}

export function timesLine({ constant, slope, denominator }: Line, factor: Decimal): Line {
  return { constant: constant.times(factor), slope: slope.times(factor), denominator };
}

/** The product of two lines of which one has no slope. */
export function timesLines(a: Line, b: Line): Line {
  return {
    constant: a.constant.times(b.constant),
    slope: a.constant.times(b.slope).plus(a.slope.times(b.constant)),
    denominator: a.denominator.times(b.denominator),
  };
}

/** The line's value at x, which is one everywhere. The denominator of x is above 0. */
export function valueAt({ constant, slope, denominator }: Line, x: Fraction): Line {
  return {
    constant: constant.times(x.denominator).plus(slope.times(x.numerator)),
    slope: zero,
    denominator: denominator.times(x.denominator),
  };
}

/** A line without slope as a fraction. */
export function fractionOf({ constant, denominator }: Line): Fraction {
  return { numerator: constant, denominator };
}

export function negated({ constant, slope, denominator }: Line): Line {
  return { constant: constant.neg(), slope: slope.neg(), denominator };
}

/** -1, 0 or 1. The denominator of x is above 0. */
export function signAt({ constant, slope }: Line, { numerator, denominator }: Fraction): number {
  return signOf(constant.times(denominator).plus(slope.times(numerator)));
}

/** Where the line is 0, with a denominator above 0; undefined if its slope is 0. */
export function rootOf({ constant, slope }: Line): Fraction | undefined {
  if (slope.isZero()) return undefined;
  return slope.sign > 0
    ? { numerator: constant.neg(), denominator: slope }
    : { numerator: constant, denominator: slope.neg() };
}

export function signOf(value: Decimal): number {
  return value.sign;
}

/** The order of two fractions whose denominators are above 0. */
export function compareFractions(a: Fraction, b: Fraction): number {
  return a.numerator.times(b.denominator).cmp(b.numerator.times(a.denominator));
}
