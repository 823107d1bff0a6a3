import { takePause } from "../../base/pauses";
import { Problem } from "../../base/problem";
import type { CellValue } from "../../excel/cells/source";
import { isErrorName } from "../../excel/formulas/values";
import { callWorksheetFunction, type Outcome } from "../formulas/functions";
import type { AccountTables, TableKind } from "./tables";

/** A figure, or why it is not known. */
export type Figure = number | Unknown;

export interface Unknown {
  readonly reason: string;
  /** True where what was given is not enough, as where brackets end; else there is no such figure. */
  readonly isOpen: boolean;
}

/** What accounts are read with: their tables, and whose rules hold. */
export interface Given {
  readonly tables: AccountTables;
  /** A name such as "okx". */
  readonly rules: string;
}

type Argument = readonly (readonly CellValue[])[] | null;

/** The arguments of a function of whole accounts: `of` what is its own, `table` one of those that describe the accounts. */
interface Arguments {
  readonly of: (value: CellValue) => Argument;
  readonly table: (kind: TableKind) => Argument;
}

/** Calls a worksheet function of whole accounts. Rules, brackets and ratios are the last arguments of each. */
export async function callOf(
  id: string,
  { tables, rules }: Given,
  first: (given: Arguments) => readonly Argument[],
): Promise<Outcome> {
  await takePause();
  const table = (kind: TableKind): Argument => tables[kind]?.values ?? null;
  const own = first({ of: (value) => [[value]], table });
  const outcome = await callWorksheetFunction(id, [...own, [[rules]], table("tiers"), table("ratios")]);
  if (outcome) return outcome;
  throw new Problem(
    "The account was not calculated.",
    ["The worksheet functions of whole accounts are not loaded."],
    "Close the pane and open it again.",
  );
}

/** The figure in a cell of a result. */
export function figureAt(outcome: Outcome, row: number, column: number): Figure {
  const value = outcome.values[row]?.[column];
  return typeof value === "number" ? value : unknownAt(outcome, row, column);
}

/** Why a cell of a result, or all of it, has no figure. */
export function unknownAt(outcome: Outcome, row = 0, column = 0): Unknown {
  const failure = isRefused(outcome) ? outcome.failure(0, 0) : outcome.failure(row, column);
  return {
    reason: reasonAt(outcome, row, column),
    isOpen: failure === undefined || failure.about.length > 0,
  };
}

/** The text in a cell of a result; "" for an error. */
export function textAt({ values }: Outcome, row: number, column: number): string {
  const value = values[row]?.[column] ?? "";
  return isErrorName(value) ? "" : String(value);
}

/** True where the whole result is one error. */
export function isRefused({ values }: Outcome): boolean {
  return values.length === 1 && values[0]!.length === 1 && isErrorName(values[0]![0]);
}

/** Why a cell of a result, or all of it, is an error. The function's name is left out, since nobody has typed it here. */
export function reasonAt(outcome: Outcome, row = 0, column = 0): string {
  const at = isRefused(outcome) ? ([0, 0] as const) : ([row, column] as const);
  const { message } = outcome.failure(...at) ?? {};
  if (message === undefined) return `It comes to ${textOf(outcome, ...at)}.`;
  const text = message.replace(/^[\w.]+: /, "");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function textOf({ values }: Outcome, row: number, column: number): string {
  return String(values[row]?.[column] ?? "nothing");
}
