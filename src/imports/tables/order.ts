import { eachSliced, rowsAtOnce, type Sliced } from "../../core/slices";
import type { Book } from "../rows/book";
import { listsOf, type Fact, type Tables } from "./rows";

/** Turns a file round whose first time is later than its last, so that the venue's order within a second survives. */
export function* putInOrder({ tables }: Book): Sliced<void> {
  let first: Fact | undefined;
  let last: Fact | undefined;
  for (const rows of listsOf(tables))
    yield* eachSliced(rows, (row) => {
      if (!first || row.line < first.line) first = row;
      if (!last || row.line >= last.line) last = row;
    });
  // Rows of one line keep their order.
  const turn = first && last && first.time > last.time ? -1 : 1;
  for (const rows of listsOf(tables)) yield* sortSliced(rows, (row) => turn * row.line);
}

/** Puts the rows of all files in order of time; those of one moment stay as they are. */
export function* sortByTime(tables: Tables): Sliced<void> {
  for (const rows of listsOf(tables)) yield* sortSliced(rows, (row) => row.time);
}

/** Sorts in place by merging what stands in order already; equal ones stay in their order. */
function* sortSliced<T>(rows: T[], by: (row: T) => number): Sliced<void> {
  const keys = new Float64Array(rows.length);
  yield* eachSliced(rows, (row, index) => (keys[index] = by(row)));
  let order = Uint32Array.from(rows.keys());
  let ends = runsIn(keys);
  let merged = new Uint32Array(rows.length);
  while (ends.length > 1) {
    const next: number[] = [];
    let start = 0;
    for (let run = 0; run < ends.length; run += 2) {
      const middle = ends[run]!;
      const end = ends[run + 1] ?? middle;
      let [left, right] = [start, middle];
      for (let at = start; at < end; at++) {
        if (at % (16 * rowsAtOnce) === 0) yield;
        const isLeft = left < middle && (right >= end || keys[order[left]!]! <= keys[order[right]!]!);
        merged[at] = order[isLeft ? left++ : right++]!;
      }
      next.push(end);
      start = end;
    }
    [order, merged, ends] = [merged, order, next];
  }
  const sorted = Array.from(order, (index) => rows[index]!);
  yield;
  sorted.forEach((row, index) => (rows[index] = row));
}

/** Where each run of rows that are in order ends. */
function runsIn(keys: Float64Array): number[] {
  const ends: number[] = [];
  for (let at = 1; at <= keys.length; at++)
    if (at === keys.length || keys[at]! < keys[at - 1]!) ends.push(at);
  return ends;
}
