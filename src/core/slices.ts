/** Work that may be interrupted wherever it yields. */
export type Sliced<T> = Generator<void, T>;

/** Rows that are worked on between two interruptions. */
export const rowsAtOnce = 250;

/** Does sliced work without interruption. */
export function atOnce<T>(work: Sliced<T>): T {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

/** True for work that is still to be done. */
export function isSliced<T>(value: T | Sliced<T>): value is Sliced<T> {
  return typeof value === "object" && value !== null && "next" in value;
}

/** The rows of a long table, each made from its index, as sliced work. */
export function* rowsSliced<T>(count: number, row: (index: number) => T): Sliced<T[]> {
  const rows = new Array<T>(count);
  for (let index = 0; index < count; index++) {
    rows[index] = row(index);
    if (index % rowsAtOnce === 0) yield;
  }
  return rows;
}

/** What becomes of each of many values, as sliced work. */
export function* mapSliced<T, R>(values: readonly T[], make: (value: T, index: number) => R): Sliced<R[]> {
  return yield* rowsSliced(values.length, (index) => make(values[index]!, index));
}

/** Those of many values that pass, as sliced work. */
export function* filterSliced<T>(
  values: readonly T[],
  passes: (value: T, index: number) => boolean,
): Sliced<T[]> {
  const passing: T[] = [];
  yield* eachSliced(values, (value, index) => {
    if (passes(value, index)) passing.push(value);
  });
  return passing;
}

/** The place of the first of many values that is one of those wanted, or -1, as sliced work. */
export function* findSliced<T>(
  values: readonly T[],
  isWanted: (value: T, index: number) => boolean,
): Sliced<number> {
  for (const [index, value] of values.entries()) {
    if (index % rowsAtOnce === 0) yield;
    if (isWanted(value, index)) return index;
  }
  return -1;
}

/** Looks at the rows of a long table one by one, as sliced work. */
export function* eachSliced<T>(rows: Iterable<T>, look: (row: T, index: number) => void): Sliced<void> {
  let index = 0;
  for (const row of rows) {
    if (index % rowsAtOnce === 0) yield;
    look(row, index++);
  }
}

/** What becomes of a first value with each of the others in turn, as sliced work. */
export function* foldSliced<T, R>(values: readonly T[], first: R, add: (sum: R, value: T) => R): Sliced<R> {
  let sum = first;
  yield* eachSliced(values, (value) => (sum = add(sum, value)));
  return sum;
}

/**
 * The indices of a long table in order, as sliced work: what stands in order already is merged. Equal rows stay as they are, and
 * `isBefore` says whether a row comes before another that stands in front of it.
 */
export function* orderSliced(
  count: number,
  isBefore: (a: number, b: number) => boolean,
): Sliced<Uint32Array> {
  let order = new Uint32Array(count);
  let ends: number[] = [];
  for (let at = 1; at <= count; at++) {
    order[at - 1] = at - 1;
    if (at === count || isBefore(at, at - 1)) ends.push(at);
    if (at % rowsAtOnce === 0) yield;
  }
  let merged = new Uint32Array(count);
  while (ends.length > 1) {
    const next: number[] = [];
    let start = 0;
    for (let run = 0; run < ends.length; run += 2) {
      const middle = ends[run]!;
      const end = ends[run + 1] ?? middle;
      let [left, right] = [start, middle];
      for (let at = start; at < end; at++) {
        if (at % rowsAtOnce === 0) yield;
        const isLeft = left < middle && (right >= end || !isBefore(order[right]!, order[left]!));
        merged[at] = order[isLeft ? left++ : right++]!;
      }
      next.push(end);
      start = end;
    }
    [order, merged, ends] = [merged, order, next];
  }
  return order;
}

/** Many values in order, as sliced work. Equal ones stay as they are. */
export function* sortedSliced<T>(values: readonly T[], compare: (a: T, b: T) => number): Sliced<T[]> {
  if (values.length < rowsAtOnce) return [...values].sort(compare);
  const order = yield* orderSliced(values.length, (a, b) => compare(values[a]!, values[b]!) < 0);
  return yield* rowsSliced(values.length, (index) => values[order[index]!]!);
}
