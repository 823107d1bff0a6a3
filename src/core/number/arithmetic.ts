import type { Decimal as DecimalJs } from "decimal.js";
import { nearDigits } from "./close";
import { depthOf, exactOf, isKept, isPair, largest, lowOf, Made, madeExactly } from "./digits";
import { isOne, mostOff, offOf, offOnce, pairOf, parsed, Quotient, written } from "./digits";
import { exactTens, inHigherPower, productError, sumError, tens, wholeDoubles, wholePairs } from "./pair";

// Read once: in some hosts every use of a global is a slow call.
const { abs, max, min } = Math;
const { isFinite, isInteger, NaN: unknown, POSITIVE_INFINITY: infinite } = Number;
const asNumber = Number;

/** A number, or what `decimal` makes one of. */
type Operand = Decimal | number | string;

/**
 * The one number of the calculation: whole digits times a power of ten. Sums, differences and products are exact, whatever the
 * exponents. Only `divide` rounds, and what is shown.
 *
 * Most digits are one double or a pair of them, and arithmetic on those is exact (pair.ts). Digits that no pair holds are kept as a
 * pair that is near enough to tell the sign and the 15 digits that Excel shows, together with what made it. Where the pair does
 * not tell them, or more is asked, decimal.js computes the digits.
 */
export class Decimal {
  constructor(
    /** The digits, or the double nearest to them. Infinite if they are not divided yet. */
    readonly high: number,
    readonly power: number,
    /** What the digits are more than `high`, or how they were made. Undefined if they are `high`. */
    readonly rest: number | Made<Decimal> | Quotient<Decimal> | undefined,
  ) {}

  plus(other: Operand): Decimal {
    return added(this, operand(other), 1);
  }

  minus(other: Operand): Decimal {
    return added(this, operand(other), -1);
  }

  times(other: Operand): Decimal {
    return multiplied(this, operand(other));
  }

  neg(): Decimal {
    const { high, power, rest } = this;
    if (rest === undefined) return new Decimal(0 - high, power, undefined); // never -0
    return rest instanceof Quotient ? divide(rest.dividend.neg(), rest.divisor) : multiplied(this, minusOne);
  }

  abs(): Decimal {
    return this.high < 0 ? this.neg() : this;
  }

  /** -1, 0 or 1. */
  get sign(): number {
    return this.high > 0 ? 1 : this.high < 0 ? -1 : 0;
  }

  isNegative(): boolean {
    return this.high < 0;
  }

  isZero(): boolean {
    return this.high === 0;
  }

  cmp(other: Operand): number {
    return this === other ? 0 : compared(this, operand(other));
  }

  eq(other: Operand): boolean {
    return this.cmp(other) === 0;
  }

  lt(other: Operand): boolean {
    return this.cmp(other) < 0;
  }

  lte(other: Operand): boolean {
    return this.cmp(other) <= 0;
  }

  gt(other: Operand): boolean {
    return this.cmp(other) > 0;
  }

  gte(other: Operand): boolean {
    return this.cmp(other) >= 0;
  }

  /** The exact digits, for what only decimal.js computes. */
  get js(): DecimalJs {
    return exactOf(this);
  }

  /** The double nearest to the value. It need not show it at 15 digits. */
  toNumber(): number {
    return this.js.toNumber() + 0;
  }

  toString(): string {
    return this.js.toString();
  }

  toFixed(): string {
    return this.js.toFixed();
  }

  toSignificantDigits(digits: number): Decimal {
    return fromExact(this.js.toSignificantDigits(digits));
  }

  /** Half-even. */
  toDecimalPlaces(places: number): Decimal {
    return fromExact(this.js.toDecimalPlaces(places));
  }
}

export const zero = new Decimal(0, 0, undefined);
export const one = new Decimal(1, 0, undefined);
const minusOne = new Decimal(-1, 0, undefined);

/** A constant of the code or a text as an exact decimal: `decimal("0.005")`. */
export function decimal(value: string | number): Decimal {
  if (isInteger(value) && abs(value as number) < 1e15) return new Decimal(asNumber(value) + 0, 0, undefined); // never -0
  const [high, power] = written(String(value)) ?? [unknown, 0];
  return high === high ? new Decimal(high, power, undefined) : fromExact(parsed(value));
}

/**
 * The quotient. What is asked of it beyond its shown digits is answered from 34 digits. These are cut off, and if digits are lost and
 * the last one kept is 0 or 5, one unit is added to it (round-05up of the decimal arithmetic specification). Rounding again to fewer
 * digits then gives the same as rounding the exact quotient. The divisor is not 0.
 */
export function divide(dividend: Decimal, divisor: Decimal): Decimal {
  if (dividend.high === 0) return zero;
  return new Decimal(dividend.sign * divisor.sign * infinite, 0, new Quotient(dividend, divisor));
}

/** One, written with so many places: what is multiplied by it has as many more. */
const ones = tens.slice(0, exactTens + 1).map((ten, places) => new Decimal(ten, -places, undefined));
/** If the last places of two numbers lie farther apart, no pair holds all digits of their sum. */
const mostPlaces = 4 * exactTens;

const operand = (other: Operand): Decimal => (typeof other === "object" ? other : decimal(other));

