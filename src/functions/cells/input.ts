import { type CellArgument, type Cells, defaultOf, type Stopped } from "./declaration";
import { Failure, InputError, type Shape } from "./errors";
import { isStopped, readCell, shapeOf } from "./reading";
import { cellValue, isBlank } from "./values";

/** Read once: in some hosts every use of a global is a slow call. */
const { isFinite } = Number;

/** A rectangle of the result, whose cells are read and computed between two interruptions. */
export interface Block {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Stands for a blank cell, or a 0 that may be one. It is read when something else at its position is not blank. */
const unread = Symbol("unread");

/** A number or a text that is no error and not blank, which is most of what is read and kept fast. */
function isUsual(raw: unknown): raw is number | string {
  return typeof raw === "number"
    ? raw !== 0 && isFinite(raw)
    : typeof raw === "string" && raw !== "" && raw.charCodeAt(0) !== hash;
}

const hash = "#".charCodeAt(0);

/** An argument that has a value at each position of the result. */
export class Input {
  readonly shape: Shape;
  /** True for a single value, which is read at once. */
  readonly single: boolean;
  /** The values of the current block, position after position. */
  private readonly read: unknown[] = [];
  /** True if all of them are values: none is missing, blank or wrong. */
  isPlain = false;
  /** Of one row of cells that all rows of the result meet, its values. */
  private row: unknown[] | undefined;
  private last: unknown;
  private lastRead: unknown;
  private given: unknown;

  constructor(
    readonly name: string,
    readonly argument: CellArgument<unknown>,
    /** Undefined if it was omitted. */
    private readonly cells: Cells | undefined,
  ) {
    this.shape = cells ? shapeOf(cells) : { rows: 1, columns: 1 };
    this.single = this.shape.rows === 1 && this.shape.columns === 1;
    if (this.single) this.put(0, cells && readCell(argument, name, cells, 0, 0));
  }

  /** The cell at a position of the result. */
  raw(row: number, column: number): unknown {
    const { rows, columns } = this.shape;
    const raw = this.cells?.[rows === 1 ? 0 : row]?.[columns === 1 ? 0 : column];
    return typeof raw === "object" ? cellValue(raw) : raw;
  }

  /** Reads the cells of a block. A column is read as it goes down, and a value that meets a whole row only once. */
  readBlock({ top, bottom, left, right }: Block): void {
    const { cells, shape } = this;
    this.isPlain = true;
    if (shape.columns === 1 && right - left === 1) {
      this.readColumn(top, bottom);
      return;
    }
    let at = 0;
    for (let row = top; row < bottom; row++) {
      if (shape.columns > 1) {
        const line = shape.rows === 1 ? this.valuesOfRow() : undefined;
        for (let column = left; column < right; column++)
          this.put(at++, line ? line[column] : this.valueOf(cells![row]?.[column], row, column));
      } else {
        const value = this.valueOf(cells![row]?.[0], row, 0);
        for (let column = left; column < right; column++) this.put(at++, value);
      }
    }
  }

  /** The same of one column, which is most of what is read. */
  private readColumn(top: number, bottom: number): void {
    const { argument, cells, read } = this;
    let { last, lastRead } = this;
    for (let row = top, at = 0; row < bottom; row++, at++) {
      const raw = cells![row]?.[0];
      if (raw === last && raw !== undefined) {
        read[at] = lastRead;
        continue;
      }
      const value = isUsual(raw) ? argument.read(raw) : undefined;
      if (value === undefined) this.put(at, this.valueOf(raw, row, 0));
      else {
        read[at] = lastRead = value;
        last = raw;
      }
    }
    this.last = last;
    this.lastRead = lastRead;
  }

  /** True if the position holds no value; undefined if it holds a 0 that may be a blank cell. */
  isBlankAt(at: number, row: number, column: number): boolean | undefined {
    if (this.read[at] === unread) return true;
    return !this.argument.zeroIsBlank && this.raw(row, column) === 0 ? undefined : false;
  }

  /** Puts a value of a block that is plain into `values`. */
  setPlain(values: Record<string, unknown>, at: number): void {
    const value = this.read[at];
    if (value !== this.given) this.set(values, value);
  }

  /** The same of any block, or why the position has no value. */
  setAt(values: Record<string, unknown>, at: number, row: number, column: number): Stopped | undefined {
    const { argument, name, shape } = this;
    let value = this.read[this.single ? 0 : at];
    if (value === unread)
      value = readCell(
        argument,
        name,
        this.cells!,
        shape.rows === 1 ? 0 : row,
        shape.columns === 1 ? 0 : column,
      );
    if (isStopped(value)) return value;
    this.set(values, value === undefined ? defaultOf(argument, values) : value);
    return undefined;
  }

  private set(values: Record<string, unknown>, value: unknown): void {
    values[this.name] = this.given = value;
  }

  private put(at: number, value: unknown): void {
    this.read[at] = value;
    if (value === undefined || value === unread || isStopped(value)) this.isPlain = false;
  }

  private valuesOfRow(): unknown[] {
    return (this.row ??= Array.from(this.cells![0]!, (raw, column) => this.valueOf(raw, 0, column)));
  }

  /** Figures repeat themselves down a column, and are then read once. What is wrong with a cell is said of each. */
  private valueOf(raw: unknown, row: number, column: number): unknown {
    if (raw === this.last && raw !== undefined) return this.lastRead;
    const { argument } = this;
    let value: unknown;
    if (isUsual(raw)) value = argument.read(raw);
    else {
      const plain = typeof raw === "object" ? cellValue(raw) : raw;
      if (isBlank(plain) || (plain === 0 && argument.zeroIsBlank)) return unread;
    }
    value ??= readCell(argument, this.name, this.cells!, row, column);
    if (typeof raw === "object" || isStopped(value)) return value;
    this.last = raw;
    return (this.lastRead = value);
  }
}

/** The one that a position shows: an error that a cell holds, else the failure of the first argument. */
export function stoppedAt(
  inputs: readonly Input[],
  values: Record<string, unknown>,
  at: number,
  row: number,
  column: number,
): Stopped | undefined {
  let stopped: Stopped | undefined;
  for (const input of inputs) {
    const stop = input.setAt(values, at, row, column);
    if (stop instanceof InputError) return stop;
    if (stop instanceof Failure) stopped ??= stop;
  }
  return stopped;
}
