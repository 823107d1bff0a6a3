import { Decimal as DecimalJs } from "decimal.js";
import { longDivision, wordDigits, wordSize } from "./long-division";
import { wholeDoubles, wholePairs } from "./pair";

const { abs } = Math;
const [asBig, asNumber] = [BigInt, Number];

/** Sums and products of any length. A division of it may never end. */
const Exact = DecimalJs.clone({ precision: 1e9, rounding: DecimalJs.ROUND_HALF_EVEN });

/** Decimals that round to this many digits, for functions whose results are not fractions. */
export function withDigits(precision: number): typeof DecimalJs {
  return DecimalJs.clone({ precision });
}

const Divided = withDigits(20_000);

/** The quotient at all of its digits, if they end. */
export function dividedBy(dividend: DecimalJs, divisor: DecimalJs): DecimalJs {
  return new Exact(new Divided(dividend).div(divisor));
}

/** What a number of the calculation is made of (arithmetic.ts). */
export interface Digits {
  readonly high: number;
  readonly power: number;
  readonly rest: number | Made | Quotient | undefined;
  readonly js: DecimalJs;
}

/** Digits, and how far off they are at most, as a part of them. */
export interface Close {
  readonly value: DecimalJs;
  readonly off: number;
}

/** How digits were made that no pair holds. */
export class Made<Number extends Digits = Digits> {
  exact: DecimalJs | undefined = undefined;
  close: Close | undefined = undefined;

  constructor(
    readonly by: "sum" | "difference" | "product",
    readonly left: Number,
    readonly right: Number,
    /** What is added to `high`... */
    readonly low: number,
    /** ...to be no farther off the digits than this part of the pair. */
    readonly off: number,
    /** How many are made of one another. */
    readonly depth: number,
  ) {}

  /** Digits that decimal.js has already. */
  static whole<Number extends Digits>(exact: DecimalJs, zero: Number, low: number): Made<Number> {
    const words = exact.isFinite() ? exact.d.length : 1;
    const made = new Made("sum", zero, zero, low, offOnce, Math.ceil(Math.log2(words)));
    made.exact = exact;
    return made;
  }
}

/** A quotient that is not divided yet. `high` is infinite then, so that no test of its size passes. */
export class Quotient<Number extends Digits = Digits> {
  exact: DecimalJs | undefined = undefined;
  readonly depth: number;

  constructor(
    readonly dividend: Number,
    readonly divisor: Number,
  ) {
    this.depth = Math.max(depthOf(dividend), depthOf(divisor)) + 1;
  }
}

/** True if `high` and what is beside it are the digits. */
export function isPair({ rest }: Digits): boolean {
  return typeof rest !== "object";
}

export function isOne({ high, power, rest }: Digits): boolean {
  return high === 1 && power === 0 && rest === undefined;
}

export function lowOf({ rest }: Digits): number {
  return rest === undefined ? 0 : typeof rest === "number" ? rest : rest instanceof Made ? rest.low : 0;
}

export function offOf({ rest }: Digits): number {
  return rest instanceof Made ? rest.off : 0;
}

export function depthOf({ rest }: Digits): number {
  return typeof rest === "object" ? rest.depth : 0;
}

/** The number as decimal.js keeps it, computed once where it takes more than writing it down. */
export function exactOf({ high, power, rest }: Omit<Digits, "js">): DecimalJs {
  if (typeof rest === "object") return (rest.exact ??= computed(rest));
  if (power === 0 && rest === undefined && abs(high) < wholeDoubles) return new Exact(high);
  return new Exact(`${asBig(high) + asBig(rest ?? 0)}e${power}`);
}

function computed(made: Made | Quotient): DecimalJs {
  if (made instanceof Quotient) return quotient(made.dividend.js, made.divisor.js);
  return madeExactly(made.by, made.left.js, made.right.js);
}

export function madeExactly(by: Made["by"], left: DecimalJs, right: DecimalJs): DecimalJs {
  if (by === "product") return product(left, right);
  return by === "sum" ? left.plus(right) : left.minus(right);
}

