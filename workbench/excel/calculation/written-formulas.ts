import type { ICellData, Nullable } from "@univerjs/core";
import { isFormulaString, ObjectMatrix } from "@univerjs/core";
import type { IInsertSheetMutationParams, ISetRangeValuesMutationParams } from "@univerjs/sheets";
import { InsertSheetMutation, SetRangeValuesMutation } from "@univerjs/sheets";
import type { Grid } from "../grid";

type Cells = ObjectMatrix<Nullable<ICellData>>;
type CellBlock = ConstructorParameters<typeof ObjectMatrix<Nullable<ICellData>>>[0];

/**
 * Finds the formulas that a write enters and deletes by its own cells. The engine reads all cells of the workbook at every write,
 * because cells may share the formula of another one by an id. Only the grid's fill handle makes such cells; from the first of
 * them on the engine does it in its own way.
 */
export function findWrittenFormulas(grid: Grid): void {
  const { commands, formulas } = grid;
  let shared = grid.workbook.getSheets().some((one) => haveIds(one.getCellMatrix()));
  commands.beforeCommandExecuted(({ id, params }) => {
    if (id === SetRangeValuesMutation.id) {
      shared ||= haveIds(matrixOf((params as ISetRangeValuesMutationParams).cellValue));
    } else if (id === InsertSheetMutation.id) {
      shared ||= haveIds(matrixOf((params as IInsertSheetMutationParams).sheet.cellData));
    }
  });
  const byIds = formulas.updateFormulaData.bind(formulas);
  formulas.updateFormulaData = (unitId, sheetId, cellValue) => {
    const written = matrixOf(cellValue);
    const before = grid.sheet(sheetId)?.getCellMatrix();
    shared ||= haveIds(written);
    if (shared || !before) return byIds(unitId, sheetId, cellValue);
    const changed = new ObjectMatrix<{ f: string } | null>();
    written.forValue((row, column, cell) => {
      if (isFormulaString(cell?.f)) changed.setValue(row, column, { f: cell!.f! });
      else if (isFormulaString(before.getValue(row, column)?.f)) changed.setValue(row, column, null);
    });
    return changed.getMatrix();
  };
}

const matrixOf = (cells: CellBlock | undefined): Cells => new ObjectMatrix<Nullable<ICellData>>(cells);

function haveIds(cells: Cells): boolean {
  let found = false;
  cells.forValue((_row, _column, cell) => {
    found = Boolean(cell?.si);
    return !found;
  });
  return found;
}
