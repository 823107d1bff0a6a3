import { eachSliced, rowsSliced, type Sliced } from "../slices";
import { fromExact, one, type Decimal, zero } from "./decimal";
import { cutQuotient, keptDigits } from "./digits";
import type { Fraction } from "./fraction";
import { inWholeNumbers, lengthOf, powerOfTen, type WholeFraction } from "./whole";

/** Of a number with a sign as many as a quotient keeps are digits. */
const enough = keptDigits + 1;
/** The digits of the largest part that are added up. A million parts are off by its last six. */
const addedDigits = 70;

/** The exact sum of fractions with denominators above 0, as one quotient cut off as in `divide`. */
export function* sumOfFractions(fractions: readonly Fraction[]): Sliced<Decimal> {
  const parts = yield* rowsSliced(fractions.length, (index) => inWholeNumbers(fractions[index]!));
  const { low, high, places } = yield* boundsOf(parts);
  return cutOf(low, high, places) ?? quotient(sumOf(parts));
}

/** The dividend over such a sum, which is above 0. */
export function* dividedBySum(dividend: Decimal, fractions: readonly Fraction[]): Sliced<Decimal> {
  const parts = yield* rowsSliced(fractions.length, (index) => inWholeNumbers(fractions[index]!));
  const over = inWholeNumbers({ numerator: dividend.abs(), denominator: one });
  const { low, high, places } = yield* boundsOf(parts);
  if (low > 0n) {
    const scaled = over.numerator * powerOfTen(places);
    const more = Math.max(0, addedDigits - sizeOf({ numerator: scaled, denominator: high }));
    const least = (scaled * powerOfTen(more)) / (over.denominator * high);
    const most = (scaled * powerOfTen(more)) / (over.denominator * low) + 1n;
    const cut = cutOf(least, most, more);
    if (cut) return dividend.isNegative() ? cut.neg() : cut;
  }
  const { numerator, denominator } = sumOf(parts);
  const exact = quotient({
    numerator: over.numerator * denominator,
    denominator: over.denominator * numerator,
  });
  return dividend.isNegative() ? exact.neg() : exact;
}

/** What the sum lies between, in units of that many places. They are the same only where it is both. */
interface Bounds {
  readonly low: bigint;
  readonly high: bigint;
  readonly places: number;
}

/** Each part is cut off at the same place, by less than a unit. */
function* boundsOf(parts: readonly WholeFraction[]): Sliced<Bounds> {
  let largest = -Infinity;
  yield* eachSliced(parts, (part) => {
    if (part.numerator !== 0n) largest = Math.max(largest, sizeOf(part));
  });
  const places = largest === -Infinity ? 0 : Math.max(0, addedDigits - largest);
  const unit = powerOfTen(places);
  let [cut, above, below] = [0n, 0n, 0n];
  yield* eachSliced(parts, ({ numerator, denominator }) => {
    const scaled = numerator * unit;
    const whole = scaled / denominator;
    cut += whole;
    if (whole * denominator !== scaled)
      if (numerator > 0n) above++;
      else below++;
  });
  return { low: cut - below, high: cut + above, places };
}

/**
 * A number between two others, cut off as in `divide`. Undefined if these are cut off otherwise, as they are next to a number that has no
 * more digits: a third of 3 may be a little more or less.
 */
function cutOf(low: bigint, high: bigint, places: number): Decimal | undefined {
  if ([low, high].some((end) => `${end}`.length < enough)) return undefined;
  const [cut, other] = [low, high].map((end) => cutQuotient(end, 1n, 0, -places));
  return cut!.eq(other!) ? fromExact(cut!) : undefined;
}

/**
 * The sum of the parts from one to another. It has as many digits as all denominators together, which only big integers multiply in a
 * short time, and halves keep most of the products short.
 */
function sumOf(fractions: readonly WholeFraction[], from = 0, to = fractions.length): WholeFraction {
  if (to - from < 2) return fractions[from] ?? { numerator: 0n, denominator: 1n };
  const middle = (from + to) >> 1;
  const [a, b] = [sumOf(fractions, from, middle), sumOf(fractions, middle, to)];
  return a.denominator === b.denominator
    ? { numerator: a.numerator + b.numerator, denominator: a.denominator }
    : {
        numerator: a.numerator * b.denominator + b.numerator * a.denominator,
        denominator: a.denominator * b.denominator,
      };
}

function quotient(fraction: WholeFraction): Decimal {
  const { numerator, denominator } = fraction;
  if (numerator === 0n) return zero;
  return fromExact(cutQuotient(numerator, denominator, keptDigits + 2 - sizeOf(fraction), 0));
}

/** The power of ten of its first digit, to one or two. */
function sizeOf({ numerator, denominator }: WholeFraction): number {
  return Math.floor((lengthOf(numerator) - lengthOf(denominator)) * Math.log10(2));
}
