import {
  defaultOf,
  type Arguments,
  type CellArgument,
  type Cells,
  type Stopped,
  type Values,
  type WholeArgument,
} from "./arguments";
import { refuse, texts } from "./errors";
import { cellsOf, firstStop, isStopped, readCell, shapeOf } from "./reading";
import { readSeries, type Layout } from "./series";
import { spill, type Output } from "./spill";

/** A worksheet function that computes one result, of any shape, from all of its arguments. */
export function once<A extends Arguments>(
  name: string,
  declared: A,
  compute: (values: Values<A>, layout: Layout) => Output[][] | Stopped,
) {
  return (given: readonly unknown[]): any[][] => {
    const cells = new Map<string, Cells>();
    Object.keys(declared).forEach((argument, index) => {
      const matrix = cellsOf(given[index]);
      if (matrix) cells.set(argument, matrix);
    });
    const values: Record<string, unknown> = {};
    const stops = new Map<string, Stopped>();
    for (const [argument, kind] of Object.entries(declared)) {
      if (kind.kind === "series") continue;
      const matrix = cells.get(argument);
      const value =
        kind.kind === "whole"
          ? readWhole(argument, kind, matrix)
          : readSingle(argument, kind, matrix, values);
      if (isStopped(value)) stops.set(argument, value);
      else values[argument] = value;
    }
    const layout = readSeries(declared, cells, values, stops);
    const stop = firstStop(Object.keys(declared).flatMap((argument) => stops.get(argument) ?? []));
    const result = stop ?? compute(values as Values<A>, layout);
    return spill(name, isStopped(result) ? [[result]] : result);
  };
}

function readWhole(name: string, argument: WholeArgument<unknown>, cells: Cells | undefined): unknown {
  return cells ? argument.read(name, cells) : refuse(texts.omitted(name, argument.wanted));
}

function readSingle(
  name: string,
  argument: CellArgument<unknown>,
  cells: Cells | undefined,
  values: Readonly<Record<string, unknown>>,
): unknown {
  if (!cells && !argument.default) return refuse(texts.omitted(name, argument.wanted));
  const shape = cells && shapeOf(cells);
  if (shape && (shape.rows !== 1 || shape.columns !== 1)) return refuse(texts.severalValues(name, shape));
  return (cells && readCell(argument, name, cells, 0, 0)) ?? defaultOf(argument, values);
}
