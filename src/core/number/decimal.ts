import { Decimal as DecimalJs } from "decimal.js";
import { digitsOf, longDivision, wordDigits, wordSize } from "./long-division";

/**
 * The one Decimal of the calculation. Sums, differences and products are exact, whatever the exponents, because the
 * precision is beyond what products of a few doubles can need. Only `divide` rounds.
 */
const Exact = DecimalJs.clone({ precision: 20_000, rounding: DecimalJs.ROUND_HALF_EVEN });

export type Decimal = DecimalJs;

/** Decimals that round to this many digits, for functions whose results are not fractions. */
export function withDigits(precision: number): typeof DecimalJs {
  return DecimalJs.clone({ precision });
}

// Read once: in some hosts every use of a global is a slow call.
const { abs, floor, round } = Math;
const { isFinite, isInteger } = Number;

/** The significant digits that Excel keeps of a number. */
const shownDigits = 15;

/** The largest double of 15 significant digits. */
const largestShown = "1.79769313486231e+308";

export const zero = decimal(0);
export const one = decimal(1);

/** A constant of the code as an exact decimal: `decimal("0.005")`. */
export function decimal(value: string | number): Decimal {
  return new Exact(value);
}

/**
 * Reads a finite double as Excel shows it: at 15 significant digits, so that 0.1 + 0.2 is 0.3. What would round to more than the
 * largest double is cut off instead, so that what was read can be written again.
 */
export function fromNumber(value: number): Decimal {
  const size = abs(value);
  if (size < wordSize && isInteger(value)) return new Exact(value + 0); // never -0
  const sign = value < 0 ? -1 : 1;
  const digits = round(size * wordSize);
  // If these digits give exactly this double, they are the digits that Excel shows.
  if (digits < 1e15 && digits / wordSize === size) return fromDigits(sign, digits, -wordDigits);
  const power = leadingPower(size) - shownDigits + 1;
  if (abs(power) < exactPowers.length) {
    const scaled = power < 0 ? size * exactPowers[-power]! : size / exactPowers[power]!;
    const shown = round(scaled);
    // Scaling is off by a sixteenth at most, so a value that is farther from a tie rounds to certain digits.
    if (scaled >= 1e14 && shown < 1e15 && abs(scaled - shown) < 0.4) return fromDigits(sign, shown, power);
  }
  return new Exact(byText(value));
}

/** The double with the same 15 significant digits as the finite value, for calculations in doubles. */
export function atShownDigits(value: number): number {
  const size = abs(value);
  const digits = round(size * wordSize);
  if (digits < 1e15 && digits / wordSize === size) return value + 0; // never -0
  const power = leadingPower(size) - shownDigits + 1;
  if (abs(power) < exactPowers.length) {
    const scaled = power < 0 ? size * exactPowers[-power]! : size / exactPowers[power]!;
    const shown = round(scaled);
    if (scaled >= 1e14 && shown <= 1e15 && abs(scaled - shown) < 0.4) {
      const read = power < 0 ? shown / exactPowers[-power]! : shown * exactPowers[power]!;
      return value < 0 ? -read : read;
    }
  }
  return Number(byText(value));
}

/** The 15 significant digits of a finite value as text. */
function byText(value: number): string {
  const text = value.toPrecision(shownDigits);
  return isFinite(Number(text)) ? text : `${value < 0 ? "-" : ""}${largestShown}`;
}

/** The double nearest to the value rounded half-even to 15 significant digits. The value fits a double (`fitsNumber`). */
export function toNumber(value: Decimal): number {
  const double = nearestDouble(value);
  if (!isFinite(double)) throw new RangeError(`No double is as large as ${value.toPrecision(shownDigits)}.`);
  return double;
}

/** The value in a sentence, at the digits that Excel shows, however large it is. */
export function spelledDigits(value: Decimal): string {
  return fitsNumber(value) ? String(toNumber(value)) : new Exact(value.toPrecision(shownDigits)).toString();
}

/** True if `toNumber` gives a finite number. */
export function fitsNumber(value: Decimal): boolean {
  return value.e < 308 || isFinite(nearestDouble(value));
}

/**
 * The quotient at 34 digits, cut off. If digits are lost and the last one kept is 0 or 5, one unit is added to it
 * (round-05up of the decimal arithmetic specification). Rounding again to fewer digits then gives the same as rounding the
 * exact quotient. The divisor is not 0.
 */
export function divide(dividend: Decimal, divisor: Decimal): Decimal {
  if (dividend.isZero()) return zero;
  const { d, e } = longDivision(dividend, divisor);
  return assembled(dividend.s * divisor.s, d, e);
}

