import type { Decimal } from "../number/decimal";
import { decimal, divide, zero } from "../number/decimal";
import { eachSliced, filterSliced, foldSliced, type Sliced } from "../slices";
import { componentKey, componentWeight, partsByKey } from "./targets";
import type { Component } from "./profiles";

/**
 * The target weight of each asset: the weight of its bucket, split among the bucket's assets in proportion to their values, or
 * equally if they are worth nothing. The weight of a bucket without assets stays cash. If the profile divides its futures
 * margin, a bucket "futures" takes the parts that have no asset of their own. Every bucket must be one of the components
 * (`componentWeight`), and the values must be at least 0.
 */
export function* splitByValue(
  components: readonly Component[],
  buckets: readonly string[],
  values: readonly Decimal[],
): Sliced<Decimal[]> {
  const members = new Map<string, number[]>();
  yield* eachSliced(buckets, (bucket, asset) => {
    const key = componentKey(bucket);
    const assets = members.get(key);
    if (assets) assets.push(asset);
    else members.set(key, [asset]);
  });
  const isUnclaimed = ({ component }: Component) => !members.has(componentKey(component));
  const unclaimed = yield* filterSliced(components, isUnclaimed);
  yield* partsByKey(unclaimed);
  const weights = yield* weightsByName(components);
  const targets = new Array<Decimal>(buckets.length).fill(zero);
  for (const [bucket, assets] of members) {
    const weight = weights.get(bucket) ?? componentWeight(unclaimed, bucket) ?? zero;
    const total = yield* foldSliced(assets, zero, (sum, asset) => sum.plus(values[asset]!));
    const equal = divide(weight, decimal(assets.length));
    yield* eachSliced(assets, (asset) => {
      targets[asset] = total.isZero() ? equal : divide(weight.times(values[asset]!), total);
    });
  }
  return targets;
}

function* weightsByName(components: readonly Component[]): Sliced<Map<string, Decimal>> {
  const weights = new Map<string, Decimal>();
  yield* eachSliced(components, ({ component, weight }) => {
    const key = componentKey(component);
    weights.set(key, weight.plus(weights.get(key) ?? zero));
  });
  return weights;
}
