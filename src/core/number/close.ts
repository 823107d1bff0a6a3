import { Decimal as DecimalJs } from "decimal.js";
import {
  type Close,
  depthOf,
  type Digits,
  isDeep,
  isKept,
  keptDigits,
  Made,
  offOnce,
  pairOf,
} from "./digits";
import { parsed, Quotient, withDigits, wordDigits, wordSize } from "./digits";
import { shownDigits } from "./pair";

/** Far more than a pair has, and far fewer than all of them are where thousands of numbers are multiplied. */
const digits = 80;
/** How far off one operation more is: it rounds the last of these digits once. */
const offOfDigits = 1e-78;

const Rounded = withDigits(digits);

/** What two numbers make, as a pair from so many digits. Undefined if these do not tell it, or all of its digits are few. */
export function nearDigits<Number extends Digits>(
  by: Made["by"],
  left: Number,
  right: Number,
): [high: number, power: number, made: Made<Number>] | undefined {
  const depth = Math.max(depthOf(left), depthOf(right)) + 1;
  if (!isDeep(depth)) return undefined;
  const close = madeClosely(by, left, right);
  if (!(close.off < offOnce)) return undefined;
  const [high, low, power] = pairOf(close.value);
  const made = new Made(by, left, right, low, 2 * offOnce, depth);
  made.close = close;
  return isKept(depth, high) ? [high, power, made] : undefined;
}

/** A quotient at the digits that are shown; undefined if so many do not tell them, or all of its digits are few. */
export function shownClosely(dividend: Digits, divisor: Digits): string | undefined {
  if (!isDeep(Math.max(depthOf(dividend), depthOf(divisor)))) return undefined;
  const [low, high] = boundsOf(dividend, divisor).map((end) => end.toPrecision(shownDigits));
  return low === high ? low : undefined;
}

/** A quotient cut off as in `divide`; undefined if so many digits do not tell where, or whether any are lost. */
function cutClosely(dividend: Digits, divisor: Digits): DecimalJs | undefined {
  const ends = boundsOf(dividend, divisor);
  const [cut, other] = ends.map((end) => end.toSignificantDigits(keptDigits, DecimalJs.ROUND_DOWN));
  if (!cut || !other || !cut.eq(other) || ends.some((end) => end.eq(cut))) return undefined;
  const unit = new Rounded(`${cut.s}e${cut.e - keptDigits + 1}`);
  // What is made with it may have more digits than these.
  return parsed(/^[^e]*[05](e|$)/.test(cut.toPrecision(keptDigits)) ? cut.plus(unit) : cut);
}

/** What a quotient lies between. Nothing if it is too uncertain. */
function boundsOf(dividend: Digits, divisor: Digits): DecimalJs[] {
  const [a, b] = [closeOf(dividend), closeOf(divisor)];
  if (!(a.off + b.off < offOnce)) return [];
  const value = a.value.div(b.value);
  const doubt = value.times(2 * (a.off + b.off + offOfDigits));
  return [value.minus(doubt), value.plus(doubt)];
}

/** A number at so many digits. */
function closeOf(number: Digits): Close {
  const { rest } = number;
  if (rest instanceof Made && !rest.exact)
    return (rest.close ??= madeClosely(rest.by, rest.left, rest.right));
  if (rest instanceof Quotient && isDeep(rest.depth)) rest.exact ??= cutClosely(rest.dividend, rest.divisor);
  return { value: new Rounded(number.js).toSignificantDigits(digits), off: offOfDigits };
}

/** What two numbers make, each at so many digits. */
function madeClosely(by: Made["by"], left: Digits, right: Digits): Close {
  const [a, b] = [closeOf(left), closeOf(right)];
  if (by === "product")
    return { value: a.value.times(b.value), off: a.off + b.off + a.off * b.off + offOfDigits };
  const value = by === "sum" ? a.value.plus(b.value) : a.value.minus(b.value);
  const partOf = (one: Close) => mostRatio(one.value, value) * one.off;
  return { value, off: value.isZero() ? Infinity : partOf(a) + partOf(b) + offOfDigits };
}

/** A little more than the size of one number is of another's, by the first two words of each. */
function mostRatio(a: DecimalJs, b: DecimalJs): number {
  const first = ({ d }: DecimalJs): number => d[0]! + (d[1] ?? 0) / wordSize;
  return (
    (first(a) / first(b)) *
    10 ** (wordDigits * (Math.floor(a.e / wordDigits) - Math.floor(b.e / wordDigits))) *
    1.000001
  );
}
