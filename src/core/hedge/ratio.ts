import { decimal, divide, zero, type Decimal } from "../number/decimal";
import { rowsAtOnce, type Sliced } from "../slices";
import { priceChange, type Changes } from "./price-changes";

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
  const { both, ofSecond } = yield* covariances(prices, against, kind);
  return ofSecond.isZero() ? undefined : divide(both, ofSecond);
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
  const {
    ofFirst: spotVariance,
    ofSecond: futuresVariance,
    both,
  } = yield* covariances(spotPrices, futuresPrices, kind);
  if (spotVariance.isZero()) return undefined;
  // var(dS - h*dF) = var(dS) - 2*h*cov + h^2*var(dF)
  if (hedgeRatio) {
    return divide(hedgeRatio.times(both.times(2).minus(hedgeRatio.times(futuresVariance))), spotVariance);
  }
  return futuresVariance.isZero() ? undefined : divide(both.times(both), spotVariance.times(futuresVariance));
}

/** The variances of the changes and their covariance, each times the squared count. */
interface Covariances {
  readonly ofFirst: Decimal;
  readonly ofSecond: Decimal;
  readonly both: Decimal;
}

/** Each is `n*sum(a*b) - sum(a)*sum(b)` and exact, so no digits cancel. Of the changes none is kept: they have many digits. */
function* covariances(
  prices: readonly Decimal[],
  against: readonly Decimal[],
  kind: Changes,
): Sliced<Covariances> {
  let [sum, sumAgainst] = [zero, zero];
  let [squares, squaresAgainst, products] = [zero, zero, zero];
  for (let index = 1; index < prices.length; index++) {
    if (index % rowsAtOnce === 0) yield;
    const a = priceChange(prices[index - 1]!, prices[index]!, kind);
    const b = priceChange(against[index - 1]!, against[index]!, kind);
    sum = sum.plus(a);
    sumAgainst = sumAgainst.plus(b);
    squares = squares.plus(a.times(a));
    squaresAgainst = squaresAgainst.plus(b.times(b));
    products = products.plus(a.times(b));
  }
  const count = decimal(prices.length - 1);
  return {
    ofFirst: count.times(squares).minus(sum.times(sum)),
    ofSecond: count.times(squaresAgainst).minus(sumAgainst.times(sumAgainst)),
    both: count.times(products).minus(sum.times(sumAgainst)),
  };
}
