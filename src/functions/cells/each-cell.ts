import { rowsAtOnce, type Sliced } from "../../core/slices";
import { type Arguments, declarations, type Stopped, type Values } from "./declaration";
import { Failure, refuse, type Shape, texts } from "./errors";
import { type Block, Input, stoppedAt } from "./input";
import { callerIn, cellsIn, pausing, sizeOf } from "./pausing";
import { isStopped, matrixOf, readWhole } from "./reading";
import { deliver, type Output, type OutputCell, spillSliced, toCell } from "./spill";
import { isPerhapsBlank } from "./values";

/**
 * A worksheet function that computes one value from one value of each argument. Ranges meet as in Excel: a single value
 * meets everything, a column and a row make a grid, equal shapes meet cell by cell. The result has the shape of them all
 * together, and "" wherever every range is blank. Of whole columns, such as A:A, the result ends with the data. What a call brings along
 * is the same at all positions.
 */
export function forEachCell<A extends Arguments, C = undefined>(
  name: string,
  declared: A,
  compute: (values: Values<A>, call: C) => Output,
) {
  declarations.set(name, declared);
  return (given: readonly unknown[], ...[call]: C extends undefined ? [] : [C]): any => {
    const computeWith = (values: unknown): Output => compute(values as Values<A>, call as C);
    return pausing(largestResult(given), work(name, declared, computeWith, given), callerIn(given));
  };
}

/** The cells of all arguments, or those of the result where columns meet rows. */
function largestResult(given: readonly unknown[]): number {
  const shapes = given.map(sizeOf);
  const rows = Math.max(...shapes.map((shape) => shape.rows));
  return Math.max(cellsIn(given), rows * Math.max(...shapes.map(({ columns }) => columns)));
}

function* work(
  name: string,
  declared: Arguments,
  compute: (values: unknown) => Output,
  given: readonly unknown[],
): Sliced<OutputCell[][]> {
  const inputs: Input[] = [];
  const values: Record<string, unknown> = {};
  for (const [index, argument] of Object.keys(declared).entries()) {
    const input = yield* inputOf(argument, declared[argument]!, given[index], values);
    if (isStopped(input)) return yield* spillSliced(name, [[input]]);
    if (input) inputs.push(input);
  }
  const shape = broadcast(inputs);
  if (shape instanceof Failure) return yield* spillSliced(name, [[shape]]);
  const ranges = inputs.filter(({ single }) => !single);
  const rows = shape.rows === wholeColumn ? yield* filledRows(ranges, shape.rows) : shape.rows;
  return yield* deliver(name, yield* cellsSliced(name, { ...shape, rows }, inputs, values, compute));
}

/** All positions share one object of values, into which goes what differs from one to the next. */
function* cellsSliced(
  name: string,
  shape: Shape,
  inputs: readonly Input[],
  values: Record<string, unknown>,
  compute: (values: unknown) => Output,
): Sliced<OutputCell[][]> {
  const ranges = inputs.filter(({ single }) => !single);
  const singlesArePlain = !inputs.some((input) => input.single && !isConstant(input, values));
  const cells = new Array<OutputCell[]>(shape.rows);
  for (const block of blocksOf(shape)) {
    yield;
    for (const range of ranges) range.readBlock(block);
    const isPlain = singlesArePlain && ranges.every((range) => range.isPlain);
    const mayBeBlank = !ranges.some((range) => range.isPlain && range.argument.zeroIsBlank);
    let at = 0;
    for (let row = block.top; row < block.bottom; row++)
      for (let column = block.left; column < block.right; column++, at++) {
        let output: Output | undefined;
        if (mayBeBlank && isBlankAt(ranges, at, row, column)) output = "";
        else if (isPlain) for (const range of ranges) range.setPlain(values, at);
        else output = stoppedAt(inputs, values, at, row, column);
        const cell = toCell(name, output ?? compute(values));
        if (column === 0) cells[row] = [cell];
        else cells[row]!.push(cell);
      }
  }
  return cells;
}

/** Sets a single value once and for all, if it does not depend on another argument. */
function isConstant(input: Input, values: Record<string, unknown>): boolean {
  const { default: otherwise } = input.argument;
  const dependsOnOther = !input.isPlain && otherwise !== undefined && "sameAs" in otherwise;
  return !dependsOnOther && input.setAt(values, 0, 0, 0) === undefined;
}

/** Whole rows as far as they are short, else parts of one. */
function* blocksOf({ rows, columns }: Shape): Generator<Block> {
  const height = Math.max(1, Math.floor(rowsAtOnce / columns));
  for (let top = 0; top < rows; top += height)
    for (let left = 0; left < columns; left += rowsAtOnce)
      yield {
        top,
        bottom: Math.min(top + height, rows),
        left,
        right: Math.min(left + rowsAtOnce, columns),
      };
}

/** Prepares an argument. One that is read as a whole goes straight into `values` and has no input. */
function* inputOf(
  name: string,
  argument: Arguments[string],
  given: unknown,
  values: Record<string, unknown>,
): Sliced<Input | Stopped | undefined> {
  if (argument.kind === "series")
    throw new TypeError(`${name}: a series does not meet other arguments cell by cell`);
  values[name] = undefined; // fixes the order of properties
  if (argument.kind === "whole") {
    const value = yield* readWhole(name, argument, given);
    values[name] = value;
    return isStopped(value) ? value : undefined;
  }
  const cells = matrixOf(given);
  if (!cells && !argument.default) return refuse(texts.omitted(name, argument.wanted));
  const input = new Input(name, argument, cells);
  return input.shape.rows === 0 || input.shape.columns === 0 ? refuse(texts.nothingInIt(name)) : input;
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

/** The rows of a sheet. A range as tall is a whole column. */
const wholeColumn = 1_048_576;

/** The rows up to the last in which a range holds something. Blank cells may arrive as 0. */
function* filledRows(ranges: readonly Input[], rows: number): Sliced<number> {
  const tall = ranges.filter(({ shape }) => shape.rows === rows);
  const isFilled = (row: number): boolean =>
    tall.some((range) => {
      for (let column = 0; column < range.shape.columns; column++)
        if (!isPerhapsBlank(range.raw(row, column))) return true;
      return false;
    });
  let filled = rows;
  while (filled > 1 && !isFilled(filled - 1)) if (--filled % rowsAtOnce === 0) yield;
  return filled;
}

/** True when every range is blank here. A 0 may be a blank cell, so at least one value must be certainly blank. */
function isBlankAt(ranges: readonly Input[], at: number, row: number, column: number): boolean {
  let isCertain = false;
  for (const range of ranges) {
    const isBlank = range.isBlankAt(at, row, column);
    if (isBlank === false) return false;
    isCertain ||= isBlank === true;
  }
  return isCertain;
}
