import {
  CancelMarkDirtyRowAutoHeightOperation,
  MarkDirtyRowAutoHeightOperation,
  RemoveSheetMutation,
} from "@univerjs/sheets";
import { SheetsDataValidationValidatorService } from "@univerjs/sheets-data-validation";
import type { Grid } from "../excel/grid";

/** Some background work of the grid fails on sheets that have been deleted; this keeps it away from them. */
export function leaveDeletedSheetsAlone(grid: Grid): void {
  leaveTheirRows(grid);
  leaveTheirValidation(grid);
}

interface OfSheet {
  subUnitId: string;
  id: string;
}

/** The tasks that measure rows run one after the other, and one that fails would end them all. */
function leaveTheirRows({ commands, unitId }: Grid): void {
  let asked: OfSheet[] = [];
  commands.onCommandExecuted(({ id: command, params }) => {
    const { subUnitId, id } = (params ?? {}) as OfSheet;
    if (command === MarkDirtyRowAutoHeightOperation.id) asked.push({ subUnitId, id });
    if (command !== RemoveSheetMutation.id) return;
    const ofDeleted = asked.filter((one) => one.subUnitId === subUnitId);
    asked = asked.filter((one) => one.subUnitId !== subUnitId);
    for (const one of ofDeleted) {
      commands.syncExecuteCommand(CancelMarkDirtyRowAutoHeightOperation.id, { unitId, ...one });
    }
  });
}

function leaveTheirValidation(grid: Grid): void {
  const validator = grid.injector.get(SheetsDataValidationValidatorService);
  const validate = validator.validatorRanges.bind(validator);
  validator.validatorRanges = async (unitId, sheetId, ranges) =>
    grid.sheet(sheetId) ? validate(unitId, sheetId, ranges) : [];
}
