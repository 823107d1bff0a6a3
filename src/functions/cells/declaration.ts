import type { Failure, InputError } from "./errors";

/** An argument as Excel hands it over, always as a matrix; undefined where it was omitted. */
export type Cells = readonly (readonly unknown[])[];

/** What reading gives when it gives no value: a refusal, or the error that the cell itself holds. */
export type Stopped = Failure | InputError;

/** An argument that meets the others cell by cell. It is optional when it has a default. */
export interface CellArgument<T> {
  readonly kind: "cell";
  /** As a message says it: "a positive number". */
  readonly wanted: string;
  /** Whether 0 is no legal value and so counts as a blank cell. */
  readonly zeroIsBlank: boolean;
  /** The only texts it takes, in any case. */
  readonly choices?: readonly string[];
  /** The value, undefined where it is not what is wanted. */
  readonly read: (value: number | string | boolean) => T | undefined;
  readonly default?: Default<T>;
}

/** What an omitted argument, or a blank cell where 0 is not legal, stands for: a value, or another argument's. */
export type Default<T> = { readonly value: T } | { readonly sameAs: string };

/** One row or one column, read in order. All series of a function have the same length, unless said otherwise. */
export interface SeriesArgument<T, D = never> {
  readonly kind: "series";
  readonly of: CellArgument<T>;
  /** A single value meets every row of the other series. */
  readonly orOne: boolean;
  /** It stands for itself: its length need not be that of the others. */
  readonly ofOwnLength: boolean;
  /** A value that cannot be read stands in the series as what stopped it, for the function to put into its own cell. */
  readonly keepsStopped: boolean;
  readonly default?: { readonly value: D };
}

/** An argument read as a whole, such as a table. */
export interface WholeArgument<T> {
  readonly kind: "whole";
  readonly wanted: string;
  /** The texts that it takes where it need not be a table. */
  readonly choices?: readonly string[];
  readonly read: (argument: string, cells: Cells) => T | Stopped;
}

export type Argument = CellArgument<unknown> | SeriesArgument<unknown, unknown> | WholeArgument<unknown>;

export type Arguments = Readonly<Record<string, Argument>>;

/** What each worksheet function takes, by its name: "HEDGE.PNL" and its arguments in order. */
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

/** Makes an argument optional, with what it is when it is omitted. */
export function optional<T>(argument: CellArgument<T>, value: T): CellArgument<T> {
  return { ...argument, default: { value } };
}

/** Makes an argument optional: omitted, it is what that other, earlier argument is. */
export function sameAs<T>(argument: CellArgument<T>, other: string): CellArgument<T> {
  return { ...argument, default: { sameAs: other } };
}

export function series<T>(of: CellArgument<T>): SeriesArgument<T> {
  return { kind: "series", of, orOne: false, ofOwnLength: false, keepsStopped: false };
}

export function optionalSeries<T, D>(of: CellArgument<T>, value: D): SeriesArgument<T, D> {
  return { kind: "series", of, orOne: false, ofOwnLength: false, keepsStopped: false, default: { value } };
}

/** The series, with what stopped a value in that value's place instead of stopping the whole. */
export function keepingStopped<T, D>(argument: SeriesArgument<T, D>): SeriesArgument<T | Stopped, D> {
  return { ...argument, keepsStopped: true };
}

/** The series, of which a single value stands for every row of the others. */
export function orOneForAll<T, D>(argument: SeriesArgument<T, D>): SeriesArgument<T, D> {
  return { ...argument, orOne: true };
}

/** The series, whose length need not be that of the others. */
export function ofOwnLength<T, D>(argument: SeriesArgument<T, D>): SeriesArgument<T, D> {
  return { ...argument, ofOwnLength: true };
}

/** What an argument is that was omitted; `values` holds the arguments before it. */
export function defaultOf(
  { default: otherwise }: CellArgument<unknown>,
  values: Readonly<Record<string, unknown>>,
): unknown {
  return otherwise && ("sameAs" in otherwise ? values[otherwise.sameAs] : otherwise.value);
}
