import { type Decimal, divide, larger, zero } from "../number/decimal";
import { rowsAtOnce, type Sliced } from "../slices";

/**
 * The largest fall from a running peak as a fraction of that peak, or 0 if nothing falls. It is beyond 1 where values fall below 0.
 * Undefined if they fall from a peak that is not above 0, because such a fall is no fraction of it.
 */
export function* maxDrawdown(values: readonly Decimal[]): Sliced<Decimal | undefined> {
  let [peak, trough, deepest] = [values[0]!, values[0]!, zero];
  for (const [index, value] of values.entries()) {
    if (index % rowsAtOnce === 0) yield;
    if (value.gt(peak)) peak = trough = value;
    if (value.gte(trough)) continue;
    if (peak.lte(0)) return undefined;
    trough = value;
    deepest = larger(deepest, divide(peak.minus(trough), peak));
  }
  return deepest;
}
