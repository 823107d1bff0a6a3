import type { CellArgument, Cells, Stopped } from "./declaration";
import { refuse, texts } from "./errors";
import { firstStop, isStopped, readCell, shapeOf } from "./reading";
import { cellValue, isPerhapsBlank } from "./values";

export type Columns = Readonly<Record<string, CellArgument<unknown>>>;
export type TableRow<C extends Columns> = {
  readonly [K in keyof C]: C[K] extends CellArgument<infer T> ? T : never;
} & {
  /** Counted from 0 in the given range. */
  readonly row: number;
};

/**
 * Reads a table with or without a header row. With one, columns are found by name in any order and further ones are left
 * alone; without, they stand in the declared order. A column with a default may be missing. Blank rows are left out.
 */
export function readTable<C extends Columns>(
  argument: string,
  columns: C,
  cells: Cells,
): TableRow<C>[] | Stopped {
  const filled = cells.map((_, row) => row).filter((row) => !cells[row]!.every(isPerhapsBlank));
  if (filled.length === 0) return refuse(texts.nothingInIt(argument));
  const header = isHeader(columns, cells[filled[0]!]!) ? cells[filled[0]!]! : undefined;
  const positions = header
    ? positionsByName(argument, columns, header)
    : positionsInOrder(argument, columns, cells);
  if (isStopped(positions)) return positions;

  const stops: Stopped[] = [];
  const rows = (header ? filled.slice(1) : filled).map((row) => {
    const read: Record<string, unknown> = { row };
    for (const [name, column] of Object.entries(columns)) {
      const position = positions.get(name);
      const value = position === undefined ? undefined : readCell(column, argument, cells, row, position);
      if (isStopped(value)) stops.push(value);
      else
        read[name] =
          value ?? (column.default && "value" in column.default ? column.default.value : undefined);
    }
    return read as TableRow<C>;
  });
  if (rows.length === 0) return refuse(texts.nothingInIt(argument));
  return firstStop(stops) ?? rows;
}

/** A first row is a header when it holds nothing but text, some of it where a number belongs or a column's name. */
function isHeader(columns: Columns, first: readonly unknown[]): boolean {
  const values = first.map(cellValue).filter((value) => value !== null);
  if (!values.every((value) => typeof value === "string")) return false;
  const names = Object.keys(columns).map(columnKey);
  const takesNoText = Object.values(columns).some((column, position) => {
    const value = cellValue(first[position]);
    return typeof value === "string" && column.read(value) === undefined;
  });
  return takesNoText || values.some((value) => names.includes(columnKey(value)));
}

function positionsByName(
  argument: string,
  columns: Columns,
  header: readonly unknown[],
): Map<string, number> | Stopped {
  const found = header.map((cell) => columnKey(String(cell ?? "")));
  const positions = new Map<string, number>();
  for (const name of Object.keys(columns)) {
    const position = found.indexOf(columnKey(name));
    if (position >= 0) positions.set(name, position);
  }
  const missing = Object.keys(columns).filter((name) => !positions.has(name) && !columns[name]!.default);
  if (missing.length === 0) return positions;
  return refuse(texts.tableWithoutColumn(argument, missing, header.map(String)));
}

function positionsInOrder(argument: string, columns: Columns, cells: Cells): Map<string, number> | Stopped {
  const names = Object.keys(columns);
  const width = shapeOf(cells).columns;
  const required = names.filter((name) => !columns[name]!.default);
  const positions = new Map(names.slice(0, width).map((name, position) => [name, position]));
  if (required.every((name) => positions.has(name))) return positions;
  return refuse(texts.tableTooNarrow(argument, required, width));
}

/** Column names are compared without case, spaces and signs: "Maintenance rate" is maintenanceRate. */
export function columnKey(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
