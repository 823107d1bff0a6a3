import type { Decimal } from "../../number/decimal";
import { divide, one, sum, zero } from "../../number/decimal";
import type { Fraction } from "../../number/fraction";
import { rowsAtOnce, rowsSliced, type Sliced } from "../../slices";

export interface FeePaying {
  readonly value: Decimal;
  /** The value that is never sold, from 0 to the value. */
  readonly floorValue: Decimal;
  readonly target: Decimal;
  /** Below 1. */
  readonly feeRate: Decimal;
}

/**
 * The total T that is left when every asset has been brought to its target share of T itself, or down to its floor, and the fees are
 * paid: T = funds - sum feeRate * |max(target * T, floor) - value|. The right side is piecewise linear in T with corners where
 * target * T is the floor and where it is the value, so a walk over the corners in order finds the segment with the solution. The
 * total is 0 if the funds do not even pay the fees of selling all that may be sold. The denominator of the result is above 0. The
 * targets, that of cash included, must sum to 1.
 */
export function* totalAfterFees(
  assets: readonly FeePaying[],
  cashTarget: Decimal,
  funds: Decimal,
): Sliced<Fraction> {
  // T solves constant + slope * T = funds. At first every asset counts as sold down to its floor.
  let constant = sum(assets.map(({ value, floorValue, feeRate }) => feeRate.times(value.minus(floorValue))));
  let slope = cashTarget.plus(
    sum(
      assets.map(({ floorValue, target, feeRate }) =>
        floorValue.isZero() ? one.minus(feeRate).times(target) : target,
      ),
    ),
  );
  if (funds.lte(constant)) return { numerator: zero, denominator: one };
  yield;

  const bends = assets
    .filter(({ target, feeRate }) => !target.isZero() && !feeRate.isZero())
    .flatMap(({ value, floorValue, target, feeRate }) => {
      const [perFloor, perValue] = [feeRate.times(floorValue), feeRate.times(value)];
      const perTotal = feeRate.times(target);
      const bought = {
        value,
        target,
        constant: perValue.times(-2),
        slope: perTotal.times(2),
      };
      return floorValue.isZero()
        ? [bought]
        : [{ value: floorValue, target, constant: perFloor, slope: perTotal.neg() }, bought];
    });
  const corners = yield* rowsSliced(bends.length, (index) => {
    const bend = bends[index]!;
    return { ...bend, at: divide(bend.value, bend.target) };
  });
  // One division per corner is faster than two products per comparison. Products decide only where quotients are equal in all digits.
  corners.sort((a, b) => a.at.cmp(b.at) || a.value.times(b.target).cmp(b.value.times(a.target)));
  for (const [index, corner] of corners.entries()) {
    if (index % rowsAtOnce === 0) yield;
    const neededAtCorner = constant.times(corner.target).plus(slope.times(corner.value));
    if (neededAtCorner.gte(funds.times(corner.target))) break;
    constant = constant.plus(corner.constant);
    slope = slope.plus(corner.slope);
  }
  return { numerator: funds.minus(constant), denominator: slope };
}
