import type { Decimal } from "../decimal";
import { decimal, divide, sum, zero } from "../decimal";
import { componentWeight } from "./targets";
import type { Component } from "./profiles";

/**
 * The target weight of each asset: its bucket's weight, split among that bucket's assets in proportion to their values, and
 * equally where they are worth nothing. A bucket without an asset is not in the result: what the weights leave to 1 stays
 * cash. Every bucket must be one of the components (`componentWeight`), the values at least 0.
 */
export function splitByValue(
  components: readonly Component[],
  buckets: readonly string[],
  values: readonly Decimal[],
): Decimal[] {
  const members = new Map<string, number[]>();
  buckets.forEach((bucket, asset) => {
    const key = bucket.trim().toLowerCase();
    members.set(key, [...(members.get(key) ?? []), asset]);
  });
  const targets = new Array<Decimal>(buckets.length).fill(zero);
  for (const [bucket, assets] of members) {
    const weight = componentWeight(components, bucket) ?? zero;
    const total = sum(assets.map((asset) => values[asset]!));
    for (const asset of assets) {
      targets[asset] = total.isZero()
        ? divide(weight, decimal(assets.length))
        : divide(weight.times(values[asset]!), total);
    }
  }
  return targets;
}
