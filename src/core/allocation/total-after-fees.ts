import type { Decimal } from "../number/decimal";
import { divide, one, sum, zero } from "../number/decimal";
import type { Fraction } from "../number/fraction";

/**
 * The total T that is left when every asset has been brought to its target share of T itself and the fees are paid:
 * T = funds - sum feeRate * |target * T - value|. The right side is piecewise linear in T with a corner where T is
 * value / target, so the segment that holds the solution is found by walking the corners in order. 0 where the funds do
 * not even pay the fees of selling everything. The result's denominator is above 0. With the cash target the targets sum
 * to 1, the fee rates are below 1.
 */
export function totalAfterFees(
  assets: readonly { readonly value: Decimal; readonly target: Decimal; readonly feeRate: Decimal }[],
  cashTarget: Decimal,
  funds: Decimal,
): Fraction {
  // With constant and slope of what T needs, constant + slope * T = funds; at first every asset counts as sold.
  let constant = sum(assets.map(({ value, feeRate }) => feeRate.times(value)));
  let slope = cashTarget.plus(sum(assets.map(({ target, feeRate }) => one.minus(feeRate).times(target))));
  if (funds.lte(constant)) return { numerator: zero, denominator: one };

  const corners = assets
    .filter(({ target, feeRate }) => !target.isZero() && !feeRate.isZero())
    .map((asset) => ({ ...asset, at: divide(asset.value, asset.target) }));
  // One division an asset is quicker than two products a comparison; those decide where the quotients' digits end.
  corners.sort((a, b) => a.at.cmp(b.at) || a.value.times(b.target).cmp(b.value.times(a.target)));
  for (const { value, target, feeRate } of corners) {
    const neededAtCorner = constant.times(target).plus(slope.times(value));
    if (neededAtCorner.gte(funds.times(target))) break;
    constant = constant.minus(feeRate.times(value).times(2)); // beyond its corner the asset is bought
    slope = slope.plus(feeRate.times(target).times(2));
  }
  return { numerator: funds.minus(constant), denominator: slope };
}
