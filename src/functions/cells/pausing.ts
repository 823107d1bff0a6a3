import { withPauses } from "../../base/pauses";
import type { Shape } from "./errors";
import { atOnce, type Sliced } from "../../core/slices";

/** Functions pause from time to time when they are given, or fill, this many cells or more. */
const fewestForPauses = 5_000;

/**
 * The work of a worksheet function over its arguments. As many cells as would block the page give a promise of the matrix, which the
 * runtime awaits; fewer give the matrix itself.
 */
export function pausing<T>(cells: number, work: Sliced<T>): T | Promise<T> {
  return (cells < fewestForPauses ? atOnce : withPauses)(work);
}

/** The cells of an argument as Excel hands it over. */
export function sizeOf(given: unknown): Shape {
  if (!Array.isArray(given)) return { rows: 1, columns: 1 };
  return { rows: given.length, columns: Array.isArray(given[0]) ? given[0].length : 1 };
}

/** The cells of all arguments together. */
export function cellsIn(given: readonly unknown[]): number {
  return given.map(sizeOf).reduce((sum, { rows, columns }) => sum + rows * columns, 0);
}
