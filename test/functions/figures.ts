import * as fc from "fast-check";
import { toShownDouble, type Rational } from "../support/rational";
import { closePairs, figures } from "../support/sizes";
import { inputError, type Result } from "./support";

/** Prices and quantities as typed, as computed (0.1 + 0.2), and at the ends of the range. */
export const size = figures(
  fc.double({ min: 1e-60, max: 1e60, noNaN: true }),
  fc.constantFrom(1e15, 999999999999999, 1 / 3, 60000),
);

export const twoPrices = closePairs(size);

/** Funding rates and the like, of either sign. */
export const signedRate = fc.oneof(
  fc.constantFrom(0, 0.0001, -0.0001, 0.1 + 0.2),
  fc.integer({ min: -(10 ** 6), max: 10 ** 6 }).map((n) => n / 1e8),
  fc.double({ min: -0.9, max: 3, noNaN: true }).filter((rate) => Math.abs(rate) > 1e-60 || rate === 0),
);

/** Fee rates: from 0 to below 1. */
export const feeRate = fc.oneof(
  fc.constantFrom(0, 0.0005, 1 / 3),
  fc.integer({ min: 0, max: 10 ** 4 }).map((n) => n / 1e6),
);

/** What a cell shows of an exact value. */
export function asShown(value: Rational): Result {
  const double = toShownDouble(value);
  return Number.isFinite(double) ? double : inputError("#NUM!");
}
