import { zero, type Decimal } from "../number/decimal";
import { mapSliced, type Sliced } from "../slices";

/** A bracket of a maintenance table: it holds positions whose size is above the floor and at most the cap. */
export interface Tier {
  readonly floor: Decimal;
  /** Undefined if the bracket has no end. */
  readonly cap: Decimal | undefined;
  readonly rate: Decimal;
  /** The deduction from size * rate. */
  readonly amount: Decimal;
}

/** A table of maintenance brackets, of which a position has one by its size. */
export interface Brackets {
  readonly tiers: readonly Tier[];
  /**
   * What floors and caps count: the notional in the settlement currency, or the quantity in base units or USD face value. Amounts
   * are in the same unit.
   */
  readonly unit: "notional" | "quantity";
}

/**
 * The amounts that make the maintenance margin continuous at every floor, so that each rate is paid on the part of the
 * position in its bracket: `amount[n] = amount[n-1] + floor[n]*(rate[n] - rate[n-1])`, starting at 0.
 */
export function chainedAmounts(tiers: readonly Pick<Tier, "floor" | "rate">[]): Sliced<Decimal[]> {
  let amount = zero;
  return mapSliced(tiers, ({ floor, rate }, index) => {
    const below = tiers[index - 1];
    if (below) amount = amount.plus(floor.times(rate.minus(below.rate)));
    return amount;
  });
}

/**
 * The index of the bracket that holds size / scale, or undefined beyond the last cap. A size of 0 belongs to the first
 * bracket. The tiers join without gaps from a floor of 0, and the scale is above 0.
 */
export function tierIndex(
  tiers: readonly { readonly cap: Decimal | "unknown" | undefined }[],
  size: Decimal,
  scale: Decimal,
): number | undefined {
  let [from, to] = [0, tiers.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const { cap } = tiers[middle]!;
    if (cap === undefined || cap === "unknown" || size.lte(cap.times(scale))) to = middle;
    else from = middle + 1;
  }
  return from === tiers.length ? undefined : from;
}

/** The maintenance margin of a position with this notional, which lies in this bracket. */
export function maintenanceMargin({ rate, amount }: Tier, notional: Decimal): Decimal {
  return notional.times(rate).minus(amount);
}
