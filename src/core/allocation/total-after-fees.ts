import type { Decimal } from "../number/decimal";
import { divide, one, sum, zero } from "../number/decimal";
import type { Fraction } from "../number/fraction";

/**
 * The total T that is left when every asset has been brought to its target share of T itself and the fees are paid:
 * T = funds - sum feeRate * |target * T - value|. The right side is piecewise linear in T with a corner where T is
 * value / target, so a walk over the corners in order finds the segment with the solution. The total is 0 if the funds do
 * not even pay the fees of selling everything. The denominator of the result is above 0. The targets, that of cash
 * included, must sum to 1; fee rates must be below 1.
 */
export function totalAfterFees(
  assets: readonly { readonly value: Decimal; readonly target: Decimal; readonly feeRate: Decimal }[],
  cashTarget: Decimal,
  funds: Decimal,
): Fraction {
  // T solves constant + slope * T = funds. At first every asset counts as sold.
  let constant = sum(assets.map(({ value, feeRate }) => feeRate.times(value)));
  let slope = cashTarget.plus(sum(assets.map(({ target, feeRate }) => one.minus(feeRate).times(target))));
  if (funds.lte(constant)) return { numerator: zero, denominator: one };

  const corners = assets
    .filter(({ target, feeRate }) => !target.isZero() && !feeRate.isZero())
    .map((asset) => ({ ...asset, at: divide(asset.value, asset.target) }));
  // One division per asset is faster than two products per comparison. Products decide only where quotients are equal in all digits.
  corners.sort((a, b) => a.at.cmp(b.at) || a.value.times(b.target).cmp(b.value.times(a.target)));
  for (const { value, target, feeRate } of corners) {
    const neededAtCorner = constant.times(target).plus(slope.times(value));
    if (neededAtCorner.gte(funds.times(target))) break;
    constant = constant.minus(feeRate.times(value).times(2)); // past its corner the asset is bought
    slope = slope.plus(feeRate.times(target).times(2));
  }
  return { numerator: funds.minus(constant), denominator: slope };
}
