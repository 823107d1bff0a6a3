import { rowsAtOnce, type Sliced } from "../../core/slices";
import {
  type Arguments,
  type CellArgument,
  type Cells,
  declarations,
  defaultOf,
  type Stopped,
  type Values,
} from "./declaration";
import { Failure, InputError, refuse, type Shape, texts } from "./errors";
import { pausing } from "./pausing";
import { cellsOf, isStopped, readCell, readWhole, shapeOf } from "./reading";
import { deliver, type Output, type OutputCell, spill, toCell } from "./spill";
import { isBlank, isPerhapsBlank } from "./values";

/**
 * A worksheet function that computes one value from one value of each argument. Ranges meet as in Excel: a single value
 * meets everything, a column and a row make a grid, equal shapes meet cell by cell. The result has the shape of them all
 * together, and "" wherever every range is blank. Of whole columns, such as A:A, the result ends with the data.
 */
export function forEachCell<A extends Arguments>(
  name: string,
  declared: A,
  compute: (values: Values<A>) => Output,
) {
  declarations.set(name, declared);
  const names = Object.keys(declared);
  return (given: readonly unknown[]): any => {
    const inputs: Input[] = [];
    const values: Record<string, unknown> = {};
    for (const [index, argument] of Object.values(declared).entries()) {
      const input = inputOf(names[index]!, argument, cellsOf(given[index]), values);
      if (isStopped(input)) return spill(name, [[input]]);
      if (input) inputs.push(input);
    }
    const shape = broadcast(inputs);
    if (shape instanceof Failure) return spill(name, [[shape]]);
    const ranges = inputs.filter(({ single }) => !single);
    const rows = shape.rows === wholeColumn ? filledRows(ranges, shape.rows) : shape.rows;
    const readers = inputs.map((input) => readOnce(input, shape));
    const outputAt = (row: number, column: number): Output =>
      isBlankAt(ranges, row, column)
        ? ""
        : (readAt(readers, row, column, values) ?? compute(values as Values<A>));
    const cellAt = (row: number, column: number): OutputCell => toCell(name, outputAt(row, column));
    return pausing(rows * shape.columns, cellsSliced(name, { ...shape, rows }, cellAt));
  };
}

function* cellsSliced(
  name: string,
  { rows, columns }: Shape,
  cellAt: (row: number, column: number) => OutputCell,
): Sliced<OutputCell[][]> {
  const cells: OutputCell[][] = [];
  for (let row = 0, count = 0; row < rows; row++) {
    const line: OutputCell[] = [];
    for (let column = 0; column < columns; column++) {
      line.push(cellAt(row, column));
      if (++count % rowsAtOnce === 0) yield;
    }
    cells.push(line);
  }
  return yield* deliver(name, cells);
}

/** An argument that has a value at every position; `undefined` means its default. */
interface Input {
  readonly name: string;
  readonly argument: CellArgument<unknown>;
  readonly shape: Shape;
  readonly single: boolean;
  readonly raw: (row: number, column: number) => unknown;
  readonly read: (row: number, column: number) => unknown;
}

/** Prepares an argument. One that is read as a whole goes straight into `values` and has no input. */
function inputOf(
  name: string,
  argument: Arguments[string],
  cells: Cells | undefined,
  values: Record<string, unknown>,
): Input | Stopped | undefined {
  if (argument.kind === "series")
    throw new TypeError(`${name}: a series does not meet other arguments cell by cell`);
  values[name] = undefined; // fixes the order of properties: all positions share one object
  if (argument.kind === "whole") {
    const value = readWhole(name, argument, cells);
    values[name] = value;
    return isStopped(value) ? value : undefined;
  }
  if (!cells)
    return argument.default ? omitted(name, argument) : refuse(texts.omitted(name, argument.wanted));
  const shape = shapeOf(cells);
  const { rows, columns } = shape;
  if (rows === 0 || columns === 0) return refuse(texts.nothingInIt(name));
  const single = rows === 1 && columns === 1;
  return {
    name,
    argument,
    shape,
    single,
    raw: (row, column) => cells[rows === 1 ? 0 : row]?.[columns === 1 ? 0 : column],
    read: rememberingLast((row, column) => readCell(argument, name, cells, row, column), cells),
  };
}

