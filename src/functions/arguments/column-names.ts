import type { Cells } from "../cells/declaration";
import { type Failure, refuse, texts } from "../cells/errors";
import { columnKey, firstFilled, headingKey } from "../cells/table";
import { cellValue } from "../cells/values";

/**
 * Gives the columns of a table the names that a function knows them by, from those of exchanges and libraries. Two columns that may
 * mean the same are refused: in an export, "side" may be an order's beside the position's "direction", and "size" a count of contracts.
 */
export function withUsualNames(
  argument: string,
  cells: Cells,
  otherNames: Readonly<Record<string, string>>,
): Cells | Failure {
  const index = headerRow(cells);
  if (index === undefined) return cells;
  const usual = new Map(Object.values(otherNames).map((name) => [columnKey(name), name]));
  const found = new Map<string, string>();
  const header: unknown[] = [];
  for (const raw of cells[index]!) {
    const key = headingKey(raw);
    const name = Object.hasOwn(otherNames, key) ? otherNames[key] : usual.get(key);
    header.push(name ?? raw);
    if (name === undefined) continue;
    const other = found.get(name);
    if (other !== undefined) return refuse(texts.columnsAlike(argument, [other, String(raw)], name));
    found.set(name, String(raw));
  }
  const named = [...cells];
  named[index] = header;
  return named;
}

/** The first column whose heading in the first filled row is one of these; -1 where there is none. */
export function headedColumn(cells: Cells, ...keys: readonly string[]): number {
  const first = cells[firstFilled(cells) ?? 0] ?? [];
  return first.findIndex((raw) => keys.includes(headingKey(raw)));
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
