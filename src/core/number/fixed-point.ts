import { lengthOf } from "./whole";

/**
 * Logarithms and powers of e in fixed point: the integer x stands for x / 2^bits. Big integers are some twenty times as
 * fast as decimals. Every step cuts its result off and so is wrong by less than one unit. The steps have more bits than
 * were asked for, so that all of their errors together are less than two units of the last bit asked for.
 */

/** The bits for the errors of the steps: a few units each, in fewer than 2^10 steps. */
const guard = 16;

/** The number `mantissa * 2^shift / 2^bits`, with a mantissa from 1 to 2. */
export interface Scaled {
  readonly mantissa: bigint;
  readonly shift: number;
}

/** The logarithm of a fraction above 0. */
export function logarithm(numerator: bigint, denominator: bigint, bits: number): bigint {
  const inner = bits + guard;
  const difference = numerator - denominator;
  if (lengthOf(difference) + 8 < lengthOf(denominator)) {
    // Next to one the series alone is fast.
    return twiceAreaTangent(difference, numerator + denominator, inner) >> BigInt(guard);
  }
  const shift = lengthOf(numerator) - lengthOf(denominator);
  const near = shift > 0 ? denominator << BigInt(shift) : denominator;
  const mantissa = ((shift < 0 ? numerator << BigInt(-shift) : numerator) << BigInt(inner)) / near;
  // The logarithm in doubles is right to some 50 bits. Four terms of the series give the rest.
  const estimate = Math.log(Number(mantissa >> BigInt(inner - 52)) / 2 ** 52);
  const head = BigInt(Math.round(estimate * 2 ** 48)) << BigInt(inner - 48);
  const { mantissa: power, shift: doublings } = exponential(head, inner);
  const reached = power << BigInt(doublings);
  const rest = twiceAreaTangent(mantissa - reached, mantissa + reached, inner);
  return (head + rest + BigInt(shift) * logarithmOfTwo(inner)) >> BigInt(guard);
}

/**
 * The power of e. An exponent beyond 10,000 in either direction counts as 10,000: the result is too large for a double even
 * times the smallest, or the reverse. So it holds fewer than 2^14 times ln 2.
 */
export function exponential(exponent: bigint, bits: number): Scaled {
  const largest = 10_000n << BigInt(bits);
  // The series of a small part of the exponent, squared back. Each squaring doubles the error.
  const halvings = Math.floor(Math.sqrt(bits));
  const inner = BigInt(bits + guard + halvings);
  const unit = 1n << inner;
  const two = logarithmOfTwo(Number(inner));
  const held = exponent > largest ? largest : exponent < -largest ? -largest : exponent;
  const whole = held << (inner - BigInt(bits));
  const doublings = whole / two - (whole < 0n ? 1n : 0n);
  const small = (whole - doublings * two) >> BigInt(halvings);
  let power = unit;
  let term = unit;
  for (let n = 1n; term > 0n; n++) {
    term = ((term * small) >> inner) / n;
    power += term;
  }
  for (let n = 0; n < halvings; n++) power = (power * power) >> inner;
  return { mantissa: power >> (inner - BigInt(bits)), shift: Number(doublings) };
}

let known = { bits: 0, value: 0n };

/** Computed again only when more bits are wanted than before. */
function logarithmOfTwo(bits: number): bigint {
  if (bits > known.bits) known = { bits, value: twiceAreaTangent(1n, 3n, bits + guard) >> BigInt(guard) };
  return known.value >> BigInt(known.bits - bits);
}

/** The series `2 artanh(t) = 2 (t + t^3/3 + t^5/5 + ...)` of a fraction t, which is `ln((1 + t) / (1 - t))`. */
function twiceAreaTangent(numerator: bigint, denominator: bigint, bits: number): bigint {
  // Cut off towards 0 in either direction, so that the terms of a negative one end, too.
  if (numerator < 0n) return -twiceAreaTangent(-numerator, denominator, bits);
  const behind = BigInt(bits);
  let power = (numerator << behind) / denominator;
  const square = (power * power) >> behind;
  let total = 0n;
  for (let n = 1n; power > 0n; n += 2n) {
    total += power / n;
    power = (power * square) >> behind;
  }
  return 2n * total;
}
