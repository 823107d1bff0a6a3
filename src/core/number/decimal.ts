import { eachSliced, type Sliced } from "../slices";
import { Decimal, decimal, divide, fromExact, one, zero } from "./arithmetic";
import { shownClosely } from "./close";
import { lowOf, offOf, offOnce, parsed, Quotient, tellsDigits, withDigits } from "./digits";
import { exactTens, leadingPower, roundedQuotient, shownDigits, tens, wholeDoubles, withPower } from "./pair";

export { decimal, divide, fromExact, one, withDigits, zero };
export type { Decimal };
export type { Decimal as DecimalJs } from "decimal.js";

// Read once: in some hosts every use of a global is a slow call.
const { abs, floor, round } = Math;
const { isFinite, isInteger, NaN: unknown } = Number;

/** The largest double of 15 significant digits. */
const largestShown = "1.79769313486231e+308";

/**
 * Reads a finite double as Excel shows it: at 15 significant digits, so that 0.1 + 0.2 is 0.3. What would round to more than the
 * largest double is cut off instead, so that what was read can be written again.
 */
export function fromNumber(value: number): Decimal {
  const typed = asTyped(value);
  if (typed) return typed;
  const [digits, place] = digitsOf(value);
  return digits === digits ? new Decimal(digits, -place, undefined) : decimal(byText(value));
}

/** The decimal of a few places that gives this very double. No other one of up to 15 digits does. */
function asTyped(value: number): Decimal | undefined {
  if (isInteger(value)) return abs(value) < 1e15 ? new Decimal(value + 0, 0, undefined) : undefined; // never -0
  for (let places = 2; places <= 8; places += 2) {
    const digits = round(value * tens[places]!);
    if (abs(digits) < 1e15 && value === digits / tens[places]!)
      return new Decimal(digits, -places, undefined);
  }
  return undefined;
}

/** The double with the same 15 significant digits as the finite value, for calculations in doubles. */
export function atShownDigits(value: number): number {
  const typed = round(value * 1e7);
  if (typed / 1e7 === value && abs(typed) < 1e15) return value + 0; // never -0
  const [digits, place] = digitsOf(value);
  return digits === digits ? withPower(digits, -place) : Number(byText(value)) + 0;
}

/** The 15 digits that Excel shows as a whole number, and how many of them stand behind the point. NaN if doubles do not tell them. */
function digitsOf(value: number): readonly [digits: number, place: number] {
  const size = abs(value);
  if (!(size > 1e-7 && size < 1e36)) return [unknown, 0];
  const place = shownDigits - 1 - leadingPower(size);
  return [roundedQuotient(value, 0, 1, 0, place, offOnce), place];
}

/** The 15 significant digits of a finite value as text. */
function byText(value: number): string {
  const text = value.toPrecision(shownDigits);
  return isFinite(Number(text)) ? text : `${value < 0 ? "-" : ""}${largestShown}`;
}

/** The double nearest to the value rounded half-even to 15 significant digits. Infinite if there is none. */
export function toDouble(value: Decimal): number {
  const { high, power, rest } = value;
  if (rest === undefined && abs(high) < 1e15) return withPower(high, power);
  const double =
    rest instanceof Quotient ? shownQuotient(rest.dividend, rest.divisor) : shownQuotient(value, one);
  return double === double ? double : Number(shownText(value)) + 0;
}

/** The same. The value fits a double (`fitsNumber`). */
export function toNumber(value: Decimal): number {
  const double = toDouble(value);
  if (!isFinite(double)) throw new RangeError(`No double is as large as ${shownText(value)}.`);
  return double;
}

/** The 15 digits that are shown, rounded half-even, as text. */
function shownText(value: Decimal): string {
  const { rest } = value;
  const close =
    rest instanceof Quotient ? shownClosely(rest.dividend, rest.divisor) : shownClosely(value, one);
  return close ?? value.js.toPrecision(shownDigits);
}

