/** The version in package.json, which the build puts in. */
declare const BALLAST_VERSION: string;

/**
 * The version of the add-in, so that a workbook can tell whether the add-in is there.
 *
 * @customfunction ALLOC_VERSION ALLOC.VERSION
 * @helpurl https://localhost:3000/docs/functions/ALLOC.VERSION.html
 * @returns {any[][]} Version as text.
 * @remarks
 * Takes no argument. `=IFERROR(ALLOC.VERSION(), "Install Ballast")` tells whoever opens the workbook what it lacks.
 * @throws #NAME? where the add-in is not installed; Excel itself says so.
 * @example =ALLOC.VERSION() → "0.1.0"
 */
export function allocVersion(): any[][] {
  return [[BALLAST_VERSION]];
}
