import { calledName } from "../../base/function-names";
import { atShownDigits, type Decimal, toDouble } from "../../core/number/decimal";
import { rowsAtOnce, type Sliced } from "../../core/slices";
import { noteCall } from "./delivery/calls";
import type { Stopped } from "./declaration";
import { Failure, InputError, refuse, texts } from "./errors";
import { formatted, type FormattedNumber } from "./delivery/formatted";
import { excessiveSize } from "./delivery/size";

/** What a function may put into a cell. */
export type Output = Decimal | number | string | boolean | Stopped;

export type OutputCell = number | string | boolean | FormattedNumber | CustomFunctions.Error;

/** Turns the outputs into the matrix that a function returns. Works in place, so that a long matrix is not built twice. */
export function* spillSliced(name: string, rows: Output[][]): Sliced<OutputCell[][]> {
  const cells: (Output | OutputCell)[][] = rows;
  let done = 0;
  for (const line of cells) {
    for (let from = 0; from < line.length; from += rowsAtOnce) {
      const to = Math.min(from + rowsAtOnce, line.length);
      toCells(name, line, from, to);
      if ((done += to - from) < rowsAtOnce) continue;
      done = 0;
      yield;
    }
  }
  return yield* deliver(name, cells as OutputCell[][]);
}

function toCells(name: string, line: (Output | OutputCell)[], from: number, to: number): void {
  for (let column = from; column < to; column++) line[column] = toCell(name, line[column] as Output);
}

/**
 * Excel shows the message of a result's only error when it is thrown, so that one is thrown. Errors in a range stay in their
 * cells, and so do those that the runtime cannot throw unchanged, such as the #REF! of an input.
 */
export function* deliver(name: string, cells: OutputCell[][]): Sliced<OutputCell[][]> {
  noteCall();
  const size = yield* excessiveSize(cells);
  if (size !== undefined) throw toError(name, refuse(texts.tooLarge(size / 1e6)));
  const only = cells.length === 1 && cells[0]!.length === 1 ? cells[0]![0] : undefined;
  if (only instanceof CustomFunctions.Error && throwable.has(only.code)) throw only;
  return formatted(name, cells);
}

const throwable = new Set<string>(["#VALUE!", "#N/A", "#DIV/0!", "#NUM!", "#NULL!"]);

export function toCell(name: string, output: Output): OutputCell {
  if (typeof output === "number") return numberCell(output);
  if (typeof output !== "object") return output;
  if (output instanceof Failure) return toError(name, output);
  if (output instanceof InputError) return output.error;
  const double = toDouble(output);
  return Number.isFinite(double) ? double : overflow();
}

/** An exact number as the cell will show it. The rows of a long table are made with it: exact numbers of them all take much memory. */
export function shown(output: Output): Output {
  const isExact = typeof output === "object" && !(output instanceof Failure || output instanceof InputError);
  return isExact ? toDouble(output) : output;
}

/** Rounds a double to the 15 digits that Excel shows. */
function numberCell(value: number): number | CustomFunctions.Error {
  return Number.isFinite(value) ? atShownDigits(value) : overflow();
}

/** The failure behind an error value that a function returned or threw; undefined where the error was an input's. */
export function failureOf(error: unknown): Failure | undefined {
  return error instanceof CustomFunctions.Error ? failures.get(error) : undefined;
}

const failures = new WeakMap<CustomFunctions.Error, Failure>();

/** Creating an error value is slow and one failure may fill thousands of cells, so each failure gets one error value. */
const errors = new WeakMap<Failure, { readonly name: string; readonly error: CustomFunctions.Error }>();

function toError(name: string, failure: Failure): CustomFunctions.Error {
  const known = errors.get(failure);
  if (known?.name === name) return known.error;
  const message = failure.text === "" ? undefined : `${calledName(name)}: ${failure.text}.`;
  const error = new CustomFunctions.Error(failure.code as CustomFunctions.ErrorCode, message);
  errors.set(failure, { name, error });
  failures.set(error, failure);
  return error;
}

function overflow(): CustomFunctions.Error {
  return new CustomFunctions.Error(CustomFunctions.ErrorCode.invalidNumber);
}
