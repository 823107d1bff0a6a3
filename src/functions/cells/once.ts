import { atOnce, type Sliced } from "../../core/slices";
import {
  type Arguments,
  type CellArgument,
  type Cells,
  declarations,
  defaultOf,
  type Stopped,
  type Values,
} from "./declaration";
import { refuse, texts } from "./errors";
import { pausing } from "./pausing";
import { cellsOf, firstStop, isStopped, readCell, readWhole, shapeOf } from "./reading";
import { type Layout, readSeries } from "./series";
import { type Output, type OutputCell, spillSliced } from "./spill";

type Compute<A extends Arguments> = (
  values: Values<A>,
  layout: Layout,
) => Output[][] | Stopped | Sliced<Output[][] | Stopped>;

/** A worksheet function that computes one result, of any shape, from all of its arguments. */
export function once<A extends Arguments>(name: string, declared: A, compute: Compute<A>) {
  declarations.set(name, declared);
  return (given: readonly unknown[]): OutputCell[][] =>
    atOnce(work(name, declared, compute, given.map(cellsOf)));
}

/** The same for a function over long series, which pauses. Each cell of the arguments `crossed` meets each of the other one. */
export function onceOverLongSeries<A extends Arguments>(
  name: string,
  declared: A,
  compute: Compute<A>,
  crossed: readonly (keyof A)[] = [],
) {
  declarations.set(name, declared);
  const names = Object.keys(declared);
  return (given: readonly unknown[]): any => {
    const cells = given.map(cellsOf);
    const sizes = cells.map((argument) => {
      const { rows, columns } = shapeOf(argument ?? []);
      return rows * columns;
    });
    const met = crossed.reduce(
      (product, argument) => product * (sizes[names.indexOf(String(argument))] ?? 0),
      1,
    );
    const count = sizes.reduce((sum, size) => sum + size, crossed.length > 0 ? met : 0);
    return pausing(count, work(name, declared, compute, cells));
  };
}

function* work<A extends Arguments>(
  name: string,
  declared: A,
  compute: Compute<A>,
  given: readonly (Cells | undefined)[],
): Sliced<OutputCell[][]> {
  const cells = new Map<string, Cells>();
  Object.keys(declared).forEach((argument, index) => {
    const matrix = given[index];
    if (matrix) cells.set(argument, matrix);
  });
  const values: Record<string, unknown> = {};
  const stops = new Map<string, Stopped>();
  for (const [argument, kind] of Object.entries(declared)) {
    if (kind.kind === "series") continue;
    const matrix = cells.get(argument);
    const value =
      kind.kind === "whole" ? readWhole(argument, kind, matrix) : readSingle(argument, kind, matrix, values);
    if (isStopped(value)) stops.set(argument, value);
    else values[argument] = value;
  }
  const layout = yield* readSeries(declared, cells, values, stops);
  const stop = firstStop(Object.keys(declared).flatMap((argument) => stops.get(argument) ?? []));
  const computed = stop ?? compute(values as Values<A>, layout);
  const result = Array.isArray(computed) || isStopped(computed) ? computed : yield* computed;
  yield;
  return yield* spillSliced(name, isStopped(result) ? [[result]] : result);
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
