import type { Grid } from "../grid";
import type { Corner } from "./stored-chart";

/** The position of a chart, in points from the sheet's upper left corner. */
export interface Bounds {
  left: number;
  top: number;
  width: number;
  height: number;
}

const POINTS_PER_PIXEL = 0.75;

/** The distance of a corner from the sheet's upper left corner, in points. */
export function pointsOf(grid: Grid, sheetId: string, corner: Corner): { left: number; top: number } {
  const { columns, rows } = axesOf(grid, sheetId);
  return { left: before(columns, corner.column), top: before(rows, corner.row) };
}

export function boundsOf(grid: Grid, sheetId: string, { from, to }: { from: Corner; to: Corner }): Bounds {
  const start = pointsOf(grid, sheetId, from);
  const end = pointsOf(grid, sheetId, to);
  return { ...start, width: end.left - start.left, height: end.top - start.top };
}

/** The upper left and the lower right corner of a chart with these bounds. */
export function cornersOf(
  grid: Grid,
  sheetId: string,
  { left, top, width, height }: Bounds,
): { from: Corner; to: Corner } {
  const { columns, rows } = axesOf(grid, sheetId);
  const corner = (x: number, y: number) => ({ column: at(columns, x), row: at(rows, y) });
  return { from: corner(left, top), to: corner(left + width, top + height) };
}

type Axis = (index: number) => number;

/** The sizes of columns and rows in points; 0 when they are hidden. */
function axesOf(grid: Grid, sheetId: string): { columns: Axis; rows: Axis } {
  const sheet = grid.sheet(sheetId)!;
  return {
    columns: (index) => (sheet.getColVisible(index) ? sheet.getColumnWidth(index) * POINTS_PER_PIXEL : 0),
    rows: (index) => (sheet.getRowVisible(index) ? sheet.getRowHeight(index) * POINTS_PER_PIXEL : 0),
  };
}

function before(axis: Axis, position: number): number {
  const whole = Math.floor(position);
  let sum = 0;
  for (let index = 0; index < whole; index++) sum += axis(index);
  return sum + (position - whole) * axis(whole);
}

function at(axis: Axis, points: number): number {
  let rest = Math.max(0, points);
  for (let index = 0; ; index++) {
    const size = axis(index);
    if (rest < size) return index + rest / size;
    rest -= size;
  }
}
