import { ServiceError } from "../../host/errors";
import { keepsReference, RemoteObject } from "../../host/remote";
import type { Area } from "../addresses";
import { COLUMNS, formatReference, ROWS } from "../addresses";

/** What a range tells by its place alone, whatever holds its cells. `Related` is the class of the ranges that are found from it. */
export abstract class PlacedRange<Related> extends RemoteObject {
  constructor(readonly area: Area) {
    super();
  }

  override get [keepsReference](): boolean {
    return true;
  }

  get address(): string {
    return formatReference(this.nameOfSheet(), this.area);
  }
  get rowIndex(): number {
    return this.area.row;
  }
  get columnIndex(): number {
    return this.area.column;
  }
  get rowCount(): number {
    return this.area.rows;
  }
  get columnCount(): number {
    return this.area.columns;
  }

  getCell(row: number, column: number): Related {
    return this.at({
      row: this.area.row + row,
      column: this.area.column + column,
      rows: 1,
      columns: 1,
    });
  }
  getRow(row: number): Related {
    return this.at({ ...this.area, row: this.area.row + row, rows: 1 });
  }
  getResizedRange(deltaRows: number, deltaColumns: number): Related {
    return this.getAbsoluteResizedRange(this.area.rows + deltaRows, this.area.columns + deltaColumns);
  }
  getAbsoluteResizedRange(rows: number, columns: number): Related {
    return this.at({ ...this.area, rows, columns });
  }

  protected abstract nameOfSheet(): string;

  /** Another range on the same sheet. */
  protected abstract rangeOf(area: Area): Related;

  protected at(area: Area): Related {
    const inside =
      area.row >= 0 &&
      area.column >= 0 &&
      area.rows >= 1 &&
      area.columns >= 1 &&
      area.row + area.rows <= ROWS &&
      area.column + area.columns <= COLUMNS;
    if (!inside) throw new ServiceError("InvalidArgument");
    return this.rangeOf(area);
  }
}
