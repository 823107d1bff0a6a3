import type { SheetArea } from "../addresses";
import type { CellValue } from "../cells/cell-value";
import { isError } from "../cells/cell-value";
import { SheetCells } from "../cells/cells";
import type { Grid } from "../grid";
import { formatText } from "../cells/number-format";
import type { StoredChart } from "./stored-chart";

/** The numbers of a series. Blank cells and #N/A give null and are not drawn; text counts as 0, as in Excel. */
export function seriesValues(grid: Grid, chart: StoredChart, index: number): (number | null)[] {
  return cellsOf(grid, chart.series[index]?.values).map(({ value }) => plotted(value));
}

/** The horizontal numbers of a scatter chart: 1, 2, 3 … when there are no cells for them, or one of them is not a number. */
export function xValues(grid: Grid, chart: StoredChart, index: number): (number | null)[] {
  const cells = cellsOf(grid, chart.series[index]?.categories).map(({ value }) => value);
  const numeric =
    cells.length > 0 && cells.every((value) => typeof value === "number" || value === "" || isError(value));
  if (numeric) return cells.map((value) => (typeof value === "number" ? value : null));
  return cellsOf(grid, chart.series[index]?.values).map((_, at) => at + 1);
}

/** The categories as text, in the number format of the axis or of the cells. Categories from several columns are joined. */
export function categoryTexts(grid: Grid, chart: StoredChart, index: number): string[] {
  const series = chart.series[index];
  const count = cellsOf(grid, series?.values).length;
  const place = series?.categories;
  const format = chart.axes.category.numberFormat;
  const texts = cellsOf(grid, place).map(({ value, pattern }) => formatText(value, format ?? pattern));
  const levels = place && count > 0 ? Math.max(1, Math.round(texts.length / count)) : 1;
  return Array.from({ length: Math.max(count, Math.ceil(texts.length / levels)) }, (_, at) => {
    const own = texts.slice(at * levels, (at + 1) * levels).filter((text) => text !== "");
    return place ? own.join(" ") : String(at + 1);
  });
}

export function seriesName(grid: Grid, chart: StoredChart, index: number): string {
  const { name } = chart.series[index]!;
  if ("text" in name) return name.text;
  const [cell] = cellsOf(grid, name.cell);
  return cell && cell.value !== "" ? formatText(cell.value, cell.pattern) : `Series${index + 1}`;
}

/** The number format of the first cell that has one. Axes without a format of their own use it. */
export function formatOf(grid: Grid, place: SheetArea | undefined): string {
  return cellsOf(grid, place).find(({ pattern }) => pattern !== undefined)?.pattern ?? "General";
}

interface ShownCell {
  value: CellValue;
  pattern: string | undefined;
}

/** The cells row by row; none when the sheet has been deleted. */
export function cellsOf(grid: Grid, place: SheetArea | undefined): ShownCell[] {
  const sheet = place && grid.sheet(place.sheetId);
  if (!sheet) return [];
  const cells = new SheetCells(grid, place.sheetId);
  const { row, column } = place.area;
  // A whole column is read only as far as the grid goes.
  const rows = Math.min(place.area.rows, sheet.getRowCount() - row);
  const columns = Math.min(place.area.columns, sheet.getColumnCount() - column);
  const shown: ShownCell[] = [];
  for (let down = 0; down < rows; down++) {
    for (let right = 0; right < columns; right++) {
      const value = cells.value(row + down, column + right);
      const pattern = cells.pattern(row + down, column + right);
      shown.push({ value, pattern });
    }
  }
  return shown;
}

function plotted(value: CellValue): number | null {
  if (typeof value === "number") return value;
  return value === "" || value === "#N/A" ? null : 0;
}
