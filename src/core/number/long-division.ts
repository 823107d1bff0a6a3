/**
 * The absolute value of a number as decimal.js keeps it: words of seven digits, aligned at the decimal point, highest
 * first, with no 0 at either end; and the exponent of ten of its first digit.
 */
export interface Words {
  readonly d: readonly number[];
  readonly e: number;
}

const { floor } = Math;

export const wordDigits = 7;
export const wordSize = 1e7;
export const keptDigits = 34;
/** Enough words for the digits that are kept, however many digits the first word has. */
const keptWords = 6;
const powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6];

/**
 * The quotient of two positive numbers at 34 digits by long division, word by word. It is cut off as in `divide`
 * (round-05up).
 */
export function longDivision(dividend: Words, divisor: Words): Words {
  const { words, remainder } = quotientWords(dividend.d, divisor.d);
  const first = words[0] === 0 ? 1 : 0;
  const firstDigits = digitsOf(words[first]!);
  let surplus = firstDigits + (keptWords - 1) * wordDigits - keptDigits;
  let inexact = remainder;
  if (surplus >= wordDigits) {
    inexact = words.pop() !== 0 || inexact;
    surplus -= wordDigits;
  }
  const unit = powers[surplus]!;
  const last = words.pop()!;
  const cut = last - (last % unit);
  inexact ||= cut !== last;
  words.push(inexact && (cut / unit) % 5 === 0 ? cut + unit : cut);

  let length = words.length;
  while (words[length - 1] === 0) length--;
  const wordExponent = floor(dividend.e / wordDigits) - floor(divisor.e / wordDigits) - first;
  return { d: words.slice(first, length), e: wordExponent * wordDigits + firstDigits - 1 };
}

/** The quotient's words, starting with the quotient of the highest words, which may be 0; and whether there is a rest. */
function quotientWords(dividend: readonly number[], divisor: readonly number[]) {
  const size = divisor.length;
  const rest = [0, ...dividend];
  while (rest.length <= keptWords + 1 + size) rest.push(0);
  const leading = (divisor[0]! * wordSize + (divisor[1] ?? 0)) * wordSize + (divisor[2] ?? 0);
  const words: number[] = [];
  for (let place = 0; words.length < keptWords + (words[0] === 0 ? 1 : 0); place++) {
    const head = (rest[place]! * wordSize + rest[place + 1]!) * wordSize + rest[place + 2]!;
    // The leading words give the next word, which is off by one at most.
    let word = floor((head * wordSize + (rest[place + 3] ?? 0)) / leading);
    subtract(rest, place, divisor, word);
    for (; rest[place]! < 0; word--) subtract(rest, place, divisor, -1);
    for (; rest[place]! > 0 || isAtLeast(rest, place + 1, divisor); word++) {
      subtract(rest, place, divisor, 1);
    }
    words.push(word);
  }
  return { words, remainder: rest.some((word) => word !== 0) };
}

/** Subtracts a multiple of the divisor from the words of the rest that end below it. The borrow goes to the place. */
function subtract(rest: number[], place: number, divisor: readonly number[], times: number): void {
  let carry = 0;
  for (let index = divisor.length - 1; index >= 0; index--) {
    const difference = rest[place + 1 + index]! - times * divisor[index]! + carry;
    carry = floor(difference / wordSize);
    rest[place + 1 + index] = difference - carry * wordSize;
  }
  rest[place]! += carry;
}

function isAtLeast(rest: readonly number[], from: number, divisor: readonly number[]): boolean {
  for (let index = 0; index < divisor.length; index++) {
    const difference = rest[from + index]! - divisor[index]!;
    if (difference !== 0) return difference > 0;
  }
  return true;
}

function digitsOf(word: number): number {
  let digits = 1;
  for (let bound = 10; word >= bound; bound *= 10) digits++;
  return digits;
}
