import { type Caller, withPauses } from "../../base/pauses";
import type { Shape } from "./errors";
import { atOnce, type Sliced } from "../../core/slices";

/** Functions pause from time to time when they are given, or fill, this many cells or more. */
const fewestForPauses = 5_000;

/**
 * The work of a worksheet function over its arguments. As many cells as would block the page give a promise of the matrix, which the
 * runtime awaits; fewer give the matrix itself.
 */
export function pausing<T>(cells: number, work: Sliced<T>, caller?: Caller): T | Promise<T> {
  return cells < fewestForPauses ? atOnce(work) : withPauses(work, caller);
}

/**
 * Excel's invocation, which it adds behind the arguments and with which it cancels a call that nobody waits for any more: a cell was
 * changed meanwhile, or recalculated.
 *
 * Only functions of whole series and tables ask for it. Office.js keeps the invocation of every call of a function that can be cancelled
 * until it is cancelled, also when it has long given its result, so that thousands of cells with a function of one formula each, which
 * live prices recalculate every second, would fill the memory.
 *
 * @see https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-web-reqs#cancel-a-function
 */
export function callerIn(given: readonly unknown[]): Caller | undefined {
  const last = given.at(-1);
  return typeof last === "object" && last !== null && "onCanceled" in last ? (last as Caller) : undefined;
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