/** The multiple of step next to the value towards 0, exactly. A step of 0 rounds nothing. */
export function roundDownToStep(value: Decimal, step: Decimal): Decimal {
  return step.isZero() ? value : wholeSteps(value, step).times(step);
}

/** The multiple of step next to the value away from 0, exactly. A step of 0 rounds nothing. */
export function roundUpToStep(value: Decimal, step: Decimal): Decimal {
  const down = roundDownToStep(value, step);
  return down.eq(value) ? down : down.plus(value.isNegative() ? step.neg() : step);
}

/** The nearest multiple of step, exactly; the even one of two equally near. A step of 0 rounds nothing. */
export function roundToStep(value: Decimal, step: Decimal): Decimal {
  if (step.isZero()) return value;
  const steps = wholeSteps(value, step);
  const twiceRest = value.minus(steps.times(step)).abs().times(2).cmp(step);
  const away = twiceRest > 0 || (twiceRest === 0 && !steps.mod(2).isZero());
  return (away ? steps.plus(value.isNegative() ? -1 : 1) : steps).times(step);
}

/** The number of whole steps between 0 and the value, with its sign. */
function wholeSteps(value: Decimal, step: Decimal): Decimal {
  return value.divToInt(step);
}

export function sum(values: Iterable<Decimal>): Decimal {
  let total = zero;
  for (const value of values) total = total.plus(value);
  return total;
}

export function smaller(a: Decimal, b: Decimal): Decimal {
  return a.lt(b) ? a : b;
}

export function larger(a: Decimal, b: Decimal): Decimal {
  return a.gt(b) ? a : b;
}

/** The powers of ten that are exact doubles. */
const exactPowers = Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));

/**
 * The power of ten of the first digit. Comparing is quicker than a logarithm for ordinary amounts. The result is one beyond
 * the exact powers if the value is, and next to a power of ten it may be off by one, which the callers detect.
 */
function leadingPower(size: number): number {
  let power = 0;
  if (size >= 1) while (power < exactPowers.length && size >= exactPowers[power + 1]!) power++;
  else
    do power--;
    while (power > -exactPowers.length && size * exactPowers[-power]! < 1);
  return power;
}

/** Gives `sign * digits * 10^power` without writing it as text first. The digits are a whole number from 1 to below 10^15. */
function fromDigits(sign: 1 | -1, digits: number, power: number): Decimal {
  const shift = exactPowers[((power % wordDigits) + wordDigits) % wordDigits]!;
  const low = (digits % wordSize) * shift;
  const high = floor(digits / wordSize) * shift + floor(low / wordSize);
  const top = floor(high / wordSize);
  const words = [floor(top / wordSize), top % wordSize, high % wordSize, low % wordSize];
  let wordsBelow = floor(power / wordDigits) + words.length - 1;
  while (words[words.length - 1] === 0) words.pop();
  while (words[0] === 0) {
    words.shift();
    wordsBelow--;
  }
  return assembled(sign, words, wordsBelow * wordDigits + digitsOf(words[0]!) - 1);
}

/** A number made of decimal.js's own parts: sign, words and exponent of ten. */
function assembled(sign: number, words: readonly number[], exponent: number): Decimal {
  const result: Decimal = new Exact(0);
  const parts: { s: number; e: number; d: readonly number[] } = result;
  parts.s = sign;
  parts.e = exponent;
  parts.d = words;
  return result;
}

/** The double nearest to the value at 15 digits, or infinity if it is too large. */
function nearestDouble({ s, e, d }: Decimal): number {
  const first = d[0]!;
  if (first === 0) return 0;
  const firstDigits = digitsOf(first);
  // The 15 digits are the first word, the second, and the digits of the third that the first lacks to eight.
  const dropped = exactPowers[firstDigits - 1]!;
  const third = d[2] ?? 0;
  let digits =
    first * exactPowers[15 - firstDigits]! +
    (d[1] ?? 0) * exactPowers[8 - firstDigits]! +
    floor(third / dropped);
  const wholeThird = firstDigits === 1;
  const rest = wholeThird ? (d[3] ?? 0) : third % dropped;
  const half = (wholeThird ? wordSize : dropped) / 2;
  const more = d.length > (wholeThird ? 4 : 3);
  if (rest > half || (rest === half && (more || digits % 2 === 1))) digits += 1;
  const power = e - shownDigits + 1;
  // Both operands are exact doubles, so a single operation rounds once.
  const size =
    power > 22 || power < -22
      ? Number(`${digits}e${power}`)
      : power < 0
        ? digits / exactPowers[-power]!
        : digits * exactPowers[power]!;
  return s < 0 && size !== 0 ? -size : size;
}
