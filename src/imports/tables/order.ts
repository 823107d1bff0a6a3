import { eachSliced, orderSliced, rowsSliced, type Sliced } from "../../core/slices";
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

/** Sorts in place; equal rows stay in their order. */
function* sortSliced<T>(rows: T[], by: (row: T) => number): Sliced<void> {
  const keys = new Float64Array(rows.length);
  yield* eachSliced(rows, (row, index) => (keys[index] = by(row)));
  const order = yield* orderSliced(rows.length, (a, b) => keys[a]! < keys[b]!);
  const sorted = yield* rowsSliced(rows.length, (index) => rows[order[index]!]!);
  yield* eachSliced(sorted, (row, index) => (rows[index] = row));
}
