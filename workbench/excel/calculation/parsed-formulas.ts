import {
  RemoveDefinedNameMutation,
  RemoveSuperTableMutation,
  SetDefinedNameMutation,
  SetSuperTableMutation,
} from "@univerjs/engine-formula";
import { SetWorksheetNameMutation } from "@univerjs/sheets";
import type { Grid } from "../grid";

/**
 * Parses and calculates all formulas anew after a table has grown or a name has moved. The engine keeps parsed formulas, in
 * which tables and names are already cells, and would go on using them.
 */
export function parseAnewAfterRenaming(grid: Grid): void {
  grid.commands.onCommandExecuted(({ id }) => {
    if (renaming.has(id)) parseAnew(grid);
  });
}

export function parseAnew(grid: Grid): void {
  grid.functions.deleteFormulaAstCacheKey(EVERY_FORMULA);
  const sheets = grid.workbook.getSheets().map((sheet) => [sheet.getSheetId(), "1"] as const);
  grid.calculate({
    everything: true,
    clearDependencyTreeCache: { [grid.unitId]: Object.fromEntries(sheets) },
  });
}

/** The engine drops the parsed formulas that contain a given text. All contain this one. */
const EVERY_FORMULA = "";

const renaming = new Set<string>([
  SetSuperTableMutation.id,
  RemoveSuperTableMutation.id,
  SetDefinedNameMutation.id,
  RemoveDefinedNameMutation.id,
  SetWorksheetNameMutation.id,
]);
