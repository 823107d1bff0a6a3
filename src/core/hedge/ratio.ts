import { decimal, divide, sumSliced, type Decimal } from "../number/decimal";
import { rowsSliced, type Sliced } from "../slices";
import { priceChanges, type Changes } from "./price-changes";

/** Three prices give two changes, the fewest that have a variance. */
export const fewestPrices = 3;

/**
 * The covariance of the changes of both series, divided by the variance of the second series' changes. That is the
 * minimum-variance hedge ratio of spot to futures prices, and the beta of an asset to its benchmark. Undefined if the
 * second series' changes do not vary.
 *
 * Both series have the same length, at least `fewestPrices`. Sample and population formulas give the same, since the
 * divisor cancels.
 */
export function* slope(
  prices: readonly Decimal[],
  against: readonly Decimal[],
  kind: Changes,
): Sliced<Decimal | undefined> {
  const changes = yield* priceChanges(prices, kind);
  const changesAgainst = yield* priceChanges(against, kind);
  const variance = yield* covariance(changesAgainst, changesAgainst);
  return variance.isZero() ? undefined : divide(yield* covariance(changes, changesAgainst), variance);
}

/**
 * The share of the spot changes' variance that a short of `hedgeRatio` futures per spot removes:
 * `1 - var(dS - h*dF)/var(dS)`. It is negative if the short adds variance. Without a ratio the minimum-variance one is
 * taken, which gives the squared correlation. Undefined if a variance to divide by is 0. The series are as in `slope`.
 */
export function* varianceReduction(
  spotPrices: readonly Decimal[],
  futuresPrices: readonly Decimal[],
  hedgeRatio: Decimal | undefined,
  kind: Changes,
): Sliced<Decimal | undefined> {
  const spot = yield* priceChanges(spotPrices, kind);
  const futures = yield* priceChanges(futuresPrices, kind);
  const spotVariance = yield* covariance(spot, spot);
  const futuresVariance = yield* covariance(futures, futures);
  const both = yield* covariance(spot, futures);
  if (spotVariance.isZero()) return undefined;
  // var(dS - h*dF) = var(dS) - 2*h*cov + h^2*var(dF)
  if (hedgeRatio) {
    return divide(hedgeRatio.times(both.times(2).minus(hedgeRatio.times(futuresVariance))), spotVariance);
  }
  return futuresVariance.isZero() ? undefined : divide(both.times(both), spotVariance.times(futuresVariance));
}

/** The covariance times the squared count: `n*sum(a*b) - sum(a)*sum(b)`. It is exact, so no digits cancel. */
function* covariance(a: readonly Decimal[], b: readonly Decimal[]): Sliced<Decimal> {
  const products = yield* rowsSliced(a.length, (index) => a[index]!.times(b[index]!));
  const ofProducts = decimal(a.length).times(yield* sumSliced(products));
  return ofProducts.minus((yield* sumSliced(a)).times(yield* sumSliced(b)));
}
