import { quotient, type Rational } from "./rational";

/**
 * Logarithms and powers as series in big integers, 160 digits behind the point: the oracle for what no fraction gives. A rate of 1e-60
 * that ends in a tie is decided by its square, 120 digits behind the point.
 */
const scale = 10n ** 160n;

/** The natural logarithm of a fraction above 0, in units of 1 / scale. */
function logarithm(value: Rational): bigint {
  let { numerator, denominator } = value;
  let halvings = 0n;
  for (; numerator > 2n * denominator; halvings++) denominator *= 2n;
  for (; 2n * numerator < denominator; halvings--) numerator *= 2n;
  return (
    halvings * 2n * areaTangent(1n, 3n) + 2n * areaTangent(numerator - denominator, numerator + denominator)
  );
}

/** The series `artanh(a/b) = a/b + (a/b)^3/3 + (a/b)^5/5 + ...`. */
function areaTangent(a: bigint, b: bigint): bigint {
  const z = (a * scale) / b;
  const square = (z * z) / scale;
  let total = 0n;
  let power = z;
  for (let n = 1n; power !== 0n; n += 2n) {
    total += power / n;
    power = (power * square) / scale;
  }
  return total;
}

/** Gives `e^x` for x in units of 1 / scale: the series after halving x until it is small, squared back. */
function exponential(x: bigint): Rational {
  const halvings = 20n;
  const guard = 10n ** 60n;
  const unit = scale * guard;
  const small = (x * guard) / 2n ** halvings;
  let total = 0n;
  let term = unit;
  for (let n = 1n; term !== 0n; n++) {
    total += term;
    term = (term * small) / unit / n;
  }
  let power: Rational = { numerator: total, denominator: unit };
  for (let n = 0n; n < halvings; n++) power = cut(power.numerator ** 2n, power.denominator ** 2n);
  return power;
}

/** A fraction with as many digits as matter. */
function cut(numerator: bigint, denominator: bigint): Rational {
  const digits = Math.min(String(numerator).length, String(denominator).length) - 240;
  const surplus = 10n ** BigInt(Math.max(0, digits));
  return { numerator: numerator / surplus, denominator: denominator / surplus };
}

/** Gives `base^exponent` for fractions. The base is above 0. */
export function power(base: Rational, exponent: Rational): Rational {
  return exponential((logarithm(base) * exponent.numerator) / exponent.denominator);
}

/** Gives `e^exponent`. */
export function naturalPower({ numerator, denominator }: Rational): Rational {
  return exponential((numerator * scale) / denominator);
}

/** The natural logarithm of a fraction above 0. */
export function naturalLogarithm(value: Rational): Rational {
  return quotient({ numerator: logarithm(value), denominator: 1n }, { numerator: scale, denominator: 1n })!;
}
