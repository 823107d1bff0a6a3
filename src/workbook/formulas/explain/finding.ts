import { Problem } from "../../../base/problem";

/** What is wrong in a cell, and where. */
export interface Finding {
  readonly problem: Problem;
  /** The cells to look at, as an address in the workbook. */
  readonly cells?: string;
  /** The argument at fault: its function's place among the calls, and its own among the arguments. */
  readonly argument?: { readonly call: number; readonly index: number };
  /** Whether entering the formula again may mend it. */
  readonly isRepairable?: true;
}

export function finding(what: string, reason: string | readonly string[], remedy: string): Finding {
  return { problem: new Problem(what, typeof reason === "string" ? [reason] : reason, remedy) };
}
