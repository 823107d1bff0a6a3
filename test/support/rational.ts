/** Exact fractions of big integers: the oracle that decimal results are held against. */
export interface Rational {
  readonly numerator: bigint;
  /** Above 0. */
  readonly denominator: bigint;
}

/** Read once: every use of a global is slow in Jest's contexts. */
const bigint = BigInt;

const powersOfTen: bigint[] = [];

function powerOfTen(exponent: number): bigint {
  return (powersOfTen[exponent] ??= 10n ** bigint(exponent));
}

/** The fraction that a decimal notation such as "-12.5e-3" stands for. */
export function rational(notation: string | number): Rational {
  const text = String(notation);
  const match = /^(-?)(\d+)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text);
  if (!match) throw new Error(`Not a decimal: ${text}`);
  const [, sign, whole, fraction = "", exponent = "0"] = match;
  const digits = bigint(`${sign}${whole}${fraction}`);
  const power = Number(exponent) - fraction.length;
  return power >= 0
    ? { numerator: digits * powerOfTen(power), denominator: 1n }
    : { numerator: digits, denominator: powerOfTen(-power) };
}

/** What a double stands for when it is read at 15 significant digits. */
export function shown(value: number): Rational {
  // Without the zeros behind its point the fraction has small parts.
  return rational(shownText(value).replace(/(\.\d*?)0+(?=e|$)/, "$1"));
}

/** A double at 15 significant digits as the language rounds it; cut off where that would be more than any double. */
export function shownText(value: number): string {
  return value.toPrecision(15).replace("1.79769313486232e+308", "1.79769313486231e+308");
}

export function add(a: Rational, b: Rational): Rational {
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, { numerator: -b.numerator, denominator: b.denominator });
}

export function multiply(a: Rational, b: Rational): Rational {
  return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator };
}

/** Undefined where b is 0. */
export function quotient(a: Rational, b: Rational): Rational | undefined {
  if (b.numerator === 0n) return undefined;
  const sign = b.numerator < 0n ? -1n : 1n;
  return { numerator: a.numerator * b.denominator * sign, denominator: a.denominator * b.numerator * sign };
}

/** The double nearest to the fraction rounded half-even to 15 significant digits. */
export function toShownDouble({ numerator, denominator }: Rational): number {
  if (numerator === 0n) return 0;
  const size = numerator < 0n ? -numerator : numerator;
  // The power of ten p with 10^14 <= size / denominator * 10^-p < 10^15, first about, by the numbers of hexadecimal digits.
  let power = Math.floor((size.toString(16).length - denominator.toString(16).length) * Math.log10(16)) - 14;
  const scaled = () =>
    power >= 0 ? [size, denominator * powerOfTen(power)] : [size * powerOfTen(-power), denominator];
  while (atLeast(scaled(), fifteenDigits)) power++;
  while (!atLeast(scaled(), fourteenDigits)) power--;
  const [top, bottom] = scaled() as [bigint, bigint];
  let digits = top / bottom;
  const twiceRest = (top % bottom) * 2n;
  if (twiceRest > bottom || (twiceRest === bottom && digits % 2n === 1n)) digits += 1n;
  return Number(`${numerator < 0n ? "-" : ""}${digits}e${power}`) + 0;
}

const fifteenDigits = 10n ** 15n;
const fourteenDigits = 10n ** 14n;

function atLeast([top, bottom]: bigint[], bound: bigint): boolean {
  return top! >= bottom! * bound;
}
