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
import { callerIn, cellsIn, pausing } from "./pausing";
import { firstStop, isStopped, matrixOf, readCell, readWhole, shapeOf } from "./reading";
import { type Layout, readSeries } from "./series";
import { type Output, type OutputCell, spillSliced } from "./spill";

type Compute<A extends Arguments> = (
  values: Values<A>,
  layout: Layout,
) => Output[][] | Stopped | Sliced<Output[][] | Stopped>;

/**
 * A worksheet function that computes one result, of any shape, from all of its arguments. Where a long series can be one of them it
 * computes as sliced work. Each cell of the arguments `crossed` meets each of the other one.
 */
export function once<A extends Arguments>(
  name: string,
  declared: A,
  compute: Compute<A>,
  crossed: readonly (keyof A)[] = [],
) {
  declarations.set(name, declared);
  const places = crossed.map((argument) => Object.keys(declared).indexOf(String(argument)));
  return (given: readonly unknown[]): any[][] => {
    const met = places.reduce((product, place) => product * cellsIn([given[place]]), 1);
    // The metadata knows no promise; the runtime awaits one.
    return pausing(cellsIn(given) + met, work(name, declared, compute, given), callerIn(given)) as any[][];
  };
}

/** The same for a function whose result somebody else has to answer. */
export function onceAnswered<A extends Arguments>(
  name: string,
  declared: A,
  answer: (values: Values<A>) => Promise<Output[][] | Stopped>,
) {
  declarations.set(name, declared);
  const answered = async (given: readonly unknown[]) => {
    const read = atOnce(readArguments(declared, given));
    return atOnce(delivered(name, isStopped(read) ? read : await answer(read.values)));
  };
  return (given: readonly unknown[]): any => answered(given);
}

function* work<A extends Arguments>(
  name: string,
  declared: A,
  compute: Compute<A>,
  given: readonly unknown[],
): Sliced<OutputCell[][]> {
  const read = yield* readArguments(declared, given);
  const computed = isStopped(read) ? read : compute(read.values, read.layout);
  const result = Array.isArray(computed) || isStopped(computed) ? computed : yield* computed;
  yield;
  return yield* delivered(name, result);
}

function delivered(name: string, result: Output[][] | Stopped): Sliced<OutputCell[][]> {
  return spillSliced(name, isStopped(result) ? [[result]] : result);
}

function* readArguments<A extends Arguments>(
  declared: A,
  given: readonly unknown[],
): Sliced<{ readonly values: Values<A>; readonly layout: Layout } | Stopped> {
  const cells = new Map<string, Cells>();
  const values: Record<string, unknown> = {};
  const stops = new Map<string, Stopped>();
  for (const [index, [argument, kind]] of Object.entries(declared).entries()) {
    let value: unknown;
    if (kind.kind === "whole") value = yield* readWhole(argument, kind, given[index]);
    else {
      const matrix = matrixOf(given[index]);
      if (kind.kind === "series") {
        if (matrix) cells.set(argument, matrix);
        continue;
      }
      value = readSingle(argument, kind, matrix, values);
    }
    if (isStopped(value)) stops.set(argument, value);
    else values[argument] = value;
  }
  const layout = yield* readSeries(declared, cells, values, stops);
  const stop = firstStop(Object.keys(declared).flatMap((argument) => stops.get(argument) ?? []));
  return stop ?? { values: values as Values<A>, layout };
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
