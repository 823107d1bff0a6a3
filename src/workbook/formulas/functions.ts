import type { CellContent, Matrix } from "../../excel/formulas/values";
import { duringOwnCall } from "../../base/own-calls";
import type { Market } from "../../market/live/interface";
import { bareName } from "./function-doc";

/**
 * The global that functions.js leaves behind. It is the only way from the pane to the worksheet functions: the page loads
 * functions.js first, as a bundle of its own.
 */
interface BallastFunctions {
  /** By their names in the code: perpPnl. */
  readonly functions: Readonly<Record<string, WorksheetFunction>>;
  /** By their names without a namespace: PERP.PNL. */
  readonly declarations: { readonly get: (name: string) => readonly DeclaredArgument[] | undefined };
  /** What a function meant by an error value that it gave; undefined where it passes on the error of an argument. */
  readonly failureOf: (error: unknown) => Pick<Failure, "about"> | undefined;
  /** Tells of each call of a function from now on, and at once where one was called before. */
  readonly whenCalled: (called: () => void) => void;
  /** Whether results bring their number formats along. */
  readonly numberFormats: {
    readonly isOffered: () => boolean;
    readonly isOn: () => boolean;
    readonly choose: (isOn: boolean) => void;
  };
  /** The switch of live data, and what it reads. */
  readonly market: Market;
}

declare global {
  var BallastFunctions: BallastFunctions | undefined;
}

type WorksheetFunction = (...given: readonly (Matrix | null)[]) => unknown;

/** An argument as its function declares it. */
export interface DeclaredArgument {
  readonly name: string;
  /** One value, a row or column of values, or cells that are read together, such as a table. */
  readonly kind: "cell" | "series" | "whole";
  readonly optional: boolean;
  /** As messages say it: "a positive number". */
  readonly wanted: string;
  /** The texts that it takes, where it takes no others. */
  readonly choices?: readonly string[];
}

/** What a worksheet function gives: values, and the failures behind the errors among them. */
export interface Outcome {
  readonly values: Matrix;
  /** Undefined where the cell holds no error, or an error without a message. */
  readonly failure: (row: number, column: number) => Failure | undefined;
}

/** Why a worksheet function gives an error. */
export interface Failure {
  readonly message: string;
  /** The arguments that it is about, the one at fault first. Empty where they only fail all together. */
  readonly about: readonly About[];
}

/** An argument, and the cell in it where it has several. Row and column count from 0. */
export interface About {
  readonly argument: string;
  readonly row?: number;
  readonly column?: number;
}

/** Live market data; undefined where the page did not load the functions. */
export function liveMarket(): Market | undefined {
  return globalThis.BallastFunctions?.market;
}

/** Calls the worksheet function with an id as Excel does; undefined where the page did not load it. */
export async function callWorksheetFunction(
  id: string,
  given: readonly (Matrix | null)[],
): Promise<Outcome | undefined> {
  const called = find(id);
  if (!called) return undefined;
  try {
    return outcomeOf((await duringOwnCall(() => called(...given))) as unknown[][]);
  } catch (error) {
    return outcomeOf([[error]]);
  }
}

/** The arguments that the worksheet function with an id declares; none where it takes none or the page did not load it. */
export function declaredArguments(id: string): readonly DeclaredArgument[] {
  return globalThis.BallastFunctions?.declarations.get(bareName(id)) ?? [];
}

/** True when the page loaded worksheet functions, but not the one with this id. */
export function lacksFunction(id: string): boolean {
  return globalThis.BallastFunctions !== undefined && !find(id);
}

/** PERP_PNL is perpPnl in the code. */
function find(id: string): WorksheetFunction | undefined {
  const wanted = id.replace("_", "").toLowerCase();
  const functions = globalThis.BallastFunctions?.functions ?? {};
  const key = Object.keys(functions).find((candidate) => candidate.toLowerCase() === wanted);
  return key === undefined ? undefined : functions[key];
}

function outcomeOf(rows: readonly (readonly unknown[])[]): Outcome {
  return {
    values: rows.map((row) => row.map(contentOf)),
    failure: (row, column) => {
      const value = rows[row]?.[column];
      if (!isError(value) || !value.message) return undefined;
      const about = globalThis.BallastFunctions?.failureOf(value)?.about ?? [];
      return { message: value.message, about };
    },
  };
}

function contentOf(value: unknown): CellContent {
  if (isError(value)) return value.code;
  if (isFormatted(value)) return value.basicValue;
  return typeof value === "number" || typeof value === "string" || typeof value === "boolean"
    ? value
    : "#VALUE!";
}

function isError(value: unknown): value is CustomFunctions.Error {
  return value instanceof CustomFunctions.Error;
}

/** A number with the format in which Excel shows it. */
function isFormatted(value: unknown): value is { readonly basicValue: number } {
  return typeof value === "object" && value !== null && "basicValue" in value;
}
