/**
 * Arithmetic that loses nothing: what rounding takes off a sum or a product of doubles is a double too. A pair of them, `high + low`,
 * holds every whole number below 2^103, and of any number 103 bits; the 15 digits that are shown take 50.
 */

// Looked up once: a host may answer for every use of a global.
const { abs, min, round } = Math;
const { NaN: unknown } = Number;
const asNumber = Number;

export const shownDigits = 15;

/** Below it every whole number is a double; and a sum or product of whole numbers that comes out below it is exact. */
export const wholeDoubles = 2 ** 53;
/** Below it every whole number is a pair: the double nearest to it and what is left, a whole number below 2^50. */
export const wholePairs = 2 ** 103;

/** Powers of ten; as far as `exactTens` they are doubles. */
export const tens = Array.from({ length: 65 }, (_, power) => asNumber(`1e${power}`));
export const exactTens = 22;

/** What `sum`, which is a + b rounded, lacks of a + b (Knuth). */
export function sumError(a: number, b: number, sum: number): number {
  const added = sum - a;
  return a - (sum - added) + (b - added);
}

/** What `product`, which is a * b rounded, lacks of a * b (Dekker, with Veltkamp's halves). */
export function productError(a: number, b: number, product: number): number {
  const aScaled = splitter * a;
  const aHigh = aScaled - (aScaled - a);
  const aLow = a - aHigh;
  const bScaled = splitter * b;
  const bHigh = bScaled - (bScaled - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

const splitter = 2 ** 27 + 1;

/**
 * A pair in a higher power of ten. Step k of 22 places is off by less than 2(k + 1) * 2^-106 of it, so seven, after which `largest` is
 * below 1, are off by less than 2^-99. What is off in a smaller pair is nothing to a number of 1 or more, and at 400 places all of it is.
 * A quotient that is not divided yet has no pair and does not come here.
 */
export function inHigherPower(
  high: number,
  low: number,
  places: number,
): readonly [high: number, low: number] {
  if (places > 400) return [0, 0];
  for (let left = places; left > 0; left -= exactTens) {
    const ten = tens[min(left, exactTens)]!;
    const quotient = high / ten;
    const taken = quotient * ten;
    low = (high - taken - productError(quotient, ten, taken) + low) / ten;
    high = quotient;
  }
  return [high, low];
}

/**
 * The power of ten of the first digit, found by comparing, which for ordinary amounts is quicker than a logarithm. Next to a power
 * of ten it may be one off: then rounding to 15 digits gives that power of ten all the same. The size is from 10^-48 to 10^63.
 */
export function leadingPower(size: number): number {
  let power = 0;
  if (size >= 1) while (size >= tens[power + 1]!) power++;
  else
    do power--;
    while (size * tens[-power]! < 1);
  return power;
}

/**
 * `(top + topLow) / (bottom + bottomLow) * 10^place` rounded half-even to a whole number, which has 15 digits; NaN where it is so
 * near to a tie that the pairs do not tell. Where they are whole numbers and exact (`off` is 0), a tie is told too.
 *
 * The digits are estimated, at most one off, and what they leave of the dividend, in parts of the divisor, says how to round them.
 * The arithmetic keeps its rounding errors and is off by less than 2^-100 of the dividend, which is below 2^50 divisors, and by four
 * roundings of the part itself: by less than 2^-48 of a divisor. What both pairs together are off the numbers, as a part of them, is
 * `off`, at most 2^-59 (`tellsDigits`), and 2^50 times as much of the divisor. The doubt is twice the second and eight times the first.
 */
export function roundedQuotient(
  top: number,
  topLow: number,
  bottom: number,
  bottomLow: number,
  place: number,
  off: number,
): number {
  const ratio = top / bottom;
  const digits = round(place < 0 ? ratio / tens[-place]! : ratio * tens[place]!);
  for (let left = place; left > 0; left -= exactTens) {
    const ten = tens[min(left, exactTens)]!;
    const scaled = top * ten;
    topLow = productError(top, ten, scaled) + topLow * ten;
    top = scaled;
  }
  for (let left = -place; left > 0; left -= exactTens) {
    const ten = tens[min(left, exactTens)]!;
    const scaled = bottom * ten;
    bottomLow = productError(bottom, ten, scaled) + bottomLow * ten;
    bottom = scaled;
  }
  const taken = digits * bottom;
  const rest = top - taken - productError(digits, bottom, taken) + (topLow - digits * bottomLow);
  const part = rest / bottom;
  const more = round(part);
  if (abs(abs(part - more) - 0.5) > 2 ** -45 + off * 2 ** 51) return digits + more;
  // So small, all of these are whole numbers and exact.
  const isWhole = off === 0 && bottomLow === 0 && abs(top) < wholePairs && abs(rest) < wholeDoubles / 2;
  if (!isWhole || abs(2 * rest) !== abs(bottom)) return unknown;
  return digits % 2 === 0 ? digits : digits + (part < 0 ? -1 : 1);
}

/** `digits * 10^power`, digits being a whole number of up to 15 digits; infinite where no double is so large. */
export function withPower(digits: number, power: number): number {
  // Both operands are exact doubles, so one operation rounds once.
  if (power >= 0 && power <= exactTens) return digits * tens[power]!;
  if (power < 0 && power >= -exactTens) return digits / tens[-power]!;
  const small = power < 0 && power >= -2 * exactTens ? dividedTwice(digits, -power - exactTens) : unknown;
  return small === small ? small : asNumber(`${digits}e${power}`) + 0; // never -0
}

/** `digits / 10^(22 + places)`, NaN where the pair is too near to the middle between two doubles. */
function dividedTwice(digits: number, places: number): number {
  const tenth = tens[exactTens]!;
  const ten = tens[places]!;
  const first = digits / tenth;
  const taken = first * tenth;
  const firstLow = (digits - taken - productError(first, tenth, taken)) / tenth;
  const high = first / ten;
  const back = high * ten;
  const low = (first - back - productError(high, ten, back) + firstLow) / ten;
  const doubt = high * 2 ** -90;
  return high + (low - doubt) === high + (low + doubt) ? high + low : unknown;
}
