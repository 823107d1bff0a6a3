import { eachSliced, isSliced, rowsSliced, type Sliced } from "../../core/slices";
import type { CellArgument, Cells, Stopped, WholeArgument } from "./declaration";
import { aboutCell, Failure, InputError, refuse, type Shape, texts } from "./errors";
import { cellValue, Unreadable } from "./values";
import { quoted } from "./wording";

/** Read once: in some hosts every use of a global is a slow call. */
const { isFinite } = Number;

/** True for an argument that was left out. */
export function isOmitted(given: unknown): boolean {
  return given === null || given === undefined || isInvocation(given);
}

/** An argument as a matrix; a bare value counts as one cell. Undefined where it was omitted. */
export function matrixOf(given: unknown): Cells | undefined {
  if (isOmitted(given)) return undefined;
  if (!Array.isArray(given)) return [[given]];
  return given.length === 0 || Array.isArray(given[0]) ? given : [given];
}

/** The same with plain values instead of data types. */
function* cellsOf(given: unknown): Sliced<Cells | undefined> {
  const cells = matrixOf(given);
  return cells && (yield* withoutDataTypes(cells));
}

/**
 * What Excel adds after the last argument. Excel keeps an older version's list of functions for a day, and then it stands where a
 * newer argument is. Data types have a type.
 */
function isInvocation(given: unknown): boolean {
  return isObject(given) && !Array.isArray(given) && !(given instanceof InputError) && !("type" in given);
}

/** Replaces data types by the values that they stand for, so that a formatted number or heading is like a plain one. */
function* withoutDataTypes(cells: Cells): Sliced<Cells> {
  const withObjects: number[] = [];
  yield* eachSliced(cells, (row, index) => {
    if (row.some(isObject)) withObjects.push(index);
  });
  if (withObjects.length === 0) return cells;
  return yield* rowsSliced(cells.length, (index) => {
    const row = cells[index]!;
    return row.some(isObject) ? row.map((raw) => (isObject(raw) ? cellValue(raw) : raw)) : row;
  });
}

function isObject(raw: unknown): raw is object {
  return typeof raw === "object" && raw !== null;
}

export function shapeOf(cells: Cells): Shape {
  return { rows: cells.length, columns: cells[0]?.length ?? 0 };
}

export function isOneCell(cells: Cells): boolean {
  return cells.length === 1 && cells[0]!.length === 1;
}

/**
 * Reads one cell of an argument. A blank cell arrives as 0, "" or null, and all three mean the same: in an optional argument it
 * is 0 if 0 is allowed and else undefined, which means the default.
 */
export function readCell<T>(
  argument: CellArgument<T>,
  name: string,
  cells: Cells,
  row: number,
  column: number,
): T | Stopped | undefined {
  const raw = cells[row]?.[column];
  if (typeof raw === "number" && raw !== 0 && isFinite(raw)) {
    const read = argument.read(raw); // the usual case, kept fast
    if (read !== undefined) return read;
  }
  const value = cellValue(raw);
  if (value instanceof InputError) return value;
  const about = () => aboutCell(name, shapeOf(cells), row, column);
  if (value === null || (value === 0 && argument.zeroIsBlank)) {
    if (argument.default) return argument.zeroIsBlank ? undefined : argument.read(0);
    return refuse(
      value === 0 ? texts.zeroOrEmpty(about(), argument.wanted) : texts.empty(about(), argument.wanted),
    );
  }
  if (value instanceof Unreadable) return refuse(texts.unwanted(about(), argument.wanted, value.name));
  const read = argument.read(value);
  return read ?? refuse(texts.unwanted(about(), argument.wanted, spelled(value), argument.instead?.(value)));
}

/** Reads an argument as a whole; the default where it was omitted. */
export function* readWhole<T>(name: string, argument: WholeArgument<T>, given: unknown): Sliced<T | Stopped> {
  const cells = yield* cellsOf(given);
  if (!cells) return argument.default ? argument.default.value : refuse(texts.omitted(name, argument.wanted));
  const value = argument.read(name, cells);
  return isSliced(value) ? yield* value : value;
}

/** True when reading gave no value. */
export function isStopped(value: unknown): value is Stopped {
  return value instanceof Failure || value instanceof InputError;
}

/** The one that the result shows: an error that a cell already holds, else our first failure. */
export function firstStop(stops: readonly Stopped[]): Stopped | undefined {
  return stops.find((stop) => stop instanceof InputError) ?? stops[0];
}

/** A value as a message shows it. */
function spelled(value: number | string | boolean): string {
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return typeof value === "number" ? String(value) : quoted(value);
}
