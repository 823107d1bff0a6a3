import type { IStyleData } from "@univerjs/core";
import { BooleanNumber, HorizontalAlign, VerticalAlign } from "@univerjs/core";
import type { Area } from "../addresses";
import { COLUMNS, ROWS } from "../addresses";
import { SheetCells } from "../cells/cells";
import { writeCells } from "../cells/write";
import type { Grid } from "../grid";

/** Reads and changes the styling of an area's cells. */
export class AreaStyle {
  constructor(
    readonly grid: Grid,
    readonly sheetId: string,
    readonly area: Area,
  ) {}

  /** The value that all cells of the area share; null when they differ. */
  shared<T>(read: (style: IStyleData) => T): T | null {
    const cells = new SheetCells(this.grid, this.sheetId);
    const { row, column, rows, columns } = this.present;
    const first = read(cells.style(row, column));
    for (let down = 0; down < rows; down++) {
      for (let right = 0; right < columns; right++) {
        if (read(cells.style(row + down, column + right)) !== first) return null;
      }
    }
    return first;
  }

  change(style: IStyleData): void {
    this.changeEach(() => style);
  }

  /** Changes each cell by its present style. Rows and columns are counted from the area's upper left cell. */
  changeEach(change: (row: number, column: number, style: IStyleData) => IStyleData | undefined): void {
    const cells = new SheetCells(this.grid, this.sheetId);
    const area = this.present;
    writeCells(this.grid, this.sheetId, area, (row, column) => {
      const [at, across] = [area.row + row, area.column + column];
      const shown = cells.style(at, across);
      const changed = change(row, column, shown);
      return changed && !holds(shown, cells.ownStyle(at, across), changed) ? { s: changed } : undefined;
    });
  }

  /** The area, with whole rows and columns cut to the size of the grid. */
  get present(): Area {
    const sheet = this.grid.sheet(this.sheetId)!;
    return {
      ...this.area,
      rows: this.area.rows === ROWS ? sheet.getRowCount() : this.area.rows,
      columns: this.area.columns === COLUMNS ? sheet.getColumnCount() : this.area.columns,
    };
  }
}

/**
 * True when a cell has all that a change would give it, so that a plain cell that is told to be plain stays without a style. What
 * the cell shows may be its column's, and then it takes the change for its own.
 */
function holds(shown: IStyleData, own: IStyleData | undefined, change: IStyleData): boolean {
  const keys = Object.keys(change) as (keyof IStyleData)[];
  return keys.every((key) => {
    const now = own?.[key] ?? (shown[key] === undefined ? plain[key] : undefined);
    return JSON.stringify(now ?? null) === JSON.stringify(change[key] ?? null);
  });
}

/** The look of a cell without a style, as `RangeFormat` reads it. */
const plain: IStyleData = {
  bl: BooleanNumber.FALSE,
  it: BooleanNumber.FALSE,
  fs: 11,
  cl: { rgb: "#000000" },
  ht: HorizontalAlign.UNSPECIFIED,
  vt: VerticalAlign.BOTTOM,
  pd: { l: 0 },
};
