/**
 * Logarithms and powers of e in fixed point: the integer x stands for x / 2^bits. Every step cuts its result off and so is wrong by
 * less than one unit. The steps have more bits than were asked for, so that all of their errors together are less than two units of the
 * last bit asked for.
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
  let [over, under] = [numerator, denominator];
  // Next to one the series is short.
  let doublings = 0n;
  for (; 2n * over > 3n * under; doublings++) under *= 2n;
  for (; 4n * over < 3n * under; doublings--) over *= 2n;
  const rest = twiceAreaTangent(over - under, over + under, inner);
  return (rest + doublings * logarithmOfTwo(inner)) >> BigInt(guard);
}

/**
 * The power of e. An exponent beyond 10,000 in either direction counts as 10,000: the result is too large for a double even
 * times the smallest, or the reverse. So it holds fewer than 2^14 times ln 2.
 */
export function exponential(exponent: bigint, bits: number): Scaled {
  const largest = 10_000n << BigInt(bits);
  const inner = BigInt(bits + guard);
  const two = logarithmOfTwo(Number(inner));
  const held = exponent > largest ? largest : exponent < -largest ? -largest : exponent;
  const whole = held << BigInt(guard);
  const doublings = whole / two - (whole < 0n ? 1n : 0n);
  const small = whole - doublings * two;
  let power = 0n;
  let term = 1n << inner;
  for (let n = 1n; term > 0n; n++) {
    power += term;
    term = ((term * small) >> inner) / n;
  }
  return { mantissa: power >> BigInt(guard), shift: Number(doublings) };
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
