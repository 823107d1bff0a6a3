import { rowsAtOnce, type Sliced } from "../../../core/slices";

/**
 * Excel on the web exchanges at most 5 MB with a function and leaves the cell at #BUSY! beyond that. On a desktop it takes any size.
 *
 * @see https://learn.microsoft.com/office/dev/add-ins/concepts/resource-limits-and-performance-optimization
 * @see https://github.com/OfficeDev/office-js/issues/4654
 */
const largest = 5_000_000;

/** The size of a result as JSON, if it is more than the Excel that asks takes. */
export function* excessiveSize(cells: readonly (readonly unknown[])[]): Sliced<number | undefined> {
  if (!isOnTheWeb()) return undefined;
  // Spelling numbers is slow, so a small result is told by the longest number that there is.
  if ((yield* sizeOf(cells, () => longestNumber)) <= largest) return undefined;
  const size = yield* sizeOf(cells, (value) => String(value).length);
  return size > largest ? size : undefined;
}

/** A runtime without Office.js is that of a desktop. */
function isOnTheWeb(): boolean {
  const { context } = (globalThis as { Office?: { context?: Partial<Office.Context> } }).Office ?? {};
  return (context?.platform as string | undefined) === "OfficeOnline";
}

const longestNumber = "-1.23456789012345e-300".length;

function* sizeOf(
  cells: readonly (readonly unknown[])[],
  ofNumber: (value: number) => number,
): Sliced<number> {
  const objects = new Map<unknown, number>();
  let size = 1;
  for (let index = 0; index < cells.length; index++) {
    if (index % rowsAtOnce === 0) yield;
    const row = cells[index]!;
    size += 2; // its brackets
    for (const cell of row) {
      size++; // the comma behind it
      if (typeof cell === "number") size += ofNumber(cell);
      else if (cell === "") size += 2;
      else size += spelledOnce(cell, objects);
    }
  }
  return size;
}

/** Errors and words repeat themselves down a result. */
function spelledOnce(cell: unknown, known: Map<unknown, number>): number {
  let size = known.get(cell);
  if (size === undefined) known.set(cell, (size = JSON.stringify(cell).length));
  return size;
}
