import {
  RemoveDefinedNameMutation,
  RemoveSuperTableMutation,
  SetDefinedNameMutation,
  SetSuperTableMutation,
} from "@univerjs/engine-formula";
import { SetWorksheetNameMutation } from "@univerjs/sheets";
import type { Grid } from "./grid";

/**
 * The engine keeps formulas parsed, with tables and names already turned into cells, and goes on using them after a table has
 * grown or a name has moved. So after such a change all formulas are parsed and calculated anew.
 */
export function parseAnewAfterRenaming(grid: Grid): void {
  grid.commands.onCommandExecuted(({ id }) => {
    if (renaming.has(id)) parseAnew(grid);
  });
}

export function parseAnew(grid: Grid): void {
  grid.functions.deleteFormulaAstCacheKey(EVERY_FORMULA);
  const sheets = grid.workbook.getSheets().map((sheet) => [sheet.getSheetId(), "1"]);
  grid.calculate({
    everything: true,
    clearDependencyTreeCache: { [grid.unitId]: Object.fromEntries(sheets) },
  });
}

/** Formulas are dropped that contain the given text, and all contain this. */
const EVERY_FORMULA = "";

const renaming = new Set<string>([
  SetSuperTableMutation.id,
  RemoveSuperTableMutation.id,
  SetDefinedNameMutation.id,
  RemoveDefinedNameMutation.id,
  SetWorksheetNameMutation.id,
]);
