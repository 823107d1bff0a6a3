import { notFound, ServiceError } from "../../host/errors";
import type { RemoteObject } from "../../host/remote";
import type { Area, SheetArea } from "../addresses";
import { bounding, COLUMNS, contains, intersect, ROWS } from "../addresses";
import type { Spill } from "../cells/cells";
import { SheetCells } from "../cells/cells";
import { resolveArea } from "../cells/references";
import { surroundingRegion } from "../cells/region";
import type { Grid } from "../grid";
import { PlacedRange } from "./placed-range";

/** Where a range of the grid lies, and the ranges that are found from there. `Related` is the class of those ranges. */
export abstract class LocatedRange<Related> extends PlacedRange<Related> {
  constructor(
    protected readonly grid: Grid,
    readonly sheetId: string,
    area: Area,
  ) {
    super(area);
  }

  get cellCount(): number {
    const count = this.area.rows * this.area.columns;
    return count > 2 ** 31 - 1 ? -1 : count;
  }
  get isEntireColumn(): boolean {
    return this.area.rows === ROWS;
  }
  get isEntireRow(): boolean {
    return this.area.columns === COLUMNS;
  }
  get worksheet(): RemoteObject {
    return this.grid.links.worksheet(this.sheetId);
  }

  getColumn(column: number): Related {
    if (column < 0 || column >= this.area.columns) throw new ServiceError("InvalidArgument");
    return this.at({ ...this.area, column: this.area.column + column, columns: 1 });
  }
  getLastCell(): Related {
    return this.getCell(this.area.rows - 1, this.area.columns - 1);
  }
  getLastRow(): Related {
    return this.getRow(this.area.rows - 1);
  }
  getLastColumn(): Related {
    return this.getColumn(this.area.columns - 1);
  }
  getOffsetRange(rows: number, columns: number): Related {
    return this.at({ ...this.area, row: this.area.row + rows, column: this.area.column + columns });
  }
  getRowsAbove(count = 1): Related {
    return count > 0
      ? this.at({ ...this.area, row: this.area.row - count, rows: count })
      : this.at({ ...this.area, row: this.area.row, rows: -count });
  }
  getRowsBelow(count = 1): Related {
    const end = this.area.row + this.area.rows;
    return count > 0
      ? this.at({ ...this.area, row: end, rows: count })
      : this.at({ ...this.area, row: end + count, rows: -count });
  }
  getColumnsAfter(count = 1): Related {
    const end = this.area.column + this.area.columns;
    return count > 0
      ? this.at({ ...this.area, column: end, columns: count })
      : this.at({ ...this.area, column: end + count, columns: -count });
  }
  getEntireRow(): Related {
    return this.at({ ...this.area, column: 0, columns: COLUMNS });
  }
  getEntireColumn(): Related {
    return this.at({ ...this.area, row: 0, rows: ROWS });
  }
  getIntersection(other: SheetArea | string): Related {
    return this.getIntersectionOrNullObject(other) ?? notFound();
  }
  getIntersectionOrNullObject(other: SheetArea | string): Related | null {
    const { sheetId, area } = this.other(other);
    const common = sheetId === this.sheetId ? intersect(this.area, area) : undefined;
    return common ? this.at(common) : null;
  }
  getBoundingRect(other: SheetArea | string): Related {
    const { sheetId, area } = this.other(other);
    if (sheetId !== this.sheetId) throw new ServiceError("InvalidArgument");
    return this.at(bounding(this.area, area));
  }
  async getUsedRange(valuesOnly = false): Promise<Related> {
    return (await this.getUsedRangeOrNullObject(valuesOnly)) ?? notFound();
  }
  async getUsedRangeOrNullObject(valuesOnly = false): Promise<Related | null> {
    await this.grid.calculation.whenIdle();
    const used = this.cells.used(valuesOnly);
    const common = used && intersect(used, this.area);
    return common ? this.at(common) : null;
  }
  async getSurroundingRegion(): Promise<Related> {
    await this.grid.calculation.whenIdle();
    return this.at(surroundingRegion(this.cells, this.area));
  }
  async getSpillingToRange(): Promise<Related> {
    return (await this.getSpillingToRangeOrNullObject()) ?? notFound();
  }
  async getSpillingToRangeOrNullObject(): Promise<Related | null> {
    const spills = await this.calculatedSpills();
    const spill = spills.find(({ row, column }) => row === this.area.row && column === this.area.column);
    return spill ? this.at(spill.area) : null;
  }
  async getSpillParent(): Promise<Related> {
    return (await this.getSpillParentOrNullObject()) ?? notFound();
  }
  async getSpillParentOrNullObject(): Promise<Related | null> {
    const spill = (await this.calculatedSpills()).find(({ area }) => contains(area, this.area));
    return spill ? this.at({ row: spill.row, column: spill.column, rows: 1, columns: 1 }) : null;
  }

  protected nameOfSheet(): string {
    return this.grid.sheetName(this.sheetId);
  }
  protected get cells(): SheetCells {
    return new SheetCells(this.grid, this.sheetId);
  }

  protected other(other: SheetArea | string): SheetArea {
    return resolveArea(this.grid, this.sheetId, other);
  }

  private async calculatedSpills(): Promise<Spill[]> {
    if (this.area.rows !== 1 || this.area.columns !== 1) throw new ServiceError("InvalidArgument");
    await this.grid.calculation.whenIdle();
    return this.cells.spills();
  }
}
