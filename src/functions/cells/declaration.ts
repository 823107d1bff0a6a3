import type { Sliced } from "../../core/slices";
import type { Failure, InputError } from "./errors";
import { isPerhapsBlank } from "./values";

/** An argument as Excel hands it over, always as a matrix; undefined where it was omitted. */
export type Cells = readonly (readonly unknown[])[];

/** The result of reading a cell without a usable value: our own failure, or the error that the cell holds. */
export type Stopped = Failure | InputError;

/** An argument with one value at each position of the result. It is optional when it has a default. */
export interface CellArgument<T> {
  readonly kind: "cell";
  /** In the words of a message: "a positive number". */
  readonly wanted: string;
  /** True when 0 is not allowed and therefore counts as a blank cell. */
  readonly zeroIsBlank: boolean;
  /** The only texts it takes, in any case. */
  readonly choices?: readonly string[];
  /** The value as the function takes it; undefined when it is not what is wanted. */
  readonly read: (value: number | string | boolean) => T | undefined;
  /** For a value that is not wanted: what to type, if that can be told. */
  readonly instead?: (value: number | string | boolean) => string | undefined;
  readonly default?: Default<T>;
}

/** The value of an omitted argument, and of a blank cell where 0 is not allowed; it can be that of another argument. */
export type Default<T> = { readonly value: T } | { readonly sameAs: string };

/** One row or one column, read in order by the rule in series.ts. All series of a function end together, unless said otherwise. */
export interface SeriesArgument<T, D = never> {
  readonly kind: "series";
  readonly of: CellArgument<T>;
  /** A single value meets every row of the other series. */
  readonly orOne: boolean;
  /** Its length may differ from that of the other series. */
  readonly ofOwnLength: boolean;
  /** A value that cannot be read stays in the series as a failure or error, and the function puts it into its cell. */
  readonly keepsStopped: boolean;
  /** Its rows stand by themselves, as holdings do: a row that is blank throughout is none. In time it would be a gap. */
  readonly isList: boolean;
  readonly default?: { readonly value: D };
}

/** An argument read as a whole, such as a table. */
export interface WholeArgument<T> {
  readonly kind: "whole";
  readonly wanted: string;
  /** The texts that it takes where it need not be a table. */
  readonly choices?: readonly string[];
  /** Long tables are read as sliced work. */
  readonly read: (argument: string, cells: Cells) => T | Stopped | Sliced<T | Stopped>;
  readonly default?: { readonly value: T };
}

export type Argument = CellArgument<unknown> | SeriesArgument<unknown, unknown> | WholeArgument<unknown>;

export type Arguments = Readonly<Record<string, Argument>>;

/** The arguments of each worksheet function in order, by the name of the function: "HEDGE.PNL". */
export const declarations = new Map<string, Arguments>();

export type Values<A extends Arguments> = {
  [K in keyof A]: A[K] extends CellArgument<infer T>
    ? T
    : A[K] extends SeriesArgument<infer T, infer D>
      ? readonly T[] | D
      : A[K] extends WholeArgument<infer T>
        ? T
        : never;
};

/** The same of one that is a table, which may be long. */
export interface ReadInSlices<T> extends WholeArgument<T> {
  readonly read: (argument: string, cells: Cells) => Sliced<T | Stopped>;
}

/** Makes an argument optional, with this value when it is omitted. */
export function optional<T>(argument: CellArgument<T>, value: T): CellArgument<T> {
  return { ...argument, default: { value } };
}

/** The same for an argument that is read as a whole. */
export function optionalWhole<T, D>(argument: WholeArgument<T>, value: D): WholeArgument<T | D> {
  return { ...argument, default: { value } };
}

/** The same without a value: undefined where it is omitted, or where all of it is blank. */
export function optionalTable<T>(argument: WholeArgument<T>): WholeArgument<T | undefined> {
  return {
    ...argument,
    read: (name, cells) => (isAllBlank(cells) ? undefined : argument.read(name, cells)),
    default: { value: undefined },
  };
}

export function isAllBlank(cells: Cells): boolean {
  return cells.every((row) => row.every(isPerhapsBlank));
}

/** Makes an argument optional, with the value of an earlier argument when it is omitted. */
export function sameAs<T>(argument: CellArgument<T>, other: string): CellArgument<T> {
  return { ...argument, default: { sameAs: other } };
}

/** Values in order of time. */
export function series<T>(of: CellArgument<T>): SeriesArgument<T> {
  return { kind: "series", of, orOne: false, ofOwnLength: false, keepsStopped: false, isList: false };
}

export function optionalSeries<T, D>(of: CellArgument<T>, value: D): SeriesArgument<T, D> {
  return { ...series(of), default: { value } };
}

/** A value for each of several things, such as the holdings of a table. */
export function list<T>(of: CellArgument<T>): SeriesArgument<T> {
  return { ...series(of), isList: true };
}

export function optionalList<T, D>(of: CellArgument<T>, value: D): SeriesArgument<T, D> {
  return { ...list(of), default: { value } };
}

/** The same series, but a value that cannot be read stays in it as a failure or error and does not stop the function. */
export function keepingStopped<T, D>(argument: SeriesArgument<T, D>): SeriesArgument<T | Stopped, D> {
  return { ...argument, keepsStopped: true };
}

/** The same series, but a single value counts for every row of the other series. */
export function orOneForAll<T, D>(argument: SeriesArgument<T, D>): SeriesArgument<T, D> {
  return { ...argument, orOne: true };
}

/** The same series, but its length may differ from that of the other series. */
export function ofOwnLength<T, D>(argument: SeriesArgument<T, D>): SeriesArgument<T, D> {
  return { ...argument, ofOwnLength: true };
}

/** The value of an omitted argument; `values` holds the arguments before it. */
export function defaultOf(
  { default: otherwise }: CellArgument<unknown>,
  values: Readonly<Record<string, unknown>>,
): unknown {
  return otherwise && ("sameAs" in otherwise ? values[otherwise.sameAs] : otherwise.value);
}
