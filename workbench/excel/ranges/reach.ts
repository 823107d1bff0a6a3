import type { Area } from "../addresses";
import { COLUMNS, intersect, ROWS } from "../addresses";
import type { Grid } from "../grid";

/**
 * The part of an area that the grid holds. The grid keeps an entry for each cell with a rule, so a rule that reaches to the end of the
 * sheet, such as one for a whole column, is kept to the end of the grid, whose sheets are smaller.
 */
export function held(grid: Grid, sheetId: string, area: Area): Area {
  if (!reachesEnd(area)) {
    grid.makeRoom(sheetId, area);
    return area;
  }
  grid.makeRoom(sheetId, {
    ...area,
    rows: area.row + area.rows === ROWS ? 1 : area.rows,
    columns: area.column + area.columns === COLUMNS ? 1 : area.columns,
  });
  return intersect(area, wholeGrid(grid, sheetId))!;
}

/** The area that `held` was given. */
export function meant(grid: Grid, sheetId: string, area: Area): Area {
  const whole = wholeGrid(grid, sheetId);
  return {
    ...area,
    rows: area.row + area.rows === whole.rows ? ROWS - area.row : area.rows,
    columns: area.column + area.columns === whole.columns ? COLUMNS - area.column : area.columns,
  };
}

/** True for an area to the last row or the last column of Excel. */
export const reachesEnd = ({ row, column, rows, columns }: Area): boolean =>
  row + rows === ROWS || column + columns === COLUMNS;

function wholeGrid(grid: Grid, sheetId: string): Area {
  const sheet = grid.sheet(sheetId)!;
  return { row: 0, column: 0, rows: sheet.getRowCount(), columns: sheet.getColumnCount() };
}