/** `a + sign*b`. */
function added(a: Decimal, b: Decimal, sign: 1 | -1): Decimal {
  if (b.high === 0) return a;
  if (a.high === 0) return sign < 0 ? b.neg() : b;
  const shift = a.power - b.power;
  if (a.rest === undefined && b.rest === undefined && abs(shift) <= exactTens) {
    const aHigh = shift > 0 ? a.high * tens[shift]! : a.high;
    const bHigh = shift < 0 ? b.high * tens[-shift]! : b.high;
    const high = aHigh + sign * bHigh;
    if (abs(aHigh) < wholeDoubles && abs(bHigh) < wholeDoubles && abs(high) < wholeDoubles)
      return new Decimal(high, min(a.power, b.power), undefined);
  }
  if (!isFinite(a.high + b.high)) return madeOf(sign < 0 ? "difference" : "sum", a, b);
  if (shift === 0 || abs(shift) > mostPlaces || abs((shift > 0 ? a : b).high) >= wholePairs)
    return addedPairs(a, b, sign);
  const more = ones[min(abs(shift), exactTens)]!;
  return shift > 0 ? added(multiplied(a, more), b, sign) : added(a, multiplied(b, more), sign);
}

/** -1, 0 or 1. */
function compared(a: Decimal, b: Decimal): number {
  const shift = a.power - b.power;
  if (a.rest === undefined && b.rest === undefined && abs(shift) <= exactTens) {
    const aHigh = shift > 0 ? a.high * tens[shift]! : a.high;
    const bHigh = shift < 0 ? b.high * tens[-shift]! : b.high;
    // Rounding keeps the order of two numbers, though not that they differ.
    if (aHigh !== bHigh) return aHigh < bHigh ? -1 : 1;
    if (abs(aHigh) < wholeDoubles) return 0;
  }
  // A quotient is compared with digits of one double before it is divided: its 34 digits lie on the same side of them.
  if (a.rest instanceof Quotient && b.rest === undefined)
    return compared(a.rest.dividend, multiplied(b, a.rest.divisor)) * a.rest.divisor.sign;
  return added(a, b, -1).sign;
}

/** The sum in the higher power of the two. */
function addedPairs(a: Decimal, b: Decimal, sign: 1 | -1): Decimal {
  const power = max(a.power, b.power);
  const [aHigh, aLow] = inHigherPower(a.high, lowOf(a), power - a.power);
  const [bHigh, bLow] = inHigherPower(sign * b.high, sign * lowOf(b), power - b.power);
  const high = aHigh + bHigh;
  const low = sumError(aHigh, bHigh, high) + (aLow + bLow);
  // Of two pairs the three that low adds are whole numbers of up to 2^50: it is exact.
  if (a.power === b.power && isPair(a) && isPair(b) && abs(aHigh) < wholePairs && abs(bHigh) < wholePairs)
    return pair(high, low, power);
  const error = abs(aHigh) * (offOf(a) + 2 * offOnce) + abs(bHigh) * (offOf(b) + 2 * offOnce);
  const off = error / abs(high + low) + offOnce;
  return nearPair(sign < 0 ? "difference" : "sum", a, b, [high, low, power], off);
}

function multiplied(a: Decimal, b: Decimal): Decimal {
  if (a.high === 0 || b.high === 0) return zero;
  const high = a.high * b.high;
  const power = a.power + b.power;
  if (a.rest === undefined && b.rest === undefined && abs(high) < wholeDoubles)
    return new Decimal(high, power, undefined);
  if (isOne(a)) return b;
  if (isOne(b)) return a;
  const low = productError(a.high, b.high, high) + (a.high * lowOf(b) + lowOf(a) * b.high);
  // Of two pairs no more than one has a low part, and its product is a whole number of up to 2^50: low is exact.
  if (isPair(a) && isPair(b) && abs(high) < wholePairs) return pair(high, low, power);
  const off = offOf(a) + offOf(b) + offOf(a) * offOf(b) + offOnce;
  return nearPair("product", a, b, [high, low, power], off);
}

/** A pair of two whole numbers, the second below 2^52. */
function pair(high: number, low: number, power: number): Decimal {
  const nearest = high + low;
  const rest = low - (nearest - high);
  return new Decimal(nearest + 0, power, rest === 0 && abs(nearest) < wholeDoubles ? undefined : rest);
}

type Parts = readonly [high: number, low: number, power: number];

/** Digits that no pair holds, as a pair near them. */
function nearPair(by: Made["by"], left: Decimal, right: Decimal, parts: Parts, off: number): Decimal {
  const [high, low, power] = parts;
  if (!(off < mostOff && isFinite(high))) return madeOf(by, left, right);
  if (abs(high) >= largest) {
    const lowered = [...inHigherPower(high, low, exactTens), power + exactTens] as const;
    return nearPair(by, left, right, lowered, off + offOnce);
  }
  const nearest = high + low;
  const depth = max(depthOf(left), depthOf(right)) + 1;
  const made = new Made(by, left, right, low - (nearest - high), off, depth);
  return isKept(depth, nearest) ? new Decimal(nearest, power, made) : madeOf(by, left, right);
}

/** The same where no pair is near enough: from many more digits, or from all of them. */
function madeOf(by: Made["by"], left: Decimal, right: Decimal): Decimal {
  const near = nearDigits(by, left, right);
  return near ? new Decimal(...near) : fromExact(madeExactly(by, left.js, right.js));
}

export function fromExact(value: DecimalJs): Decimal {
  if (value.isZero()) return zero;
  const [high, low, power, isAll] = value.isFinite() ? pairOf(value) : [value.s * infinite, 0, 0, false];
  return isAll ? pair(high, low, power) : new Decimal(high, power, Made.whole(value, zero, low));
}
