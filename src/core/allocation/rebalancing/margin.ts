import { zero, type Decimal } from "../../number/decimal";
import { componentKey, isFutures } from "../targets";

/**
 * The one model of fees and margin: moving margin costs nothing, contracts cost the fee on their notional. This is the notional that
 * is traded for each unit of margin moved: the row's own leverage where it has one; for margin in use the leverage that is assumed of
 * it, or 0 where none is known; and 0 for a hedge reserve, which no contracts stand behind. Undefined for an asset that is itself
 * traded.
 */
export function contractsBehind(
  bucket: string | undefined,
  own: Decimal,
  assumed: Decimal = zero,
): Decimal | undefined {
  if (!own.isZero()) return own;
  if (bucket === undefined || !isFutures(bucket)) return undefined;
  return componentKey(bucket) === "hedge reserve" ? zero : assumed;
}
