import { eachSliced, type Sliced } from "../slices";

/** From the first to the last of some moments. */
interface Span {
  from: number;
  to: number;
}

interface Timed {
  readonly time: number;
}

/** Whether a row is within the time that both lists of rows cover, each key for itself. */
export function* commonTimes<T extends Timed>(
  facts: readonly T[],
  others: readonly T[],
  keyOf: (row: T) => string,
): Sliced<(row: T) => boolean> {
  const mine = yield* spans(facts, keyOf);
  const theirs = yield* spans(others, keyOf);
  const common = new Map<string, Span>();
  for (const [key, one] of mine) {
    const other = theirs.get(key);
    if (!other) continue;
    // Where one says no seconds, the whole minute counts.
    const minute = 60_000;
    const from = Math.floor(Math.max(one.from, other.from) / minute) * minute;
    common.set(key, { from, to: Math.floor(Math.min(one.to, other.to) / minute) * minute + minute - 1 });
  }
  return (row) => {
    const time = common.get(keyOf(row));
    return time !== undefined && row.time >= time.from && row.time <= time.to;
  };
}

function* spans<T extends Timed>(
  facts: readonly T[],
  keyOf: (row: T) => string,
): Sliced<ReadonlyMap<string, Span>> {
  const found = new Map<string, Span>();
  yield* eachSliced(facts, (fact) => {
    const { time } = fact;
    const key = keyOf(fact);
    const span = found.get(key);
    if (span) {
      span.from = Math.min(span.from, time);
      span.to = Math.max(span.to, time);
    } else found.set(key, { from: time, to: time });
  });
  return found;
}
