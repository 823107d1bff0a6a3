import {
  CancelMarkDirtyRowAutoHeightOperation,
  MarkDirtyRowAutoHeightOperation,
  RemoveSheetMutation,
} from "@univerjs/sheets";
import type { Grid } from "../excel/grid";

interface OfSheet {
  subUnitId: string;
  id: string;
}

/** The grid measures rows in the background, and would measure none any more once it met those of a deleted sheet. */
export function forgetRowsOfDeletedSheets({ commands, unitId }: Grid): void {
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
