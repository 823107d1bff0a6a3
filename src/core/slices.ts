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

/** The rows of a long table, each made from its index, as sliced work. */
export function* rowsSliced<T>(count: number, row: (index: number) => T): Sliced<T[]> {
  const rows: T[] = [];
  for (let index = 0; index < count; index++) {
    rows.push(row(index));
    if (index % rowsAtOnce === 0) yield;
  }
  return rows;
}

/** Looks at the rows of a long table one by one, as sliced work. */
export function* eachSliced<T>(rows: Iterable<T>, look: (row: T, index: number) => void): Sliced<void> {
  let index = 0;
  for (const row of rows) {
    if (index % rowsAtOnce === 0) yield;
    look(row, index++);
  }
}
