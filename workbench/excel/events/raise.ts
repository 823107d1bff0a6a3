import type { ICommandInfo } from "@univerjs/core";
import { ObjectMatrix } from "@univerjs/core";
import { SetFormulaCalculationResultMutation } from "@univerjs/engine-formula";
import {
  InsertSheetMutation,
  RemoveSheetMutation,
  SetRangeValuesMutation,
  SetSelectionsOperation,
  SetWorksheetActiveOperation,
} from "@univerjs/sheets";
import type { Host } from "../../host/host";
import type { Area } from "../addresses";
import { formatArea, formatReference, fromGridRange, intersect } from "../addresses";
import { bookEvents, sheetEvents, tableEvents } from "./types";
import type { Grid } from "../grid";
import { selectedPlace } from "../cells/selection";

interface SheetParams {
  subUnitId: string;
}

/** Raises Excel's events for what happens in the grid: changed cells, a new selection, sheets added, deleted or activated. */
export function raiseEvents(grid: Grid, host: Host): void {
  let active = grid.workbook.getActiveSheet().getSheetId();
  const calculated = new Set<string>();

  const raise = (name: string, sheetId: string, detail: object) => {
    const event = { worksheetId: sheetId, source: "Local", ...detail };
    const ofSheet = sheetEvents(sheetId)[name];
    if (ofSheet) host.raise(ofSheet, event);
    host.raise(bookEvents[name]!, event);
  };

  const name = (sheetId: string) => grid.sheet(sheetId)?.getName() ?? "";

  const changed = (sheetId: string, area: Area) => {
    const address = formatArea(area);
    const how = { changeType: "RangeEdited", shiftDirection: "None", triggerSource: "Unknown" };
    raise("DataChanged", sheetId, { address, ...how, referenceId: formatReference(name(sheetId), area) });
    for (const table of grid.tables.getTablesBySubunitId(grid.unitId, sheetId)) {
      if (!intersect(area, fromGridRange(table.getRange()))) continue;
      const detail = { worksheetId: sheetId, tableId: table.getId(), address, source: "Local" };
      host.raise(tableEvents(table.getId()).DataChanged!, { ...detail, changeType: "RangeEdited" });
    }
  };

  const showOther = () => {
    const now = grid.workbook.getActiveSheet().getSheetId();
    if (now === active) return;
    raise("Deactivated", active, {});
    active = now;
    raise("Activated", active, {});
  };

  grid.commands.onCommandExecuted((command, options) => {
    const { subUnitId: sheetId } = (command.params ?? {}) as SheetParams;
    switch (command.id) {
      case SetRangeValuesMutation.id: {
        // Results that the formula engine writes are a calculation, not a change.
        const area = options?.onlyLocal || options?.fromFormula ? undefined : changedArea(command);
        if (area) changed(sheetId, area);
        break;
      }
      case SetFormulaCalculationResultMutation.id:
        for (const sheet of sheetsOf(command, grid.unitId)) calculated.add(sheet);
        break;
      case SetSelectionsOperation.id:
        raise("SelectionChanged", sheetId, { address: formatArea(selectedPlace(grid).area) });
        host.raiseSelectionChanged();
        break;
      case SetWorksheetActiveOperation.id:
        showOther();
        break;
      case InsertSheetMutation.id:
        raise("Added", (command.params as { sheet: { id: string } }).sheet.id, {});
        break;
      case RemoveSheetMutation.id:
        raise("Deleted", sheetId, {});
        showOther();
        break;
    }
  });

  grid.calculation.watch((calculating) => {
    if (calculating) return;
    for (const sheet of calculated) raise("Calculated", sheet, {});
    calculated.clear();
  });
}

/** The sheets with formulas that were calculated. */
function sheetsOf({ params }: Readonly<ICommandInfo>, unitId: string): string[] {
  const { unitData } = params as { unitData?: Record<string, Record<string, object> | undefined> };
  return Object.keys(unitData?.[unitId] ?? {});
}

/** The area in which a write changed values. A change of style alone does not count. */
function changedArea(command: Readonly<ICommandInfo>): Area | undefined {
  const { cellValue } = command.params as { cellValue?: Record<number, Record<number, object | null>> };
  let area: Area | undefined;
  new ObjectMatrix(cellValue ?? {}).forValue((row, column, cell) => {
    if (cell && !("v" in cell) && !("f" in cell) && !("p" in cell)) return;
    const end = area ?? { row, column, rows: 1, columns: 1 };
    const top = Math.min(end.row, row);
    const left = Math.min(end.column, column);
    area = {
      row: top,
      column: left,
      rows: Math.max(end.row + end.rows, row + 1) - top,
      columns: Math.max(end.column + end.columns, column + 1) - left,
    };
  });
  return area;
}
