import { eachSliced, rowsSliced, type Sliced } from "../../core/slices";
import type { CellArgument, Cells, Stopped } from "./declaration";
import { InputError, refuse, texts } from "./errors";
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
 * Reads a table with or without a header row. With a header its columns are found by name, in any order and among others;
 * without one they are in the declared order. A column with a default may be missing, and blank rows are skipped.
 */
export function* readTable<C extends Columns>(
  argument: string,
  columns: C,
  cells: Cells,
): Sliced<TableRow<C>[] | Stopped> {
  const filled = yield* filledRows(cells);
  if (filled.length === 0) return refuse(texts.nothingInIt(argument));
  const header = headerIn(columns, cells[filled[0]!]!);
  const positions = header
    ? positionsByName(argument, columns, header)
    : positionsInOrder(argument, columns, cells);
  if (isStopped(positions)) return positions;

  const stops: Stopped[] = [];
  const read = rowReader(argument, columns, cells, positions, stops);
  const below = header ? filled.slice(1) : filled;
  const rows = yield* rowsSliced(below.length, (index) => read(below[index]!));
  if (rows.length === 0) return refuse(texts.nothingInIt(argument));
  return firstStop(stops) ?? rows;
}

/** Reads a row by its index. Why cells of it could not be read goes into `stops`, and the row lacks them. */
export function rowReader<C extends Columns>(
  argument: string,
  columns: C,
  cells: Cells,
  positions: ReadonlyMap<string, number>,
  stops: Stopped[],
): (row: number) => TableRow<C> {
  const places = Object.entries(columns).map(([name, column]) => {
    const otherwise = column.default && "value" in column.default ? column.default.value : undefined;
    return { name, column, position: positions.get(name), otherwise };
  });
  return (row) => {
    const read: Record<string, unknown> = { row };
    for (const { name, column, position, otherwise } of places) {
      const value = position === undefined ? undefined : readCell(column, argument, cells, row, position);
      if (isStopped(value)) stops.push(value);
      else read[name] = value ?? otherwise;
    }
    return read as TableRow<C>;
  };
}

/**
 * The texts of a first row that is a header, "" where it is blank. A header holds nothing but text, and some of it is a
 * column's name or stands where the column takes no such text.
 */
export function headerIn(columns: Columns, first: readonly unknown[]): readonly string[] | undefined {
  const words = first.map((cell) => cellValue(cell) ?? "");
  if (!words.every((text) => typeof text === "string")) return undefined;
  const names = Object.keys(columns).map(columnKey);
  const takesNoText = Object.values(columns).some((column, position) => {
    const text = words[position] ?? "";
    return text !== "" && column.read(text) === undefined;
  });
  return takesNoText || words.some((text) => names.includes(columnKey(text))) ? words : undefined;
}

export function positionsByName(
  argument: string,
  columns: Columns,
  header: readonly string[],
): Map<string, number> | Stopped {
  const found = header.map(columnKey);
  const positions = new Map<string, number>();
  for (const name of Object.keys(columns)) {
    const position = found.indexOf(columnKey(name));
    if (position >= 0) positions.set(name, position);
  }
  const missing = Object.keys(columns).filter((name) => !positions.has(name) && !columns[name]!.default);
  if (missing.length === 0) return positions;
  return refuse(texts.tableWithoutColumn(argument, missing, header));
}

function positionsInOrder(argument: string, columns: Columns, cells: Cells): Map<string, number> | Stopped {
  const names = Object.keys(columns);
  const width = shapeOf(cells).columns;
  const required = names.filter((name) => !columns[name]!.default);
  const positions = new Map(names.slice(0, width).map((name, position) => [name, position]));
  if (required.every((name) => positions.has(name))) return positions;
  // Where a formula gave an error instead of a table, it is the error that tells what is wrong.
  const values = cells.flatMap((row) => row.map(cellValue));
  const given = values.find((value) => value instanceof InputError);
  return given ?? refuse(texts.tableTooNarrow(argument, required, width));
}

/** The rows that hold something. A 0 may be a blank cell. */
export function* filledRows(cells: Cells): Sliced<number[]> {
  const filled: number[] = [];
  yield* eachSliced(cells, (row, index) => {
    if (!row.every(isPerhapsBlank)) filled.push(index);
  });
  return filled;
}

/** The first of them; undefined where there is none. */
export function firstFilled(cells: Cells): number | undefined {
  const first = cells.findIndex((row) => !row.every(isPerhapsBlank));
  return first < 0 ? undefined : first;
}

/** A heading as it is compared; "" for what is no text. */
export function headingKey(raw: unknown): string {
  const value = cellValue(raw);
  return typeof value === "string" ? columnKey(value) : "";
}

/** Column names are compared without case, spaces and signs: "Maintenance rate" is maintenanceRate. */
export function columnKey(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
