import { quotientOf, type Fraction } from "./fraction";
import { ratioNear } from "./near-powers";

/** The double nearest to a fraction. It need not show it at 15 digits. */
export function nearestDouble(fraction: Fraction): number {
  const [high, low] = ratioNear(fraction);
  // The pair is off by less than 2^-97 of it, but next to 0; and next to the middle between two doubles it does not tell.
  const doubt = Math.abs(high) > 1e-200 ? high * 2 ** -90 : NaN;
  return high + (low - doubt) === high + (low + doubt) ? high + low : quotientOf(fraction).toNumber();
}
