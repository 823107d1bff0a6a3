import { rowsAtOnce, type Sliced } from "../../core/slices";
import type { Arguments, Cells, SeriesArgument, Stopped } from "./declaration";
import { type About, aboutCell, refuse, texts } from "./errors";
import { firstStop, isStopped, readCell, shapeOf } from "./reading";
import type { Output } from "./spill";
import { isBlank, isPerhapsBlank } from "./values";

/** The length of the series of a call, the rows of them that are filled, and their direction. */
export interface Layout {
  readonly length: number;
  /** The rows that are not wholly blank, counted from 0. */
  readonly filled: readonly number[];
  readonly across: boolean;
}

/**
 * Reads the series of a call into `values`, and into `stops` why an argument could not be read. A row that is blank in all
 * series is left out of each; the layout remembers where it was.
 */
export function* readSeries(
  declared: Arguments,
  given: ReadonlyMap<string, Cells>,
  values: Record<string, unknown>,
  stops: Map<string, Stopped>,
): Sliced<Layout> {
  const lines: Line[] = [];
  for (const [name, argument] of Object.entries(declared)) {
    if (argument.kind !== "series") continue;
    const cells = given.get(name);
    const line = cells && lineOf(name, argument, cells);
    if (isStopped(line)) stops.set(name, line);
    else if (line) lines.push(line);
    else if (argument.default) values[name] = argument.default.value;
    else stops.set(name, refuse(texts.omitted(name, `a row or column, each ${argument.of.wanted}`)));
  }
  const sideBySide = lines.filter(
    ({ argument, length }) => !argument.ofOwnLength && (!argument.orOne || length > 1),
  );
  const first = sideBySide[0];
  const odd = sideBySide.find(({ length }) => length !== first?.length);
  if (first && odd)
    stops.set(odd.name, refuse(texts.lengthsDiffer(first.name, first.length, odd.name, odd.length)));

  const length = first?.length ?? lines[0]?.length ?? 0;
  const filled = filledRows(odd ? [] : sideBySide, length);
  if (first && filled.length === 0) stops.set(first.name, refuse(texts.nothingInIt(first.name)));
  for (const line of odd ? [] : lines) {
    const rows = line.argument.ofOwnLength ? filledRows([line], line.length) : filled;
    if (rows.length === 0) stops.set(line.name, refuse(texts.nothingInIt(line.name)));
    const beside = line.argument.ofOwnLength || sideBySide.includes(line);
    const read = new Array<unknown>(rows.length);
    for (let start = 0; start < rows.length; start += rowsAtOnce) {
      const end = Math.min(start + rowsAtOnce, rows.length);
      for (let index = start; index < end; index++) read[index] = line.read(beside ? rows[index]! : 0);
      yield;
    }
    values[line.name] = read;
    const stop = line.argument.keepsStopped ? undefined : firstStop(read.filter(isStopped));
    if (stop) stops.set(line.name, stop);
  }
  return { length, filled, across: first?.across ?? false };
}

/**
 * Lays out lines of one output per row of the series: as columns if the series run down, as rows if they run across. A blank
 * row of the series gets "".
 */
export function alongSeries(
  { length, filled, across }: Layout,
  ...lines: readonly ArrayLike<Output>[]
): Output[][] {
  const spread =
    filled.length === length ? lines : lines.map((outputs) => amongBlanks(outputs, length, filled));
  if (across) return spread.map((line) => Array.from(line));
  const rows: Output[][] = [];
  for (let row = 0; row < length; row++) {
    const outputs = new Array<Output>(spread.length);
    for (let line = 0; line < spread.length; line++) outputs[line] = spread[line]![row]!;
    rows.push(outputs);
  }
  return rows;
}

function amongBlanks(outputs: ArrayLike<Output>, length: number, filled: readonly number[]): Output[] {
  const line = new Array<Output>(length).fill("");
  filled.forEach((row, index) => (line[row] = outputs[index]!));
  return line;
}

/**
 * Puts blank rows into a table that has one row per value of the series, wherever the series have one, but none after the last
 * value. An undefined row is dropped. Without any series the rows stay as they are.
 */
export function withBlankRows(
  { length, filled }: Layout,
  rows: readonly (Output[] | undefined)[],
): Output[][] {
  const given = rows.filter((row) => row !== undefined);
  if (filled.length === length) return given;
  const blank = new Array<Output>(given[0]?.length ?? 0).fill("");
  const last = filled.at(-1) ?? -1;
  const position = new Map(filled.map((row, index) => [row, index]));
  return Array.from({ length: last + 1 }, (_, row) => {
    const index = position.get(row);
    return index === undefined ? blank : rows[index];
  }).filter((row) => row !== undefined);
}

/** A value of a series, for a failure about it. */
export function aboutValue({ length, filled, across }: Layout, argument: string, index: number): About {
  const shape = across ? { rows: 1, columns: length } : { rows: length, columns: 1 };
  return aboutCell(argument, shape, across ? 0 : filled[index]!, across ? filled[index]! : 0);
}

interface Line {
  readonly name: string;
  readonly argument: SeriesArgument<unknown, unknown>;
  readonly length: number;
  readonly across: boolean;
  readonly raw: (row: number) => unknown;
  readonly read: (row: number) => unknown;
}

function lineOf(name: string, argument: SeriesArgument<unknown, unknown>, cells: Cells): Line | Stopped {
  const shape = shapeOf(cells);
  if (shape.rows > 1 && shape.columns > 1) return refuse(texts.notOneLine(name, shape));
  if (shape.rows === 0 || shape.columns === 0) return refuse(texts.nothingInIt(name));
  const across = shape.columns > 1;
  return {
    name,
    argument,
    across,
    length: across ? shape.columns : shape.rows,
    raw: (row) => (across ? cells[0]![row] : cells[row]![0]),
    read: (row) => readCell(argument.of, name, cells, across ? 0 : row, across ? row : 0),
  };
}

function filledRows(lines: readonly Line[], length: number): number[] {
  const rows: number[] = [];
  for (let row = 0; row < length; row++) if (length === 1 || !isBlankRow(lines, row)) rows.push(row);
  return rows;
}

/** True when the row is blank in all series. A 0 may be a blank cell, so at least one value must be certainly blank. */
function isBlankRow(lines: readonly Line[], row: number): boolean {
  for (const line of lines) if (!isPerhapsBlank(line.raw(row))) return false;
  return lines.some((line) => isBlank(line.raw(row)) || line.argument.of.zeroIsBlank);
}
