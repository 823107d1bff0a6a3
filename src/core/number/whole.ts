import type { Decimal } from "./decimal";
import type { Fraction } from "./fraction";
import { wordDigits, wordSize } from "./long-division";

/** A fraction of whole numbers. The denominator is above 0. */
export interface WholeFraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** The same fraction in whole numbers. Its denominator is above 0. */
export function inWholeNumbers({ numerator, denominator }: Fraction): WholeFraction {
  const power = lastPower(numerator) - lastPower(denominator);
  return {
    numerator: wholeDigits(numerator) * powerOfTen(power),
    denominator: wholeDigits(denominator) * powerOfTen(-power),
  };
}

/** One for a power below 0. */
export function powerOfTen(power: number): bigint {
  return power > 0 ? 10n ** BigInt(power) : 1n;
}

/** The bits of a whole number, to the next multiple of four. */
export function lengthOf(value: bigint): number {
  return 4 * value.toString(16).length;
}

/** The words of a number of decimal.js as one whole number with its sign. */
function wholeDigits({ d, s }: Decimal): bigint {
  let digits = 0n;
  for (const word of d) digits = digits * BigInt(wordSize) + BigInt(word);
  return s < 0 ? -digits : digits;
}

/** The power of ten that the last word counts. */
function lastPower({ d, e }: Decimal): number {
  return (Math.floor(e / wordDigits) - d.length + 1) * wordDigits;
}
