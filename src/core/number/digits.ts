import { Decimal as DecimalJs } from "decimal.js";
import { wholeDoubles, wholePairs } from "./pair";

const { abs, log10, max, round } = Math;
const [asBig, asNumber] = [BigInt, Number];

/** The words of decimal.js. */
export const wordDigits = 7;
export const wordSize = 1e7;
/** A quotient has so many digits. */
export const keptDigits = 34;

/** Sums and products of any length. A division of it may never end. */
const Exact = DecimalJs.clone({ precision: 1e9, rounding: DecimalJs.ROUND_HALF_EVEN });

/** Decimals that round to this many digits, for functions whose results are not fractions. */
export function withDigits(precision: number): typeof DecimalJs {
  return DecimalJs.clone({ precision });
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
  if (made instanceof Quotient) return quotient(made);
  return madeExactly(made.by, made.left.js, made.right.js);
}

export function madeExactly(by: Made["by"], left: DecimalJs, right: DecimalJs): DecimalJs {
  if (by === "product") return product(left, right);
  return by === "sum" ? left.plus(right) : left.minus(right);
}

/** Big integers multiply many words in a short time, decimal.js word by word. */
function product(left: DecimalJs, right: DecimalJs): DecimalJs {
  if (left.d.length * right.d.length < manyProducts) return left.times(right);
  return new Exact(`${wholeDigits(left) * wholeDigits(right)}e${lastPower(left) + lastPower(right)}`);
}

/** Cut off as `divide` says. */
function quotient({ dividend, divisor }: Quotient): DecimalJs {
  const [over, under] = [wholeOf(dividend), wholeOf(divisor)];
  const [a, b] = divisor.high < 0 ? [-over.digits, -under.digits] : [over.digits, under.digits];
  return cutQuotient(a, b, keptDigits + 2 + under.size - over.size, over.power - under.power);
}

/** All digits of a number, the power of ten that they count, and their size as a power of ten, to the whole below or above. */
interface Whole {
  readonly digits: bigint;
  readonly power: number;
  readonly size: number;
}

function wholeOf(number: Digits): Whole {
  const { high, power } = number;
  if (isPair(number))
    return { digits: asBig(high) + asBig(lowOf(number)), power, size: round(log10(abs(high))) };
  const { js } = number;
  const last = lastPower(js);
  return { digits: wholeDigits(js), power: last, size: js.e - last };
}

/**
 * The same of two whole numbers, the divisor above 0, times a power of ten. With so many zeros behind the dividend, if any, the quotient
 * has enough digits.
 */
export function cutQuotient(dividend: bigint, divisor: bigint, zeros: number, power: number): DecimalJs {
  const places = max(0, zeros);
  const scaled = dividend * 10n ** asBig(places);
  const whole = scaled / divisor;
  const [, sign, kept, lost] = /(-?)(\d{34})(\d*)/.exec(`${whole}`)!;
  const isCut = whole * divisor !== scaled || /[1-9]/.test(lost!);
  const digits = asBig(kept!) + (isCut && /[05]$/.test(kept!) ? 1n : 0n);
  return new Exact(`${sign}${digits}e${power - places + lost!.length}`);
}

export function parsed(value: string | number | DecimalJs): DecimalJs {
  return new Exact(value);
}

/** The words of decimal.js as one whole number with its sign. Of many words a text gives it at once. */
export function wholeDigits({ d, s }: Pick<DecimalJs, "d" | "s">): bigint {
  let digits = 0n;
  if (d.length > manyWords) digits = asBig(d.map((word) => `${wordSize + word}`.slice(1)).join(""));
  else for (const word of d) digits = digits * asBig(wordSize) + asBig(word);
  return s < 0 ? -digits : digits;
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
/** Words that a loop puts together faster than a text, and products of words that decimal.js multiplies faster than big integers. */
const manyWords = 20;
const manyProducts = 1e5;

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
