import { Problem } from "../../base/problem";

/** A write or an Undo that failed and was not all taken back: the workbook may hold a part of it, and Undo goes on with that. */
export class UnfinishedProblem extends Problem {
  constructor(
    /** A write can be tried again once the rest of it is taken back. */
    readonly of: "write" | "undo",
    what: string,
    reasons: readonly string[],
    remedy: string,
  ) {
    super(what, reasons, remedy);
    this.name = "UnfinishedProblem";
  }
}
