import type { SheetArea } from "../addresses";
import type { CellValue } from "../cells/cell-value";
import { isError } from "../cells/cell-value";
import { SheetCells } from "../cells/cells";
import type { Grid } from "../grid";
import { formatText } from "../cells/number-format";
import type { StoredChart } from "./stored-chart";

/** A series' numbers; null where nothing is drawn: a blank cell, or #N/A. Text counts as zero, as in Excel. */
export function seriesValues(grid: Grid, chart: StoredChart, index: number): (number | null)[] {
  return cellsOf(grid, chart.series[index]?.values).map(({ value }) => plotted(value));
}

/** A series' numbers across, for a scatter chart: 1, 2, 3 … where no cells were named or one of them is no number. */
export function xValues(grid: Grid, chart: StoredChart, index: number): (number | null)[] {
  const cells = cellsOf(grid, chart.series[index]?.categories).map(({ value }) => value);
  const numeric =
    cells.length > 0 && cells.every((value) => typeof value === "number" || value === "" || isError(value));
  if (numeric) return cells.map((value) => (typeof value === "number" ? value : null));
  return cellsOf(grid, chart.series[index]?.values).map((_, at) => at + 1);
}

/** What stands under a series' values as text, formatted as the axis says or as in the cells; categories of several columns are joined. */
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

/** The number format of the first cell that has one: what an axis shows that has none of its own. */
export function formatOf(grid: Grid, place: SheetArea | undefined): string {
  return cellsOf(grid, place).find(({ pattern }) => pattern !== undefined)?.pattern ?? "General";
}

interface ShownCell {
  value: CellValue;
  pattern: string | undefined;
}

/** Row by row; nothing where the sheet is gone. */
function cellsOf(grid: Grid, place: SheetArea | undefined): ShownCell[] {
  const sheet = place && grid.sheet(place.sheetId);
  if (!sheet) return [];
  const cells = new SheetCells(grid, place.sheetId);
  const { row, column } = place.area;
  // A whole column reaches as far as the sheet.
  const rows = Math.min(place.area.rows, sheet.getRowCount() - row);
  const columns = Math.min(place.area.columns, sheet.getColumnCount() - column);
  const shown: ShownCell[] = [];
  for (let down = 0; down < rows; down++) {
    for (let right = 0; right < columns; right++) {
      shown.push({
        value: cells.value(row + down, column + right),
        pattern: cells.style(row + down, column + right).n?.pattern,
      });
    }
  }
  return shown;
}

function plotted(value: CellValue): number | null {
  if (typeof value === "number") return value;
  return value === "" || value === "#N/A" ? null : 0;
}
