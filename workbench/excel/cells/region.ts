import type { Area } from "../addresses";
import { bounding, COLUMNS, intersect, ROWS } from "../addresses";
import type { SheetCells } from "./cells";

/** The block of filled cells around an area, up to a blank row or column on every side. */
export function surroundingRegion(cells: SheetCells, start: Area): Area {
  for (let region = start; ;) {
    const next = grow(cells, region);
    if (next.rows === region.rows && next.columns === region.columns) return region;
    region = next;
  }
}

function grow(cells: SheetCells, region: Area): Area {
  const around = intersect(
    { row: region.row - 1, column: region.column - 1, rows: region.rows + 2, columns: region.columns + 2 },
    { row: 0, column: 0, rows: ROWS, columns: COLUMNS },
  )!;
  const edges: Area[] = [
    { ...around, rows: region.row - around.row },
    { ...around, columns: region.column - around.column },
    { ...around, row: region.row + region.rows, rows: bottom(around) - bottom(region) },
    { ...around, column: region.column + region.columns, columns: right(around) - right(region) },
  ];
  let grown = region;
  for (const [index, edge] of edges.entries()) {
    if (!isFilled(cells, edge)) continue;
    // An edge adds only its own row or column. The next turn looks at the corners.
    const across = index % 2 === 0;
    grown = bounding(
      grown,
      across
        ? { ...edge, column: region.column, columns: region.columns }
        : { ...edge, row: region.row, rows: region.rows },
    );
  }
  return grown;
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