/** Big integers multiply many words in a short time, decimal.js word by word. */
function product(left: DecimalJs, right: DecimalJs): DecimalJs {
  if (left.d.length * right.d.length < manyWords) return left.times(right);
  return new Exact(`${allDigits(left) * allDigits(right)}e${lastPower(left) + lastPower(right)}`);
}

/** At 34 digits, cut off as `divide` says. */
function quotient(dividend: DecimalJs, divisor: DecimalJs): DecimalJs {
  const { d, e } = longDivision(dividend, divisor);
  const result = new Exact(0);
  const parts: { s: number; e: number; d: readonly number[] } = result;
  parts.s = dividend.s * divisor.s;
  parts.e = e;
  parts.d = d;
  return result;
}

export function parsed(value: string | number | DecimalJs): DecimalJs {
  return new Exact(value);
}

/** The words of decimal.js as one whole number with its sign. */
export function wholeDigits({ d, s }: Pick<DecimalJs, "d" | "s">): bigint {
  let digits = 0n;
  for (const word of d) digits = digits * asBig(wordSize) + asBig(word);
  return s < 0 ? -digits : digits;
}

/** The same of many words, which one text gives at once. */
function allDigits({ d, s }: DecimalJs): bigint {
  return asBig(s) * asBig(d.map((word) => `${wordSize + word}`.slice(1)).join(""));
}

/** The power of ten that the last word counts. */
export function lastPower({ d, e }: Pick<DecimalJs, "d" | "e">): number {
  return (Math.floor(e / wordDigits) - d.length + 1) * wordDigits;
}

/** How far off one operation more is: it rounds what is below the 103rd bit a few times. */
export const offOnce = 2 ** -100;
/** A pair may not be farther off: it tells the sign, with much to spare. */
export const mostOff = 2 ** -10;
/** Whether a pair tells the digits that are shown: 15 take 50 bits, and ten tell nearly all of them from a tie (`roundedQuotient`). */
export function tellsDigits(digits: Digits): boolean {
  return offOf(digits) < 2 ** -60;
}
/** Above it a pair is written in a higher power of ten, so that no product of two overflows. */
export const largest = 2 ** 450;
/** The number of operations that are kept, each of which waits for those before it. */
const mostDeep = 200;

/** Where so many operations are made of one another, all digits may be thousands. */
const manyDeep = 6;

export function isDeep(depth: number): boolean {
  return depth >= manyDeep;
}

/** True of digits that are near enough. Nearer to 0 than 1 are none but those of a higher power that cancel. */
export function isKept(depth: number, high: number): boolean {
  return depth < mostDeep && abs(high) >= 1;
}

/** Words that a pair may hold, and so many that the others are nothing to it. */
const mostWords = 6;
/** Products of words. */
const manyWords = 1e5;

/** The first words as a pair, the power of ten that it counts, and whether these are all digits. */
export function pairOf({
  d,
  s,
  e,
}: DecimalJs): readonly [high: number, low: number, power: number, isAll: boolean] {
  const words = { d: d.length > mostWords ? d.slice(0, mostWords) : d, s, e };
  const digits = wholeDigits(words);
  const high = asNumber(digits);
  const isAll = d.length <= mostWords && abs(high) < wholePairs;
  return [high, asNumber(digits - asBig(high)), lastPower(words), isAll];
}

/** The digits of a text of up to 15, and the power of ten that they count. Undefined of another text. */
export function written(text: string): readonly [digits: number, power: number] | undefined {
  if (text.length > 16 || !/^-?\d+(?:\.\d+)?$/.test(text)) return undefined;
  const dot = text.indexOf(".");
  const digits = asNumber(dot < 0 ? text : text.slice(0, dot) + text.slice(dot + 1)) + 0; // never -0
  if (abs(digits) >= 1e15) return undefined;
  return [digits, dot < 0 ? 0 : dot + 1 - text.length];
}
