import { type Decimal, zero, larger, divide } from "../number/decimal";

/** The largest fall from a running peak as a fraction of that peak, or 0 if nothing falls. Values are above 0. */
export function maxDrawdown(values: readonly Decimal[]): Decimal {
  let [peak, trough, deepest] = [values[0]!, values[0]!, zero];
  for (const value of values) {
    if (value.gt(peak)) peak = trough = value;
    if (value.gte(trough)) continue;
    trough = value;
    deepest = larger(deepest, divide(peak.minus(trough), peak));
  }
  return deepest;
}
