import type { Decimal } from "../../number/decimal";
import { divide, one, sumOfSliced, zero } from "../../number/decimal";
import type { Fraction } from "../../number/fraction";
import { eachSliced, orderSliced, rowsAtOnce, type Sliced } from "../../slices";

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
  let constant = yield* sumOfSliced(assets, ({ value, floorValue, feeRate }) =>
    feeRate.times(value.minus(floorValue)),
  );
  const slopes = yield* sumOfSliced(assets, ({ floorValue, target, feeRate }) =>
    floorValue.isZero() ? one.minus(feeRate).times(target) : target,
  );
  let slope = cashTarget.plus(slopes);
  if (funds.lte(constant)) return { numerator: zero, denominator: one };

  const corners: Corner[] = [];
  yield* eachSliced(assets, ({ value, floorValue, target, feeRate }) => {
    if (target.isZero() || feeRate.isZero()) return;
    const perTotal = feeRate.times(target);
    if (!floorValue.isZero())
      corners.push(cornerAt(floorValue, target, feeRate.times(floorValue), perTotal.neg()));
    corners.push(cornerAt(value, target, feeRate.times(value).times(-2), perTotal.times(2)));
  });
  const order = yield* orderSliced(corners.length, (a, b) => isBefore(corners[a]!, corners[b]!));
  for (const [place, index] of order.entries()) {
    if (place % rowsAtOnce === 0) yield;
    const corner = corners[index]!;
    const neededAtCorner = constant.times(corner.target).plus(slope.times(corner.value));
    if (neededAtCorner.gte(funds.times(corner.target))) break;
    constant = constant.plus(corner.constant);
    slope = slope.plus(corner.slope);
  }
  return { numerator: funds.minus(constant), denominator: slope };
}

/** Where an asset reaches a value, and by how much the two terms change there. */
interface Corner {
  readonly value: Decimal;
  readonly target: Decimal;
  readonly constant: Decimal;
  readonly slope: Decimal;
  readonly at: Decimal;
}

function cornerAt(value: Decimal, target: Decimal, constant: Decimal, slope: Decimal): Corner {
  return { value, target, constant, slope, at: divide(value, target) };
}

/** One division per corner is faster than two products per comparison. Products decide only where quotients are equal in all digits. */
function isBefore(a: Corner, b: Corner): boolean {
  return (a.at.cmp(b.at) || a.value.times(b.target).cmp(b.value.times(a.target))) < 0;
}
