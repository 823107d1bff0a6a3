import { atShownDigits, fromNumber, toNumber, type Decimal } from "../../core/number/decimal";
import { choices, type Failure, type InputError } from "./errors";

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
  readonly read: (argument: string, cells: Cells) => T | Stopped;
}

export type Argument = CellArgument<unknown> | SeriesArgument<unknown, unknown> | WholeArgument<unknown>;
export type Arguments = Readonly<Record<string, Argument>>;
export type Values<A extends Arguments> = {
  [K in keyof A]: A[K] extends CellArgument<infer T>
    ? T
    : A[K] extends SeriesArgument<infer T, infer D>
      ? readonly T[] | D
      : A[K] extends WholeArgument<infer T>
        ? T
        : never;
};

interface NumberRule {
  readonly wanted: string;
  readonly zeroIsBlank: boolean;
  readonly accepts: (value: Decimal) => boolean;
}

const number = (rule: NumberRule): CellArgument<Decimal> => ({
  kind: "cell",
  wanted: rule.wanted,
  zeroIsBlank: rule.zeroIsBlank,
  read: (value) => {
    if (typeof value !== "number") return undefined;
    const read = fromNumber(value);
    return rule.accepts(read) ? read : undefined;
  },
});

export const anyNumber = number({ wanted: "a number", zeroIsBlank: false, accepts: () => true });
export const positive = number({ wanted: "a positive number", zeroIsBlank: true, accepts: isPositive });
export const atLeastZero = number({
  wanted: "a number of at least 0",
  zeroIsBlank: false,
  accepts: (value) => !value.isNegative(),
});
/** A rate as a fraction of one, which a percent cell holds. */
export const rate = number({
  wanted: "a fraction from 0 to below 1 (0.005 is 0.5 %)",
  zeroIsBlank: false,
  accepts: (value) => value.isZero() || (isPositive(value) && value.e < 0),
});
/** A part of the whole. */
export const share = number({
  wanted: "a fraction from 0 to 1 (0.1 is 10 %)",
  zeroIsBlank: false,
  accepts: (value) => !value.isNegative() && value.lte(1),
});
/** A probability of more often than not. */
export const confidenceLevel = number({
  wanted: "a fraction from 0.5 to below 1 (0.95 is 95 %)",
  zeroIsBlank: true,
  accepts: (value) => value.gte(0.5) && value.lt(1),
});
/** A rate that can be compounded: at -1 nothing is left. */
export const growthRate = number({
  wanted: "a fraction above -1 (0.0001 is 0.01 %)",
  zeroIsBlank: false,
  accepts: (value) => value.gt(-1),
});

/** A whole number in that range, at 15 significant digits as every number. */
export function wholeNumber(least: number, most: number): CellArgument<number> {
  return {
    kind: "cell",
    wanted: `a whole number from ${least} to ${most}`,
    zeroIsBlank: least > 0,
    read: (value) => {
      if (typeof value !== "number") return undefined;
      const read = toNumber(fromNumber(value));
      return Number.isInteger(read) && read >= least && read <= most ? read : undefined;
    },
  };
}

const double = (
  { wanted, zeroIsBlank }: Pick<CellArgument<unknown>, "wanted" | "zeroIsBlank">,
  accepts: (value: number) => boolean,
): CellArgument<number> => ({
  kind: "cell",
  wanted,
  zeroIsBlank,
  read: (value) => (typeof value === "number" && accepts(value) ? atShownDigits(value) : undefined),
});

/** Numbers for statistics over long series, which are computed in doubles. */
export const anyDouble = double(anyNumber, () => true);
export const positiveDouble = double(positive, (value) => value > 0);
export const doubleAtLeastZero = double(atLeastZero, (value) => value >= 0);
/** How often in a day: once every so many hours. */
export const hoursOfDay = double(
  { wanted: "a number of hours that divides the 24 of a day", zeroIsBlank: true },
  (value) => value > 0 && Number.isInteger(24 / value),
);

/** Bars to look back over; there are no more than a sheet has rows. */
export const barCount = wholeNumber(1, 1_048_576);

function isPositive(value: Decimal): boolean {
  return value.s > 0 && !value.isZero();
}

/** One of the names, in any case. */
export function choice<T extends string>(names: readonly T[]): CellArgument<T> {
  const byKey = new Map<string, T>(names.map((name) => [name.toLowerCase(), name]));
  return {
    kind: "cell",
    wanted: choices(names),
    zeroIsBlank: true,
    read: (value) => (typeof value === "string" ? byKey.get(value.trim().toLowerCase()) : undefined),
  };
}

/** TRUE or FALSE, which 1 and a blank stand for too. */
export const truth: CellArgument<boolean> = {
  kind: "cell",
  wanted: "TRUE or FALSE",
  zeroIsBlank: true,
  read: (value) => (typeof value === "boolean" ? value : value === 1 || undefined),
};

/** A name; a number counts as its text. */
export const text: CellArgument<string> = {
  kind: "cell",
  wanted: "a text",
  zeroIsBlank: true,
  read: (value) => (typeof value === "boolean" ? undefined : String(value).trim() || undefined),
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
