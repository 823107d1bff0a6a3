import { decimal, divide, sum, type Decimal } from "../number/decimal";
import { priceChanges, type Changes } from "./price-changes";

/** Fewer prices have no two changes, and so no variance. */
export const fewestPrices = 3;

/**
 * The covariance of the two series' changes over the variance of the second's: the minimum-variance hedge ratio of spot and
 * futures prices, the beta of an asset to its benchmark. Undefined where the second's changes do not vary. Series of the same
 * length, at least `fewestPrices`; whether sample or population, the divisor cancels.
 */
export function slope(
  prices: readonly Decimal[],
  against: readonly Decimal[],
  kind: Changes,
): Decimal | undefined {
  const changes = priceChanges(prices, kind);
  const changesAgainst = priceChanges(against, kind);
  const variance = covariance(changesAgainst, changesAgainst);
  return variance.isZero() ? undefined : divide(covariance(changes, changesAgainst), variance);
}

/**
 * The share of the spot changes' variance that a short of `hedgeRatio` futures per spot takes away: `1 - var(dS - h*dF)/var(dS)`,
 * negative where it adds some. Without a ratio the minimum-variance one, which makes it the squared correlation. Undefined where
 * a variance to divide by is 0. Series as above.
 */
export function varianceReduction(
  spotPrices: readonly Decimal[],
  futuresPrices: readonly Decimal[],
  hedgeRatio: Decimal | undefined,
  kind: Changes,
): Decimal | undefined {
  const spot = priceChanges(spotPrices, kind);
  const futures = priceChanges(futuresPrices, kind);
  const spotVariance = covariance(spot, spot);
  const futuresVariance = covariance(futures, futures);
  const both = covariance(spot, futures);
  if (spotVariance.isZero()) return undefined;
  // var(dS - h*dF) = var(dS) - 2*h*cov + h^2*var(dF)
  if (hedgeRatio) {
    return divide(hedgeRatio.times(both.times(2).minus(hedgeRatio.times(futuresVariance))), spotVariance);
  }
  return futuresVariance.isZero() ? undefined : divide(both.times(both), spotVariance.times(futuresVariance));
}

/** The covariance times the squared count, exactly: `n*sum(a*b) - sum(a)*sum(b)`, in which nothing is lost to cancellation. */
function covariance(a: readonly Decimal[], b: readonly Decimal[]): Decimal {
  const products = a.map((value, index) => value.times(b[index]!));
  return decimal(a.length)
    .times(sum(products))
    .minus(sum(a).times(sum(b)));
}
