import type { Block } from "../addresses";
import type { FormulaCell } from "../cells/formula-cells";
import type { EnteredName, RemovedName } from "./names-back";
import type { EnteredRule } from "./rules-back";
import type { Snapshot } from "./snapshot";

/** What a write added to the workbook and what it replaced. */
export interface Changes {
  addedSheets: AddedSheet[];
  /** Names. */
  addedTables: string[];
  addedNames: string[];
  /** Names that were taken out of the workbook. */
  removedNames: RemovedName[];
  /** Cells that were written over on sheets that were there before. */
  replaced: Replaced[];
  /** Rows that tables were given at their end. */
  addedRows: AddedRow[];
  /** Single cells that were given another formula. */
  reentered: ReenteredCell[];
  /** Names that were given another formula. */
  renamed: EnteredName[];
  /** Conditional formats that were given other formulas. */
  rules: EnteredRule[];
  /** Values of the workbook's settings that were replaced. */
  stored: ReplacedSetting[];
}

/** What is needed to take a write back. */
export interface Additions extends Readonly<Changes> {
  /** Id of the sheet that was in front before. */
  readonly activeSheet: string;
  /** The sheets before the write. */
  readonly sheets: readonly { readonly id: string; readonly name: string }[];
}

export interface AddedSheet {
  readonly name: string;
  /** Missing where Excel was asked for the sheet and gave an error: it may be there all the same. */
  id?: string;
}

/** Ids of the charts of a sheet and of the conditional formats of its cells before a write; others were added by it. */
export interface Adornments {
  readonly charts: readonly string[];
  readonly formats: readonly string[];
}

export interface Replaced extends Partial<Adornments> {
  /** Id of the sheet. */
  readonly sheet: string;
  readonly snapshot: Snapshot;
  /** Ids of the charts that the write has added, once it is done. Until then every chart that was not there before counts as added. */
  addedCharts?: readonly string[];
}

export interface AddedRow {
  /** Name of the table. */
  readonly table: string;
  /** Counted from the first row below the header. */
  readonly index: number;
  /** Id of the sheet. */
  readonly sheet: string;
  /** Its cells; several rows are added as one. */
  readonly block: Block;
}

/** A cell with the formula that it had before. */
export interface ReenteredCell extends FormulaCell {
  /** What it holds since. A cell that holds something else by now is left alone; without this one it is put back anyway. */
  readonly entered?: unknown;
}

export interface ReplacedSetting {
  readonly key: string;
  /** Undefined where the workbook had none. */
  readonly before: string | undefined;
}

export function noChanges(): Changes {
  return {
    addedSheets: [],
    addedTables: [],
    addedNames: [],
    removedNames: [],
    replaced: [],
    addedRows: [],
    reentered: [],
    renamed: [],
    rules: [],
    stored: [],
  };
}
