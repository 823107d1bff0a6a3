import { divide, smaller, zero, type Decimal } from "../number/decimal";
import { rowsAtOnce, type Sliced } from "../slices";
import type { Position } from "./run";

/** One leg of a delta-neutral pair: all that was opened of it, and what it came to with what is open at its mark. */
export interface Leg {
  readonly quantity: Decimal;
  readonly gain: Decimal;
}

/** The gain of a pair from prices. The matched quantity gains by the basis alone; price is the gain of all the rest. */
export interface Split {
  readonly matched: Decimal;
  readonly price: Decimal;
  readonly basis: Decimal;
}

/**
 * Splits the gain of spot, bought at S0 and sold or marked at S1, and of the short against it, from F0 to F1. With m the smaller quantity
 * basis is `m*((F0 - S0) - (F1 - S1))` and price `(qs - m)*(S1 - S0) - (qp - m)*(F1 - F0)`. As `qs*(S1 - S0)` is the one gain and
 * `-qp*(F1 - F0)` the other, the basis is m times the sum of both over their quantities, and price what it leaves of them.
 */
export function splitPair(spot: Leg, short: Leg): Split {
  const matched = smaller(spot.quantity, short.quantity);
  const both = spot.gain.plus(short.gain);
  const basis = partOf(spot, matched).plus(partOf(short, matched));
  return { matched, price: both.minus(basis), basis };
}

function partOf({ quantity, gain }: Leg, matched: Decimal): Decimal {
  return quantity.eq(matched) ? gain : divide(gain.times(matched), quantity);
}

/** The leg of positions of one contract; undefined where one was opened before the fills, or an open one has no mark. */
export function* legOf(positions: readonly Position[], mark: Decimal | undefined): Sliced<Leg | undefined> {
  let [quantity, gain] = [zero, zero];
  for (const [index, position] of positions.entries()) {
    if (index % rowsAtOnce === 0) yield;
    const { isOpen, entry, opening, realised, unrealised } = position;
    if (!entry || (isOpen && !mark)) return undefined;
    quantity = quantity.plus(opening);
    gain = gain.plus(realised).plus(isOpen && mark ? unrealised(mark) : zero);
  }
  return { quantity, gain };
}
