import { withPauses } from "../../base/pauses";
import { atOnce, type Sliced } from "../../core/slices";

/** Functions pause from time to time when they are given, or fill, this many cells or more. */
const fewestForPauses = 5_000;

/**
 * The work of a worksheet function over so many cells. As many as would block the page give a promise of the matrix, which the runtime
 * awaits; fewer give the matrix itself.
 */
export function pausing<T>(cells: number, work: Sliced<T>): T | Promise<T> {
  return (cells < fewestForPauses ? atOnce : withPauses)(work);
}