/** Figures repeat themselves down a column, and are then read once. What is wrong with a cell is said of each. */
function rememberingLast(read: Input["read"], cells: Cells): Input["read"] {
  let last: unknown;
  let lastRead: unknown;
  return (row, column) => {
    const raw = cells[row]?.[column];
    if (raw === last && raw !== undefined) return lastRead;
    const found = read(row, column);
    const isKept = (typeof raw === "number" || typeof raw === "string") && !isStopped(found);
    last = isKept ? raw : undefined;
    lastRead = found;
    return found;
  };
}

function omitted(name: string, argument: CellArgument<unknown>): Input {
  const nothing = () => undefined;
  return { name, argument, shape: { rows: 1, columns: 1 }, single: true, raw: nothing, read: nothing };
}

/** Reads each cell of a single value, row or column only once, however many positions it meets. */
function readOnce(input: Input, result: Shape): Input {
  const { rows, columns } = input.shape;
  if (rows === result.rows && columns === result.columns) return input;
  const known: unknown[] = [];
  const done: boolean[] = [];
  const read = (row: number, column: number) => {
    const index = (rows === 1 ? 0 : row) + (columns === 1 ? 0 : column);
    if (!done[index]) {
      known[index] = input.read(rows === 1 ? 0 : row, columns === 1 ? 0 : column);
      done[index] = true;
    }
    return known[index];
  };
  return { ...input, read };
}

function broadcast(inputs: readonly Input[]): Shape | Failure {
  let [tallest, widest] = [inputs[0], inputs[0]];
  for (const input of inputs) {
    if (input.shape.rows > tallest!.shape.rows) tallest = input;
    if (input.shape.columns > widest!.shape.columns) widest = input;
  }
  const shape = { rows: tallest?.shape.rows ?? 1, columns: widest?.shape.columns ?? 1 };
  for (const input of inputs) {
    const { rows, columns } = input.shape;
    const other =
      rows > 1 && rows < shape.rows ? tallest : columns > 1 && columns < shape.columns ? widest : undefined;
    if (other) return refuse(texts.shapesDiffer(other.name, other.shape, input.name, input.shape));
  }
  return shape;
}

/** Puts the values of a position into `values`, or returns why it has none: an error of a cell, else our first failure. */
function readAt(
  inputs: readonly Input[],
  row: number,
  column: number,
  values: Record<string, unknown>,
): Stopped | undefined {
  let stopped: Stopped | undefined;
  for (const { name, argument, read } of inputs) {
    const value = read(row, column);
    if (value === undefined) values[name] = defaultOf(argument, values);
    else if (value instanceof InputError) return value;
    else if (value instanceof Failure) stopped ??= value;
    else values[name] = value;
  }
  return stopped;
}

/** The rows of a sheet. A range as tall is a whole column. */
const wholeColumn = 1_048_576;

/** The rows up to the last in which a range holds something. Blank cells may arrive as 0. */
function filledRows(ranges: readonly Input[], rows: number): number {
  const tall = ranges.filter(({ shape }) => shape.rows === rows);
  const isFilled = (row: number): boolean =>
    tall.some(({ shape, raw }) => {
      for (let column = 0; column < shape.columns; column++)
        if (!isPerhapsBlank(raw(row, column))) return true;
      return false;
    });
  let filled = rows;
  while (filled > 1 && !isFilled(filled - 1)) filled--;
  return filled;
}

/** True when every range is blank here. A 0 may be a blank cell, so at least one value must be certainly blank. */
function isBlankAt(ranges: readonly Input[], row: number, column: number): boolean {
  for (const range of ranges) if (!isPerhapsBlank(range.raw(row, column))) return false;
  return ranges.some(({ argument, raw }) => argument.zeroIsBlank || isBlank(raw(row, column)));
}