/** The quotient at the 15 digits that are shown. NaN if the pairs do not tell them. */
function shownQuotient(a: Decimal, b: Decimal): number {
  const size = abs(a.high / b.high);
  if (!(size > 1e-48 && size < 1e63 && tellsDigits(a) && tellsDigits(b))) return unknown;
  const place = shownDigits - 1 - leadingPower(size);
  const digits = roundedQuotient(a.high, lowOf(a), b.high, lowOf(b), place, offOf(a) + offOf(b));
  return digits === digits ? withPower(digits, a.power - b.power - place) : digits;
}

/** The value in a sentence, at the digits that Excel shows, however large it is. */
export function spelledDigits(value: Decimal): string {
  return fitsNumber(value) ? String(toNumber(value)) : parsed(shownText(value)).toString();
}

/** True if `toNumber` gives a finite number. */
export function fitsNumber(value: Decimal): boolean {
  return isFinite(toDouble(value));
}

/** The multiple of step next to the value towards 0, exactly. A step of 0 rounds nothing. */
export function roundDownToStep(value: Decimal, step: Decimal): Decimal {
  return step.isZero() ? value : wholeSteps(value, step).times(step);
}

/** The multiple of step next to the value away from 0, exactly. A step of 0 rounds nothing. */
export function roundUpToStep(value: Decimal, step: Decimal): Decimal {
  const down = roundDownToStep(value, step);
  return value.eq(down) ? down : down.plus(value.sign < 0 ? step.neg() : step);
}

const two = decimal(2);

/** The nearest multiple of step, exactly; the even one of two equally near. A step of 0 rounds nothing. */
export function roundToStep(value: Decimal, step: Decimal): Decimal {
  if (step.isZero()) return value;
  const steps = wholeSteps(value, step);
  const twiceRest = value.minus(steps.times(step)).abs().times(2).cmp(step);
  const away = twiceRest > 0 || (twiceRest === 0 && !wholeSteps(steps, two).times(two).eq(steps));
  return (away ? steps.plus(value.sign < 0 ? -1 : 1) : steps).times(step);
}

/** The number of whole steps between 0 and the value, with its sign. The step is not 0. */
export function wholeSteps(value: Decimal, step: Decimal): Decimal {
  const { rest } = value;
  // The multiples of one double: a quotient's 34 digits lie between the same two.
  if (rest instanceof Quotient && step.rest === undefined)
    return wholeSteps(rest.dividend, rest.divisor.times(step));
  const [size, unit] = [value.abs(), step.abs()];
  const power = size.power - unit.power;
  if (abs(power) <= exactTens && isFinite(unit.high) && tellsDigits(size) && tellsDigits(unit)) {
    const ratio = size.high / unit.high;
    const estimate = floor(power < 0 ? ratio / tens[-power]! : ratio * tens[power]!);
    if (estimate < wholeDoubles / 8) {
      // The estimate is off by one at most.
      const beyond = size.lt(unit.times(estimate));
      const count = beyond ? estimate - 1 : size.lt(unit.times(estimate + 1)) ? estimate : estimate + 1;
      return new Decimal(value.sign === step.sign ? count : 0 - count, 0, undefined);
    }
  }
  return fromExact(value.js.divToInt(step.js));
}

export function sum(values: Iterable<Decimal>): Decimal {
  let total = zero;
  for (const value of values) total = total.plus(value);
  return total;
}

/** The same of many values, as sliced work. */
export function sumSliced(values: readonly Decimal[]): Sliced<Decimal> {
  return sumOfSliced(values, (value) => value);
}

/** The sum of a figure of many rows, as sliced work. */
export function* sumOfSliced<T>(rows: readonly T[], of: (row: T, index: number) => Decimal): Sliced<Decimal> {
  let total = zero;
  yield* eachSliced(rows, (row, index) => (total = total.plus(of(row, index))));
  return total;
}

export function smaller(a: Decimal, b: Decimal): Decimal {
  return a.lt(b) ? a : b;
}

export function larger(a: Decimal, b: Decimal): Decimal {
  return a.gt(b) ? a : b;
}
