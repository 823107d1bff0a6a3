import { Problem } from "../../base/problem";

/** A write or an Undo that failed and could not be taken back: the workbook may hold a part of it, and Undo goes on with that. */
export class UnfinishedProblem extends Problem {
  constructor(what: string, reasons: readonly string[], remedy: string) {
    super(what, reasons, remedy);
    this.name = "UnfinishedProblem";
  }
}
