import { SetSelectionsOperation } from "@univerjs/sheets";
import type { Area, SheetArea } from "../addresses";
import { fromGridRange, toGridRange } from "../addresses";
import type { Grid } from "../grid";

/** The area that was selected last; the first cell when nothing is selected yet. */
export function selectedPlace(grid: Grid): SheetArea {
  const selection = grid.selections.getCurrentLastSelection();
  const sheetId = grid.workbook.getActiveSheet().getSheetId();
  return { sheetId, area: selection ? fromGridRange(selection.range) : firstCell };
}

/** The cell of the selection that has the cursor. */
export function activeCell(grid: Grid): SheetArea {
  const { sheetId, area } = selectedPlace(grid);
  const primary = grid.selections.getCurrentLastSelection()?.primary;
  const row = primary?.actualRow ?? area.row;
  const column = primary?.actualColumn ?? area.column;
  return { sheetId, area: { row, column, rows: 1, columns: 1 } };
}

/** All selected areas in the order of their selection. The user selects several by holding Ctrl. */
export function selectedAreas(grid: Grid): Area[] {
  const selections = grid.selections.getCurrentSelections();
  return selections.length > 0 ? selections.map(({ range }) => fromGridRange(range)) : [firstCell];
}

export function selectArea(grid: Grid, sheetId: string, area: Area): void {
  selectAreas(grid, sheetId, [area]);
}

/** The first cell of the last area becomes the active one. */
export function selectAreas(grid: Grid, sheetId: string, areas: readonly Area[]): void {
  grid.facade.setActiveSheet(sheetId);
  grid.run(SetSelectionsOperation.id, {
    unitId: grid.unitId,
    subUnitId: sheetId,
    reveal: true,
    selections: areas.map((area, index) => ({
      range: toGridRange(area),
      primary:
        index < areas.length - 1
          ? null
          : {
              ...toGridRange({ ...area, rows: 1, columns: 1 }),
              actualRow: area.row,
              actualColumn: area.column,
              isMerged: false,
              isMergedMainCell: false,
            },
      style: null,
    })),
  });
}

const firstCell: Area = { row: 0, column: 0, rows: 1, columns: 1 };
