import type { CellPlace, GridRange } from "../addresses";

export interface DirtyRange {
  unitId: string;
  sheetId: string;
  range: GridRange;
}

/** Joins cells that lie below each other to one range. The engine compares every range with every other, so fewer are faster. */
export function dirtyRanges(unitId: string, places: readonly CellPlace[]): DirtyRange[] {
  const columns = new Map<string, number[]>();
  for (const { sheetId, row, column } of places) {
    const key = `${column} ${sheetId}`;
    const rows = columns.get(key);
    if (rows) rows.push(row);
    else columns.set(key, [row]);
  }
  const ranges: DirtyRange[] = [];
  for (const [key, rows] of columns) {
    const column = Number.parseInt(key, 10);
    const sheetId = key.slice(key.indexOf(" ") + 1);
    let last: GridRange | undefined;
    for (const row of rows.sort((a, b) => a - b)) {
      if (last && row <= last.endRow + 1) last.endRow = row;
      else {
        last = { startRow: row, endRow: row, startColumn: column, endColumn: column };
        ranges.push({ unitId, sheetId, range: last });
      }
    }
  }
  return ranges;
}
