/** The content of a cell, null for a blank one. An error is its name, such as "#DIV/0!", as Excel's API gives it. */
export type CellContent = number | string | boolean | null;

/** Rows of cells, all of the same length. */
export type Matrix = readonly (readonly CellContent[])[];

const errorNames = new Set(
  (
    "#NULL! #DIV/0! #VALUE! #REF! #NAME? #NUM! #N/A #GETTING_DATA #SPILL! #CALC! #FIELD! #BLOCKED! #CONNECT! #BUSY! " +
    "#UNKNOWN! #EXTERNAL! #PYTHON! #TIMEOUT!"
  ).split(" "),
);

export function isErrorName(value: unknown): value is `#${string}` {
  return typeof value === "string" && errorNames.has(value);
}

/** The cell at a position when several matrices meet. A matrix of one row or column repeats it. */
export function meet(matrix: Matrix, row: number, column: number): CellContent | undefined {
  const line = matrix[matrix.length === 1 ? 0 : row];
  return line?.[line.length === 1 ? 0 : column];
}

const shownCells = 4;
const longestText = 60;

/** A value in words. For several cells, their number and the first few. */
export function describeValue(matrix: Matrix): string {
  const cells = matrix.flat();
  if (cells.length === 1) return describeCell(cells[0]!);
  const first = cells.slice(0, shownCells).map(describeCell).join(", ");
  const more = cells.length > shownCells ? ", …" : "";
  return `${size(matrix)}: ${first}${more}`;
}

export function size(matrix: Matrix): string {
  const rows = matrix.length;
  const columns = matrix[0]?.length ?? 0;
  const count = (number: number, noun: string) =>
    `${number.toLocaleString("en-US")} ${noun}${number === 1 ? "" : "s"}`;
  if (columns === 1) return count(rows, "row");
  return rows === 1 ? count(columns, "column") : `${count(rows, "row")} by ${count(columns, "column")}`;
}

function describeCell(cell: CellContent): string {
  if (cell === null || cell === "") return "blank";
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  if (typeof cell === "number") return String(Number(cell.toPrecision(15)));
  if (isErrorName(cell)) return cell;
  return `"${cell.length > longestText ? `${cell.slice(0, longestText)}…` : cell}"`;
}
