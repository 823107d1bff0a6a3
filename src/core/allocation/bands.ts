import { decimal, smaller, zero, type Decimal } from "../number/decimal";

/** How far a weight may lie from its target. A band of 0 is not used. */
export interface Bands {
  /** In the weight itself: 0.05 lets a target of 0.3 lie between 0.25 and 0.35. At least 0. */
  readonly absoluteBand: Decimal;
  /** In parts of the target: 0.25 lets a target of 0.1 lie between 0.075 and 0.125. At least 0. */
  readonly relativeBand: Decimal;
}

/** True when at least one band is used. */
export function isBanded({ absoluteBand, relativeBand }: Bands): boolean {
  return !absoluteBand.isZero() || !relativeBand.isZero();
}

/** A weight this far from its target is still in band. It is the smaller of the bands in use, or 0 if none is. */
export function bandAround(target: Decimal, { absoluteBand, relativeBand }: Bands): Decimal {
  const relative = relativeBand.times(target.abs());
  if (absoluteBand.isZero()) return relativeBand.isZero() ? zero : relative;
  return relativeBand.isZero() ? absoluteBand : smaller(absoluteBand, relative);
}

/** The error that a weight may have because cells hold values with 15 digits. */
const lastDigits = decimal("1e-14");

/** True when the value's weight is strictly beyond its band, by more than an error in the last digits. */
export function isBeyondBand(value: Decimal, target: Decimal, total: Decimal, bands: Bands): boolean {
  const drift = value.minus(target.times(total)).abs();
  return drift.gt(bandAround(target, bands).plus(lastDigits).times(total.abs()));
}
