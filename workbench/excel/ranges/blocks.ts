import { ServiceError } from "../../host/errors";
import type { Area } from "../addresses";
import type { CellValue } from "../cells/cell-value";
import { isError } from "../cells/cell-value";

/** Excel refuses to answer with more cells than this at once. */
const LARGEST_READ = 5_000_000;

/** A row of answers for each row of the area, read cell by cell. */
export function readBlock<T>(
  { row, column, rows, columns }: Area,
  read: (row: number, column: number) => T,
): T[][] {
  if (rows * columns > LARGEST_READ) {
    throw new ServiceError("InvalidOperation", "The range is too large to be read at once.");
  }
  return Array.from({ length: rows }, (_, down) =>
    Array.from({ length: columns }, (_, right) => read(row + down, column + right)),
  );
}

/** Gives the input for each cell of the area: one value for all cells, or a block of the area's own shape. */
export function blockReader(
  input: unknown,
  { rows, columns }: Area,
): (row: number, column: number) => unknown {
  if (!Array.isArray(input)) return () => input;
  const lines = input as unknown[][];
  const fits = lines.length === rows && lines.every((line) => Array.isArray(line) && line.length === columns);
  if (!fits) throw wrongShape();
  return (row, column) => lines[row]![column];
}

export const wrongShape = () =>
  new ServiceError(
    "InvalidArgument",
    "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
  );

/** The name that Excel has for the type of a value. */
export function valueType(value: CellValue): string {
  if (value === "") return "Empty";
  if (isError(value)) return "Error";
  if (typeof value === "string") return "String";
  return typeof value === "number" ? "Double" : "Boolean";
}
