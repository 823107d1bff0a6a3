import { InterceptorEffectEnum } from "@univerjs/core";
import { INTERCEPTOR_POINT, SheetInterceptorService } from "@univerjs/sheets";
import type { CellPlace } from "../addresses";
import { COLUMNS } from "../addresses";
import type { Grid } from "../grid";
import type { Outcome } from "./results";
import { cellKey } from "./results";

/** The outcomes that a cell's formula has now. */
type Outcomes = (anchor: CellPlace) => Iterable<Outcome | undefined>;

/** Finds the number formats that results bring along. A cell shows its value in it where it has no format of its own. */
export class ValueFormats {
  /** The cells of the formulas that gave the values, by the sheet and the cell of each value. */
  private readonly anchors = new Map<string, Map<number, CellPlace>>();

  constructor(
    private readonly grid: Grid,
    private readonly outcomes: Outcomes,
  ) {
    grid.formatOfValue = (...place) => this.of(...place);
    this.draw();
  }

  arrived(anchor: CellPlace, { values, formats }: Outcome): void {
    if (formats.size === 0) return;
    const onSheet = this.anchors.get(anchor.sheetId) ?? new Map<number, CellPlace>();
    this.anchors.set(anchor.sheetId, onSheet);
    for (const [down, line] of values.entries()) {
      for (const right of line.keys())
        onSheet.set(cellNumber(anchor.row + down, anchor.column + right), anchor);
    }
  }

  /** Undefined where the value is not, or no longer, that of a result. */
  of(sheetId: string, row: number, column: number, value: unknown): string | undefined {
    if (typeof value !== "number") return undefined;
    const anchor = this.anchors.get(sheetId)?.get(cellNumber(row, column));
    if (!anchor) return undefined;
    const at = [row - anchor.row, column - anchor.column] as const;
    for (const outcome of this.outcomes(anchor)) {
      if (outcome?.values[at[0]]?.[at[1]] === value) return outcome.formats.get(cellKey(...at));
    }
    return undefined;
  }

  /** Univer draws a number in the format of its cell. Before it does, this gives the cell the result's own format. */
  private draw(): void {
    this.grid.injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
      effect: InterceptorEffectEnum.Value | InterceptorEffectEnum.Style,
      priority: 100,
      handler: (cell, { subUnitId, row, col, workbook }, next) => {
        const format = cell && this.of(subUnitId, row, col, cell.v);
        if (!format) return next(cell);
        const style = workbook.getStyles().get(cell.s);
        const own = style?.n?.pattern;
        if (own !== undefined && own !== "General") return next(cell);
        return next({ ...cell, s: { ...style, n: { pattern: format } } });
      },
    });
  }
}

const cellNumber = (row: number, column: number) => row * COLUMNS + column;
