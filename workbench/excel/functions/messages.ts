import type { CellPlace } from "../addresses";
import { SheetCells } from "../cells/cells";
import type { Grid } from "../grid";
import type { Outcome } from "./results";
import { cellKey } from "./results";

/** The message of the error that a cell shows; it may have been spilled from another cell. */
export function messageAt(
  grid: Grid,
  { sheetId, row, column }: CellPlace,
  outcomesOf: (place: CellPlace) => readonly (Outcome | undefined)[],
): string | undefined {
  const cells = new SheetCells(grid, sheetId);
  const shown = cells.value(row, column);
  const anchor = cells
    .spills()
    .find(
      ({ area }) =>
        row >= area.row &&
        row < area.row + area.rows &&
        column >= area.column &&
        column < area.column + area.columns,
    );
  const from = anchor ?? { row, column };
  const down = row - from.row;
  const right = column - from.column;
  const found = outcomesOf({ sheetId, row: from.row, column: from.column }).find(
    (outcome) => outcome?.values[down]?.[right] === shown,
  );
  return found?.messages.get(cellKey(down, right));
}
