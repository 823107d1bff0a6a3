import { Problem } from "../../../base/problem";

/** What is wrong in a cell, and where. */
export interface Finding {
  readonly problem: Problem;
  /** The cells to look at, as an address in the workbook. */
  readonly cells?: string;
  /** The argument at fault: the index of its call, and its own index in that call. */
  readonly argument?: { readonly call: number; readonly index: number };
  /** Set when entering the formula again may repair it. */
  readonly isRepairable?: true;
}

export function finding(what: string, reason: string | readonly string[], remedy: string): Finding {
  return { problem: new Problem(what, typeof reason === "string" ? [reason] : reason, remedy) };
}
