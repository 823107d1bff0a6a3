import type { ICellData, IStyleData, Nullable, Worksheet as UniverWorksheet } from "@univerjs/core";
import { CellValueType, ObjectMatrix } from "@univerjs/core";
import type { Area, GridRange } from "../addresses";
import { fromGridRange } from "../addresses";
import type { Grid } from "../grid";
import type { CellValue } from "./cell-value";

/** The cell of an array formula and the area that the formula fills. */
export interface Spill {
  row: number;
  column: number;
  area: Area;
}

/** Reads the cells of one sheet, including those that an array formula has filled. */
export class SheetCells {
  private readonly sheet: UniverWorksheet;

  constructor(
    private readonly grid: Grid,
    private readonly sheetId: string,
  ) {
    this.sheet = grid.sheet(sheetId)!;
  }

  /** The value that the cell shows, before formatting; "" when it is blank. */
  value(row: number, column: number): CellValue {
    const cell = this.own(row, column);
    const shown = cell?.f || cell?.si || hasValue(cell) ? cell : (this.spilled(row, column) ?? cell);
    return toValue(shown);
  }

  formula(row: number, column: number): string | undefined {
    const cell = this.own(row, column);
    if (!cell) return undefined;
    if (cell.f) return cell.f;
    if (!cell.si) return undefined;
    return (
      this.grid.formulas.getFormulaStringByCell(row, column, this.sheetId, this.grid.unitId) ?? undefined
    );
  }

  /** True when the cell has no value, no formula and nothing spilled into it. */
  isBlank(row: number, column: number): boolean {
    return this.formula(row, column) === undefined && this.value(row, column) === "";
  }

  /** The cell's style with that of its row, column and sheet, but without the format that a result brings along. */
  style(row: number, column: number): IStyleData {
    return this.sheet.getComposedCellStyleByCellData(row, column, this.sheet.getCellRaw(row, column));
  }

  /** The number format in which the cell shows its value: its own, or where it has none that of the value. */
  pattern(row: number, column: number): string | undefined {
    const own = this.style(row, column).n?.pattern;
    if (own !== undefined && own !== "General") return own;
    return this.grid.formatOfValue(this.sheetId, row, column, this.value(row, column)) ?? own;
  }

  /** The style that the cell itself has, without that of its row, its column and the sheet. */
  ownStyle(row: number, column: number): IStyleData | undefined {
    const { grid, sheet } = this;
    return grid.workbook.getStyles().getStyleByCell(sheet.getCellRaw(row, column)) ?? undefined;
  }

  /** The areas that this sheet's array formulas fill, including each formula's own cell. */
  spills(): Spill[] {
    const found: Spill[] = [];
    const ranges = this.grid.formulas.getArrayFormulaRange()[this.grid.unitId]?.[this.sheetId] ?? {};
    new ObjectMatrix<GridRange | null>(ranges).forValue((row, column, range) => {
      if (!range || this.formula(row, column) === undefined || this.value(row, column) === "#SPILL!") return;
      const area = fromGridRange(range);
      if (area.rows > 1 || area.columns > 1) found.push({ row, column, area });
    });
    return found;
  }

  /** The smallest area around everything in the sheet. Cells with a format alone count unless `valuesOnly` is true. */
  used(valuesOnly: boolean): Area | undefined {
    let top = Infinity;
    let left = Infinity;
    let bottom = -1;
    let right = -1;
    const take = (row: number, column: number) => {
      top = Math.min(top, row);
      left = Math.min(left, column);
      bottom = Math.max(bottom, row);
      right = Math.max(right, column);
    };
    this.sheet.getCellMatrix().forValue((row, column, cell) => {
      if (hasValue(cell) || cell?.f || cell?.si || (!valuesOnly && cell?.s)) take(row, column);
    });
    for (const { area } of this.spills()) {
      take(area.row, area.column);
      take(area.row + area.rows - 1, area.column + area.columns - 1);
    }
    if (bottom < 0) return undefined;
    return { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
  }

  private own(row: number, column: number): Nullable<ICellData> {
    return this.sheet.getCellMatrix().getValue(row, column);
  }

  private spilled(row: number, column: number): Nullable<ICellData> {
    return this.grid.formulas.getArrayFormulaCellData()[this.grid.unitId]?.[this.sheetId]?.[row]?.[column];
  }
}

function hasValue(cell: Nullable<ICellData>): boolean {
  return cell?.v !== undefined && cell.v !== null && cell.v !== "";
}

function toValue(cell: Nullable<ICellData>): CellValue {
  const value = cell?.v;
  if (value === undefined || value === null) return cell?.p?.body?.dataStream.replace(/\r\n$/, "") ?? "";
  if (cell?.t === CellValueType.BOOLEAN) return value === 1 || value === true;
  return value;
}
