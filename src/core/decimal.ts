import { Decimal as DecimalJs } from "decimal.js";

/**
 * The one Decimal of the calculation: sums, differences and products are exact, whatever the exponents, because the
 * precision lies beyond any that products of a few doubles can need. Only `divide` rounds.
 */
const Exact = DecimalJs.clone({ precision: 20_000, rounding: DecimalJs.ROUND_HALF_EVEN });
const Truncating = DecimalJs.clone({ precision: 34, rounding: DecimalJs.ROUND_DOWN });

export type Decimal = DecimalJs;

/** The significant digits that Excel keeps of a number. */
const shownDigits = 15;
/** The significant digits of a quotient. */
const quotientDigits = 34;

export const zero = decimal(0);
export const one = decimal(1);

/** A constant of the code, written as the decimal that it is: `decimal("0.005")`. */
export function decimal(value: string | number): Decimal {
  return new Exact(value);
}

/** Reads a finite double as Excel shows it: at 15 significant digits, so that 0.1 + 0.2 is 0.3. */
export function fromNumber(value: number): Decimal {
  return new Exact(
    Number.isInteger(value) && Math.abs(value) < 1e15 ? value : value.toPrecision(shownDigits),
  );
}

/** The double nearest to the value rounded half-even to 15 significant digits. The value must fit a double (`fitsNumber`). */
export function toNumber(value: Decimal): number {
  const double = Number(value.toSignificantDigits(shownDigits, DecimalJs.ROUND_HALF_EVEN).toString());
  if (!Number.isFinite(double))
    throw new RangeError(`No double is as large as ${value.toPrecision(shownDigits)}.`);
  return double + 0; // never -0
}

/** Whether `toNumber` has a finite answer. */
export function fitsNumber(value: Decimal): boolean {
  return (
    value.e < 308 ||
    Number.isFinite(Number(value.toSignificantDigits(shownDigits, DecimalJs.ROUND_HALF_EVEN).toString()))
  );
}

/**
 * The quotient at 34 digits. It is cut, and where that loses something and the last digit is 0 or 5, one unit is added to that
 * digit: rounding it again to fewer digits then gives what rounding the exact quotient would have given (the decimal
 * arithmetic specification's round-05up). The divisor must not be 0.
 */
export function divide(dividend: Decimal, divisor: Decimal): Decimal {
  const quotient = new Exact(new Truncating(dividend).div(divisor));
  if (quotient.isZero() || !endsIn0or5(quotient) || quotient.times(divisor).eq(dividend)) return quotient;
  return quotient.plus(new Exact(`${quotient.s}e${quotient.e - quotientDigits + 1}`));
}

/** Whether the digit at the place of the quotient's last is 0 or 5. */
function endsIn0or5(quotient: Decimal): boolean {
  if (quotient.precision() < quotientDigits) return true;
  let word = quotient.d[quotient.d.length - 1]!;
  while (word % 10 === 0) word /= 10;
  return word % 10 === 5;
}

/** The multiple of step that lies towards 0; a step of 0 rounds nothing. Exact. */
export function roundDownToStep(value: Decimal, step: Decimal): Decimal {
  return step.isZero() ? value : wholeSteps(value, step).times(step);
}

/** The multiple of step that lies away from 0; a step of 0 rounds nothing. Exact. */
export function roundUpToStep(value: Decimal, step: Decimal): Decimal {
  const down = roundDownToStep(value, step);
  return down.eq(value) ? down : down.plus(value.isNegative() ? step.neg() : step);
}

/** The nearest multiple of step, the even one of two equally near; a step of 0 rounds nothing. Exact. */
export function roundToStep(value: Decimal, step: Decimal): Decimal {
  if (step.isZero()) return value;
  const steps = wholeSteps(value, step);
  const twiceRest = value.minus(steps.times(step)).abs().times(2).cmp(step);
  const away = twiceRest > 0 || (twiceRest === 0 && !steps.mod(2).isZero());
  return (away ? steps.plus(value.isNegative() ? -1 : 1) : steps).times(step);
}

/** How many whole steps lie between 0 and the value, with its sign. */
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
