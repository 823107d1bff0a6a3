import { eachSliced, type Sliced } from "../../core/slices";
import { endOf, sourceText, textOf, type Cover, type EarlierRow } from "./coverage";

/**
 * What files cover by themselves: without the times of earlier files of their kind in which all of their rows are known, as these have
 * come with those. If such an earlier file goes, its rows go, and nothing counts in place of other kinds of file there.
 */
export function* ownTimes(
  covers: readonly Cover[],
  earlier: readonly Cover[],
  fresh: Iterable<EarlierRow>,
  known: Iterable<EarlierRow>,
): Sliced<readonly Cover[]> {
  const ofKind = new Map(
    covers.map((cover) => [sourceText(cover), earlier.filter((one) => isOfKind(one, cover))]),
  );
  const withKnown = yield* timesWith(known, ofKind);
  const withFresh = yield* timesWith(fresh, withKnown);
  return covers.flatMap((cover) => {
    const source = sourceText(cover);
    const own = withFresh.get(source) ?? [];
    const others = (withKnown.get(source) ?? []).filter((one) => !own.includes(one));
    return others.reduce(without, [cover]);
  });
}

type CoversBySource = ReadonlyMap<string, readonly Cover[]>;

/** Of these covers those in whose time the source has one of the rows. */
function* timesWith(rows: Iterable<EarlierRow>, covers: CoversBySource): Sliced<CoversBySource> {
  const found = new Map<string, Set<Cover>>();
  yield* eachSliced(rows, (row) => {
    const source = sourceText(row);
    const own = covers.get(source);
    if (!own || own.length === 0) return;
    const set = found.get(source) ?? new Set<Cover>();
    found.set(source, set);
    for (const one of own) if (endOf(row) >= one.from && row.time <= one.to) set.add(one);
  });
  return new Map([...found].map(([source, set]) => [source, [...set]]));
}

function isOfKind(one: Cover, other: Cover): boolean {
  return one.format === other.format && textOf(one) === textOf(other);
}

function without(covers: readonly Cover[], { from, to }: Cover): Cover[] {
  return covers
    .flatMap((cover) => [
      { ...cover, to: Math.min(cover.to, from - 1) },
      { ...cover, from: Math.max(cover.from, to + 1) },
    ])
    .filter((cover) => cover.from <= cover.to);
}
