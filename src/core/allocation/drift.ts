import { decimal, divide, zero, type Decimal } from "../number/decimal";
import { foldSliced, rowsSliced, type Sliced } from "../slices";

/** Each value over the sum; undefined if the sum is 0. */
export function* weightsOf(values: readonly Decimal[]): Sliced<Decimal[] | undefined> {
  const total = yield* foldSliced(values, zero, (sum, value) => sum.plus(value));
  return total.isZero() ? undefined : yield* rowsSliced(values.length, (at) => divide(values[at]!, total));
}

/** Each value's weight minus its target, as one quotient; undefined if the values sum to 0. */
export function* driftsOf(
  values: readonly Decimal[],
  targets: readonly Decimal[],
): Sliced<Decimal[] | undefined> {
  const total = yield* foldSliced(values, zero, (sum, value) => sum.plus(value));
  if (total.isZero()) return undefined;
  return yield* rowsSliced(values.length, (at) => driftOf(values[at]!, targets[at]!, total));
}

/** A value's weight minus its target. The total is not 0. */
export function driftOf(value: Decimal, target: Decimal, total: Decimal): Decimal {
  const wanted = target.times(total);
  const off = value.minus(wanted);
  return off.abs().lt(wanted.abs().times(cutDigits)) ? zero : divide(off, total);
}

/** A target such as a third is cut at 34 digits. A drift in the last of them is none. */
const cutDigits = decimal("1e-28");
