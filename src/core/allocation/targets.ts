import type { Decimal } from "../number/decimal";
import { sum } from "../number/decimal";
import { atOnce, eachSliced, type Sliced } from "../slices";
import type { Component } from "./profiles";

/** The components that divide the futures margin. Together they are what "futures" means. */
const futuresParts = ["hedge reserve", "active"];

/** The buckets that are futures margin. */
export const futuresBuckets: readonly string[] = ["futures", ...futuresParts];

/** The weight of a component, with its name in any case; undefined if the profile has no such component. */
export function componentWeight(components: readonly Component[], name: string): Decimal | undefined {
  const parts = componentParts(components, name);
  return parts.length > 0 ? sum(parts.map(({ weight }) => weight)) : undefined;
}

/** The component with this name, or the parts of "futures"; empty if the profile has no such component. */
export function componentParts(components: readonly Component[], name: string): readonly Component[] {
  const parts = atOnce(partsByKey(components));
  const wanted = componentKey(name);
  const found = parts.get(wanted) ?? [];
  if (found.length > 0 || wanted !== "futures") return found;
  return components.filter(({ component }) => futuresParts.includes(componentKey(component)));
}

const grouped = new WeakMap<readonly Component[], ReadonlyMap<string, readonly Component[]>>();

/** The components by their keys, grouped once for all cells of a call. Whoever reads a long profile does it beforehand. */
export function* partsByKey(
  components: readonly Component[],
): Sliced<ReadonlyMap<string, readonly Component[]>> {
  const known = grouped.get(components);
  if (known) return known;
  const parts = new Map<string, Component[]>();
  yield* eachSliced(components, (part) => {
    const key = componentKey(part.component);
    const others = parts.get(key);
    if (others) others.push(part);
    else parts.set(key, [part]);
  });
  grouped.set(components, parts);
  return parts;
}

/** The components with a weight that no bucket holds. Cash needs none: it is what the others leave. */
export function componentsWithoutBucket(
  components: readonly Component[],
  buckets: readonly string[],
): Component[] {
  const held = new Set(buckets.flatMap((bucket) => componentParts(components, bucket)));
  return components.filter(
    (part) => part.weight.gt(0) && componentKey(part.component) !== "cash" && !held.has(part),
  );
}

/** True when a component is futures margin or a part of it. */
export function isFutures(name: string): boolean {
  return futuresBuckets.includes(componentKey(name));
}

/** The buckets that have a meaning. A bucket of any other name is spot under a name of the user's own. */
export const bucketNames: readonly string[] = ["spot", "cash", ...futuresBuckets];

/** True when a bucket is none of these and yet sounds like cash or margin, such as "Futures margin": to count it as spot would mislead. */
export function isUnclearBucket(name: string): boolean {
  const key = componentKey(name);
  return !bucketNames.includes(key) && (soundsLikeCash.test(key) || soundsLikeMargin.test(key));
}

const soundsLikeCash = /\b(?:cash|fiat|stables?|stablecoins?)\b/;
/** "Long" and "short" alone are positions; a bucket "Long term" is spot. */
const soundsLikeMargin =
  /\b(?:margin|futures?|perps?|perpetuals?|swaps?|derivatives?|leveraged?|isolated|collateral|reserve|hedges?|hedging)\b|^(?:longs?|shorts?)$/;

/** The name of a component for comparisons, without its case and the spaces around it. */
export function componentKey(name: string): string {
  return name.trim().toLowerCase();
}
