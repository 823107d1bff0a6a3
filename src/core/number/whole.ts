import type { Fraction } from "./fraction";
import { lastPower, wholeDigits } from "./digits";

/** A fraction of whole numbers. The denominator is above 0. */
export interface WholeFraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** The same fraction in whole numbers. Its denominator is above 0. */
export function inWholeNumbers({ numerator, denominator }: Fraction): WholeFraction {
  const [over, under] = [numerator.js, denominator.js];
  const power = lastPower(over) - lastPower(under);
  return {
    numerator: wholeDigits(over) * powerOfTen(power),
    denominator: wholeDigits(under) * powerOfTen(-power),
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
