/** Exact fractions of big integers: the oracle that decimal results are held against. */
export interface Rational {
  readonly numerator: bigint;
  /** Above 0. */
  readonly denominator: bigint;
}

/** The fraction that a decimal notation such as "-12.5e-3" stands for. */
export function rational(notation: string | number): Rational {
  const text = String(notation);
  const match = /^(-?)(\d+)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text);
  if (!match) throw new Error(`Not a decimal: ${text}`);
  const [, sign, whole, fraction = "", exponent = "0"] = match;
  const digits = BigInt(`${sign}${whole}${fraction}`);
  const power = Number(exponent) - fraction.length;
  return power >= 0
    ? { numerator: digits * 10n ** BigInt(power), denominator: 1n }
    : { numerator: digits, denominator: 10n ** BigInt(-power) };
}

/** What a double stands for when it is read at 15 significant digits. */
export function shown(value: number): Rational {
  return rational(value.toPrecision(15));
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
  // The power of ten p with 10^14 <= size / denominator * 10^-p < 10^15.
  let power = String(size).length - String(denominator).length - 15;
  const scaled = () =>
    power >= 0 ? [size, denominator * 10n ** BigInt(power)] : [size * 10n ** BigInt(-power), denominator];
  while (atLeast(scaled(), 10n ** 15n)) power++;
  while (!atLeast(scaled(), 10n ** 14n)) power--;
  const [top, bottom] = scaled() as [bigint, bigint];
  let digits = top / bottom;
  const twiceRest = (top % bottom) * 2n;
  if (twiceRest > bottom || (twiceRest === bottom && digits % 2n === 1n)) digits += 1n;
  return Number(`${numerator < 0n ? "-" : ""}${digits}e${power}`) + 0;
}

function atLeast([top, bottom]: bigint[], bound: bigint): boolean {
  return top! >= bottom! * bound;
}
