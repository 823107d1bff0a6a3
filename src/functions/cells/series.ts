import { eachSliced, rowsAtOnce, rowsSliced, type Sliced } from "../../core/slices";
import type { Arguments, Cells, SeriesArgument, Stopped } from "./declaration";
import { type About, aboutCell, refuse, texts } from "./errors";
import { firstStop, isStopped, readCell, shapeOf } from "./reading";
import type { Output } from "./spill";
import { cellValue, isBlank, isPerhapsBlank } from "./values";

/** Where the data of the series of a call are, and their direction. */
export interface Layout extends Extent {
  readonly across: boolean;
}

interface Extent {
  /** The rows of the ranges as they were given. */
  readonly given: number;
  /** The rows up to the last one with data. */
  readonly length: number;
  /** The rows that are read, counted from 0. */
  readonly filled: readonly number[];
  /** True when the first row is a heading. */
  readonly isHeaded: boolean;
}

/**
 * Reads the series of a call into `values`, and into `stops` why an argument could not be read. Rows that are left out are
 * left out of each series; the layout remembers where they were.
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
  const extent = yield* extentOf(sideBySide);
  const short = sideBySide.find(({ length }) => length < extent.length);
  if (short) stops.set(short.name, yield* lengthsDiffer(sideBySide, short, extent.length));
  for (const line of short ? [] : lines) {
    const { filled } = line.argument.ofOwnLength ? yield* extentOf([line]) : extent;
    if (filled.length === 0) stops.set(line.name, refuse(texts.nothingInIt(line.name)));
    const beside = line.argument.ofOwnLength || sideBySide.includes(line);
    const stopped: Stopped[] = [];
    values[line.name] = yield* rowsSliced(filled.length, (index) => {
      const value = line.read(beside ? filled[index]! : 0);
      if (isStopped(value) && !line.argument.keepsStopped) stopped.push(value);
      return value;
    });
    const stop = firstStop(stopped);
    if (stop) stops.set(line.name, stop);
  }
  return { ...extent, across: sideBySide[0]?.across ?? false };
}

/**
 * Finds the data of series that stand side by side. This is the one rule for the series of every function. Excel hands an
 * empty cell over as null on the web and as 0 on the desktop, so both must lead to the same answer:
 *
 * - A text in the first cell that is no value there is a heading. Its row is left out. So is a number entered as text, such as the
 *   year "2024", where real numbers follow and no other number is entered as text.
 * - The series end together at the last row in which one of them holds something other than a blank or 0, so that empty cells
 *   below the data change nothing. Zeros alone are data where every series may hold 0, such as funding rates.
 * - In order of time, a row between the first and the last that is blank or 0 throughout is read like any other where a series
 *   may not hold 0. That series then refuses it with its place: leaving it out would join the values around a gap, and a 0
 *   among prices would go unseen. In a list such a row is left out, as nothing depends on its place.
 * - Where every series may hold 0, a 0 is a value and a cell that is certainly blank is left out. Only the desktop cannot tell
 *   the two apart inside a series.
 */
function* extentOf(lines: readonly Line[]): Sliced<Extent> {
  const isHeaded = yield* isHeadedRow(lines);
  const from = isHeaded ? 1 : 0;
  const mayBeZero = lines.every(({ argument }) => !argument.of.zeroIsBlank);
  const isList = lines.some(({ argument }) => argument.isList);
  const isSingle = lines.length > 0 && lines.every(({ length }) => length === 1);
  let length = isSingle ? 1 : yield* endOf(lines, from, isPerhapsBlank);
  if (length === from && mayBeZero) length = yield* endOf(lines, from, isBlank);
  const isNothing = mayBeZero ? isBlank : isPerhapsBlank;
  const filled: number[] = [];
  for (let row = from; row < length; row++) {
    if (row % rowsAtOnce === 0) yield;
    const isLeftOut =
      lines.every(({ raw }) => isNothing(raw(row))) && (mayBeZero || isList || filled.length === 0);
    if (isSingle || !isLeftOut) filled.push(row);
  }
  return { given: Math.max(0, ...lines.map((line) => line.length)), length, filled, isHeaded };
}

/** The row behind the last one in which a line holds something, or `from`. */
function* endOf(lines: readonly Line[], from: number, isNothing: (raw: unknown) => boolean): Sliced<number> {
  let longest = from;
  for (const { raw, length } of lines) {
    let end = length;
    while (end > longest && isNothing(raw(end - 1))) if (--end % rowsAtOnce === 0) yield;
    longest = Math.max(longest, end);
  }
  return longest;
}

