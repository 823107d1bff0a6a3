import {
  type Close,
  depthOf,
  type Digits,
  isDeep,
  isKept,
  Made,
  offOnce,
  pairOf,
  withDigits,
} from "./digits";
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
  const [a, b] = [closeOf(dividend), closeOf(divisor)];
  if (!(a.off + b.off < offOnce)) return undefined;
  const value = a.value.div(b.value);
  const doubt = value.times(2 * (a.off + b.off + offOfDigits));
  const [low, high] = [value.minus(doubt), value.plus(doubt)].map((end) => end.toPrecision(shownDigits));
  return low === high ? low : undefined;
}

/** A number at so many digits. */
function closeOf(number: Digits): Close {
  const { rest } = number;
  if (rest instanceof Made && !rest.exact)
    return (rest.close ??= madeClosely(rest.by, rest.left, rest.right));
  return { value: new Rounded(number.js).toSignificantDigits(digits), off: offOfDigits };
}

/** What two numbers make, each at so many digits. */
function madeClosely(by: Made["by"], left: Digits, right: Digits): Close {
  const [a, b] = [closeOf(left), closeOf(right)];
  if (by === "product")
    return { value: a.value.times(b.value), off: a.off + b.off + a.off * b.off + offOfDigits };
  const value = by === "sum" ? a.value.plus(b.value) : a.value.minus(b.value);
  const partOf = (one: Close) => one.value.div(value).abs().toNumber() * one.off;
  return { value, off: value.isZero() ? Infinity : partOf(a) + partOf(b) + offOfDigits };
}
