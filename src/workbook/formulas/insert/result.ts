import { parseAddress, type Block } from "../../../excel/addresses";
import { everyPart, parseFormula } from "../../../excel/formulas/parse";
import { readReferences } from "../../../excel/formulas/references";
import type { Matrix } from "../../../excel/formulas/values";
import { runExcel } from "../../../excel/run";
import { evaluateCalls } from "../explain/evaluate";
import type { FunctionDoc } from "../function-doc";
import type { InsertPlan } from "./plan";

/** What a planned formula will give, calculated by the functions themselves and without writing anything. */
export type PlannedResult =
  | {
      readonly kind: "values";
      readonly values: Matrix;
      /** Why a cell is an error, in the function's own words. */
      readonly messages: ReadonlyMap<string, string>;
      /** The argument that the first of these messages is about. */
      readonly fault: string | undefined;
      /** The cells that it reads. */
      readonly reads: readonly Block[];
    }
  /** Only Excel can calculate these arguments, or cells hold too much to read them here. */
  | { readonly kind: "unknown"; readonly arguments: readonly string[] };

/** The key of a cell's message. */
export function messageKey(row: number, column: number): string {
  return `${row} ${column}`;
}

/** Calculates a planned formula with what the workbook's cells hold now. Four round trips at most. */
export async function calculatePlan(
  { formula, target }: InsertPlan,
  docs: readonly FunctionDoc[],
): Promise<PlannedResult> {
  const parsed = parseFormula(formula);
  if (!parsed) return { kind: "unknown", arguments: [] };
  const home = parseAddress(target);
  const references = await runExcel("The result was not calculated.", (context) =>
    readReferences(context, everyPart(parsed), home),
  );
  const { calls } = await evaluateCalls(parsed, docs, references, home);
  const call = calls.at(-1);
  if (!call?.outcome) {
    const open = call?.arguments.flatMap(({ isOmitted, values }, at) =>
      isOmitted || values ? [] : [call.doc.parameters[at]!.name],
    );
    return { kind: "unknown", arguments: open ?? [] };
  }
  const { values, failure } = call.outcome;
  const messages = new Map<string, string>();
  let fault: string | undefined;
  values.forEach((line, row) =>
    line.forEach((_, column) => {
      const failed = failure(row, column);
      if (!failed) return;
      if (messages.size === 0) fault = failed.about[0]?.argument;
      messages.set(messageKey(row, column), failed.message);
    }),
  );
  const reads = [...references.values()].flatMap(({ block }) => block ?? []);
  return { kind: "values", values, messages, fault, reads };
}
