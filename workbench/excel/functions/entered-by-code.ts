import type { ICellData } from "@univerjs/core";
import { ObjectMatrix } from "@univerjs/core";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import type { CellPlace } from "../addresses";
import type { Grid } from "../grid";

/**
 * The cells whose formula an add-in has entered and no person since. Excel in Turkish shows #NAME? for the functions of add-ins in
 * them.
 *
 * @see https://github.com/OfficeDev/office-js/issues/6614
 */
export class EnteredByCode {
  private readonly cells = new Set<string>();

  constructor(grid: Grid) {
    grid.commands.beforeCommandExecuted(({ id, params }) => {
      if (id !== SetRangeValuesMutation.id) return;
      const { subUnitId: sheetId, cellValue } = params as {
        subUnitId: string;
        cellValue?: Record<number, Record<number, ICellData>>;
      };
      new ObjectMatrix<ICellData | null>(cellValue ?? {}).forValue((row, column, cell) => {
        if (cell?.f === undefined) return;
        const key = keyOf({ sheetId, row, column });
        if (grid.isWriting) this.cells.add(key);
        else this.cells.delete(key);
      });
    });
  }

  has(place: CellPlace): boolean {
    return this.cells.has(keyOf(place));
  }
}

const keyOf = ({ sheetId, row, column }: CellPlace): string => `${sheetId} ${row} ${column}`;
