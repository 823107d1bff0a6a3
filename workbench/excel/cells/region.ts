import type { Area } from "../addresses";
import { bounding, COLUMNS, intersect, ROWS } from "../addresses";
import type { SheetCells } from "./cells";

/** The block of filled cells around an area, up to a blank row or column on every side. */
export function surroundingRegion(cells: SheetCells, start: Area): Area {
  for (let region = start; ;) {
    const before = region;
    for (const side of [0, 1, 2, 3]) region = grownOn(cells, region, side);
    if (region.rows === before.rows && region.columns === before.columns) return region;
  }
}

/** The region with all that is filled on one side of it, so that a long column is looked along once and not for each of its rows. */
function grownOn(cells: SheetCells, start: Area, side: number): Area {
  for (let region = start; ;) {
    const edge = edgesOf(region)[side]!;
    if (!isFilled(cells, edge)) return region;
    // An edge adds only its own row or column. The other sides look at the corners.
    region = bounding(
      region,
      side % 2 === 0
        ? { ...edge, column: region.column, columns: region.columns }
        : { ...edge, row: region.row, rows: region.rows },
    );
  }
}

/** The cells above, left, below and right, with the corners. */
function edgesOf(region: Area): Area[] {
  const around = intersect(
    { row: region.row - 1, column: region.column - 1, rows: region.rows + 2, columns: region.columns + 2 },
    { row: 0, column: 0, rows: ROWS, columns: COLUMNS },
  )!;
  return [
    { ...around, rows: region.row - around.row },
    { ...around, columns: region.column - around.column },
    { ...around, row: region.row + region.rows, rows: bottom(around) - bottom(region) },
    { ...around, column: region.column + region.columns, columns: right(around) - right(region) },
  ];
}

function isFilled(cells: SheetCells, area: Area): boolean {
  for (let row = area.row; row < area.row + area.rows; row++) {
    for (let column = area.column; column < area.column + area.columns; column++) {
      if (!cells.isBlank(row, column)) return true;
    }
  }
  return false;
}

const bottom = ({ row, rows }: Area) => row + rows;
const right = ({ column, columns }: Area) => column + columns;
