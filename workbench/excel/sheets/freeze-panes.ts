import { RemoteObject, typeName } from "../../host/remote";
import type { SheetArea } from "../addresses";
import type { Grid } from "../grid";
import { Range } from "../ranges/range";
import { resolveArea } from "../cells/references";

export class WorksheetFreezePanes extends RemoteObject {
  readonly [typeName] = "WorksheetFreezePanes";

  constructor(
    private readonly grid: Grid,
    private readonly sheetId: string,
  ) {
    super();
  }

  freezeRows(count = 1): void {
    this.freeze(count, 0);
  }
  freezeColumns(count = 1): void {
    this.freeze(0, count);
  }
  /** Freezes everything up to the last row and column of the range. */
  freezeAt(range: SheetArea | string): void {
    const { area } = resolveArea(this.grid, this.sheetId, range);
    this.freeze(area.row + area.rows, area.column + area.columns);
  }
  unfreeze(): void {
    this.facade.cancelFreeze();
  }
  getLocationOrNullObject(): Range | null {
    const { ySplit, xSplit } = this.facade.getFreeze();
    if (ySplit <= 0 && xSplit <= 0) return null;
    return new Range(this.grid, this.sheetId, {
      row: 0,
      column: 0,
      rows: Math.max(1, ySplit),
      columns: Math.max(1, xSplit),
    });
  }

  private get facade() {
    return this.grid.sheetFacade(this.sheetId);
  }
  private freeze(rows: number, columns: number): void {
    this.facade.setFreeze({
      xSplit: columns,
      ySplit: rows,
      startRow: rows > 0 ? rows : -1,
      startColumn: columns > 0 ? columns : -1,
    });
  }
}
