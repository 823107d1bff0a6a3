import { cellText } from "../../../excel/cells/cell-text";
import type { Matrix } from "../../../excel/formulas/values";
import type { FormattedCells } from "../../../results/cell-formats";

/** A longer text runs on over the cells beside it, or is cut. */
const longestText = 28;

/** How many characters wide each column of a result has to be for its numbers and short texts. */
export function widthsOf(values: Matrix, areas: readonly FormattedCells[]): number[] {
  return values[0]!.map((_, column) => {
    const texts = values.map((line) => line[column]);
    const lengths = texts.map((text) => (typeof text === "string" ? text.length : 0));
    const numbers = areas
      .filter((area) => area.column <= column && column < area.column + area.columnCount)
      .map((area) => longestNumber(values, area, column));
    return Math.max(...numbers, ...short(lengths)) + 1;
  });
}

function short(lengths: readonly number[]): number[] {
  return [lengths.reduce((most, length) => (length <= longestText ? Math.max(most, length) : most), 0)];
}

/** The characters of the longest of three numbers: the largest, the one farthest below 0, and the one nearest to 0. */
function longestNumber(values: Matrix, area: FormattedCells, column: number): number {
  let [least, most, nearest] = [0, 0, Infinity];
  for (const line of values.slice(area.row, area.row + area.rowCount)) {
    const value = line[column];
    if (typeof value !== "number") continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
    if (value !== 0 && Math.abs(value) < Math.abs(nearest)) nearest = value;
  }
  const told = [least, most, nearest].filter(Number.isFinite);
  return Math.max(...told.map((value) => cellText(value, area.format).length));
}
