import type { Cells } from "../cells/declaration";
import { columnKey } from "../cells/table";
import { cellValue } from "../cells/values";

/**
 * Gives the columns of a table the names that a function knows them by, from those of exchanges and libraries. A name that the table
 * itself has stays the only one.
 */
export function withUsualNames(cells: Cells, otherNames: Readonly<Record<string, string>>): Cells {
  const index = headerRow(cells);
  if (index === undefined) return cells;
  const header = cells[index]!;
  const own = header.map(keyOf);
  const named = header.map((raw, column) => {
    const usual = otherNames[own[column]!];
    return usual !== undefined && !own.includes(columnKey(usual)) ? usual : raw;
  });
  return cells.map((row, at) => (at === index ? named : row));
}

function keyOf(raw: unknown): string {
  const value = cellValue(raw);
  return typeof value === "string" ? columnKey(value) : "";
}

/** The first row that is not blank, where it holds nothing but text. */
function headerRow(cells: Cells): number | undefined {
  const index = cells.findIndex((row) => row.some((raw) => cellValue(raw) !== null));
  const isText = cells[index]?.every((raw) => {
    const value = cellValue(raw);
    return value === null || typeof value === "string";
  });
  return isText ? index : undefined;
}
