import { BooleanNumber } from "@univerjs/core";
import type { Area } from "../addresses";
import { SheetCells } from "./cells";
import { toCellData, writeCells } from "./write";
import type { Grid } from "../grid";

export interface RangeHyperlink {
  address?: string;
  documentReference?: string;
  screenTip?: string;
  textToDisplay?: string;
}

/** A link is kept with its cell. Its text is the cell's own value. */
export function readHyperlink(grid: Grid, sheetId: string, { row, column }: Area): RangeHyperlink | null {
  const link = grid.sheet(sheetId)?.getCellMatrix().getValue(row, column)?.custom?.hyperlink as
    RangeHyperlink | undefined;
  if (!link) return null;
  return { ...link, textToDisplay: String(new SheetCells(grid, sheetId).value(row, column)) };
}

/** Also gives the cells the look of links. */
export function writeHyperlink(
  grid: Grid,
  sheetId: string,
  area: Area,
  { textToDisplay, ...link }: RangeHyperlink,
): void {
  const cells = new SheetCells(grid, sheetId);
  const text = textToDisplay ?? link.address ?? link.documentReference ?? "";
  writeCells(grid, sheetId, area, (down, right) => {
    const [row, column] = [area.row + down, area.column + right];
    const formula = textToDisplay === undefined ? cells.formula(row, column) : undefined;
    const shown = textToDisplay ?? (cells.value(row, column) || text);
    return {
      ...toCellData(formula ?? shown, false),
      custom: { hyperlink: link },
      s: { cl: { rgb: "#0563C1" }, ul: { s: BooleanNumber.TRUE } },
    };
  });
}
