import { Decimal as DecimalJs } from "decimal.js";
import { longDivision, wordDigits, wordSize } from "./long-division";
import { wholeDoubles } from "./pair";

const { abs } = Math;
const asBig = BigInt;

/** Exact at any length: the precision is beyond what products of a few doubles can need. */
const Exact = DecimalJs.clone({ precision: 20_000, rounding: DecimalJs.ROUND_HALF_EVEN });

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

/** How digits were made that no pair holds. */
export class Made<Number extends Digits = Digits> {
  exact: DecimalJs | undefined = undefined;

  constructor(
    readonly by: "sum" | "difference" | "product",
    readonly left: Number,
    readonly right: Number,
    /** What is added to `high`... */
    readonly low: number,
    /** ...to be no farther off the digits than this part of them. */
    readonly off: number,
    /** How many are made of one another. */
    readonly depth: number,
  ) {}
}

/** A quotient that is not divided yet. `high` is infinite then, so that no test of its size passes. */
export class Quotient<Number extends Digits = Digits> {
  exact: DecimalJs | undefined = undefined;

  constructor(
    readonly dividend: Number,
    readonly divisor: Number,
  ) {}
}

/** True if `high` and what is beside it are the digits. */
export function isPair({ rest }: Digits): boolean {
  return typeof rest !== "object";
}

export function lowOf({ rest }: Digits): number {
  return rest === undefined ? 0 : typeof rest === "number" ? rest : rest instanceof Made ? rest.low : 0;
}

export function offOf({ rest }: Digits): number {
  return rest instanceof Made ? rest.off : 0;
}

export function depthOf({ rest }: Digits): number {
  return rest instanceof Made ? rest.depth : 0;
}

/** The number as decimal.js keeps it, computed once where it takes more than writing it down. */
export function exactOf({ high, power, rest }: Omit<Digits, "js">): DecimalJs {
  if (typeof rest === "object") return (rest.exact ??= computed(rest));
  if (power === 0 && rest === undefined && abs(high) < wholeDoubles) return new Exact(high);
  return new Exact(`${asBig(high) + asBig(rest ?? 0)}e${power}`);
}

function computed(made: Made | Quotient): DecimalJs {
  if (made instanceof Quotient) return quotient(made.dividend.js, made.divisor.js);
  const [left, right] = [made.left.js, made.right.js];
  return made.by === "product" ? left.times(right) : made.by === "sum" ? left.plus(right) : left.minus(right);
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

export function parsed(text: string | number): DecimalJs {
  return new Exact(text);
}

/** The words of decimal.js as one whole number with its sign. */
export function wholeDigits({ d, s }: DecimalJs): bigint {
  let digits = 0n;
  for (const word of d) digits = digits * asBig(wordSize) + asBig(word);
  return s < 0 ? -digits : digits;
}

/** The power of ten that the last word counts. */
export function lastPower({ d, e }: DecimalJs): number {
  return (Math.floor(e / wordDigits) - d.length + 1) * wordDigits;
}