/** True when a first cell holds a heading and none holds a value. */
function* isHeadedRow(lines: readonly Line[]): Sliced<boolean> {
  const areTexts = lines.every(({ raw }) => {
    const first = cellValue(raw(0));
    return typeof first === "string" || isPerhapsBlank(first);
  });
  if (!areTexts) return false;
  for (const line of lines) if (yield* hasHeading(line)) return true;
  return false;
}

function* hasHeading(line: Line): Sliced<boolean> {
  const first = cellValue(line.raw(0));
  if (line.length === 1 || typeof first !== "string") return false;
  if (!isFigure(first)) return line.argument.of.read(first) === undefined;
  return isTitle(first) && (yield* isAboveNumbers(line));
}

/** A year, a date or a span that is written above numbers: "2024", "24h", "2026-11-28". Money such as "60,000" is a number. */
function isTitle(text: string): boolean {
  return /^\s*\d{1,4}(\s?\p{L}{1,4}|([-/.]\d{1,2}){2})?\s*$/u.test(text);
}

/** True for a number that was entered as text, such as "60,000" or "5 %", and for a heading such as "2024" or "24h". */
function isFigure(text: string): boolean {
  return text.length <= 40 && /^\P{L}*\d\P{L}*\p{L}{0,4}\P{L}*$/u.test(text);
}

/** True where numbers follow the first cell and none of them was entered as text. A 0 may be a blank cell. */
function* isAboveNumbers({ length, raw }: Line): Sliced<boolean> {
  let numbers = 0;
  for (let row = 1; row < length; row++) {
    if (row % rowsAtOnce === 0) yield;
    const value = raw(row);
    if (typeof value === "string" && isFigure(value)) return false;
    if (typeof value === "number" && value !== 0) numbers++;
  }
  return numbers > 0;
}

function* lengthsDiffer(lines: readonly Line[], short: Line, length: number): Sliced<Stopped> {
  let long: Line | undefined;
  for (const line of lines) if (!long && (yield* endOf([line], 0, isPerhapsBlank)) === length) long = line;
  long ??= lines.find((line) => line.length >= length)!; // its last rows are zeros
  const [a, b] = lines.indexOf(short) < lines.indexOf(long) ? [short, long] : [long, short];
  const valuesOf = (line: Line) => Math.min(line.length, length);
  return refuse(texts.lengthsDiffer(a.name, valuesOf(a), b.name, valuesOf(b)));
}

/**
 * Lays out lines of one output per row of the series: as columns if the series run down, as rows if they run across. A blank
 * row of the series, and a heading, gets "".
 */
export function* alongSliced(
  { length, filled, across }: Layout,
  ...lines: readonly ArrayLike<Output>[]
): Sliced<Output[][]> {
  const outputsAt = (index: number): Output[] => lines.map((line) => line[index]!);
  if (across) return lines.map((line) => amongBlanks(line, length, filled));
  if (filled.length === length) return yield* rowsSliced(length, outputsAt);
  const rows = yield* rowsSliced(length, (): Output[] => lines.map(() => ""));
  yield* eachSliced(filled, (row, index) => (rows[row] = outputsAt(index)));
  return rows;
}

function amongBlanks(outputs: ArrayLike<Output>, length: number, filled: readonly number[]): Output[] {
  const line = new Array<Output>(length).fill("");
  filled.forEach((row, index) => (line[row] = outputs[index]!));
  return line;
}

/**
 * A table with its header and one row per value of the series, and with a blank row wherever the series have one between two values.
 * The header takes the place of a heading. An undefined row is dropped. Without any series there are no blank rows.
 */
export function* withBlankRows(
  { filled, isHeaded }: Layout,
  header: Output[],
  rows: readonly (Output[] | undefined)[],
): Sliced<Output[][]> {
  const blank = header.map(() => "");
  const table = [header];
  let next = isHeaded ? 1 : 0;
  yield* eachSliced(rows, (row, index) => {
    for (const place = filled[index] ?? next; next < place; next++) table.push(blank);
    next++;
    if (row) table.push(row);
  });
  return table;
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
    raw: (row) => {
      const raw = across ? cells[0]![row] : cells[row]?.[0];
      return typeof raw === "object" ? cellValue(raw) : raw;
    },
    read: (row) => readCell(argument.of, name, cells, across ? 0 : row, across ? row : 0),
  };
}
