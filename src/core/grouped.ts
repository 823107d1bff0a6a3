import { eachSliced, type Sliced } from "./slices";

/** The items of each key, in the order of their first. */
export function* groupedBy<K, T>(items: readonly T[], keyOf: (item: T) => K): Sliced<Map<K, T[]>> {
  const groups = new Map<K, T[]>();
  yield* eachSliced(items, (item) => {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  });
  return groups;
}
