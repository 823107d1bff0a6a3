import { UndoCommandId } from "@univerjs/core";
import type { IInsertRowMutationParams } from "@univerjs/sheets";
import { InsertColMutation, InsertRowMutation, RemoveColMutation, RemoveRowMutation } from "@univerjs/sheets";
import type { Area, SheetArea } from "../addresses";
import { COLUMNS, formatArea, parseReference, ROWS } from "../addresses";
import type { StoredChart, StoredSeries } from "../charts/stored-chart";
import type { Grid } from "../grid";
import { LayoutStore } from "./page/stored-layout";

/**
 * Charts, the cells that they show, and what is printed move with rows and columns that are inserted or deleted. The grid itself
 * knows nothing of them.
 */
export function followCells(grid: Grid): void {
  let undoing = false;
  let deleted: Deletion | undefined;
  grid.commands.beforeCommandExecuted(({ id }) => {
    if (id === UndoCommandId) undoing = true;
  });
  grid.commands.onCommandExecuted(({ id, params }) => {
    if (id === UndoCommandId) undoing = false;
    const side = sides[id];
    if (!side) return;
    const { subUnitId, range } = params as IInsertRowMutationParams;
    const [from, to] =
      side.axis === "row" ? [range.startRow, range.endRow] : [range.startColumn, range.endColumn];
    const shift: Shift = { ...side, sheetId: subUnitId, at: from, count: to - from + 1 };
    if (undoing && shift.inserts && deleted && isBackOf(deleted.shift, shift)) {
      deleted.back();
      deleted = undefined;
      return;
    }
    const back = keep(grid);
    moveAll(grid, shift);
    deleted = shift.inserts ? undefined : { shift, back };
  });
}

interface Shift {
  sheetId: string;
  axis: "row" | "column";
  inserts: boolean;
  /** The first row or column that is inserted or deleted, and how many are. */
  at: number;
  count: number;
}

/** The last deletion. Undo of it brings back what no insertion could, such as a series whose cells were all deleted. */
interface Deletion {
  shift: Shift;
  back: () => void;
}

const sides: Record<string, Pick<Shift, "axis" | "inserts">> = {
  [InsertRowMutation.id]: { axis: "row", inserts: true },
  [InsertColMutation.id]: { axis: "column", inserts: true },
  [RemoveRowMutation.id]: { axis: "row", inserts: false },
  [RemoveColMutation.id]: { axis: "column", inserts: false },
};

const isBackOf = (deleted: Shift, shift: Shift): boolean =>
  deleted.sheetId === shift.sheetId &&
  deleted.axis === shift.axis &&
  deleted.at === shift.at &&
  deleted.count === shift.count;

function keep(grid: Grid): () => void {
  const kept = grid.workbook.getSheets().map((sheet) => {
    const sheetId = sheet.getSheetId();
    const { printArea, titleRows, titleColumns } = new LayoutStore(grid, sheetId).get();
    return { sheetId, charts: [...grid.charts.on(sheetId)], layout: { printArea, titleRows, titleColumns } };
  });
  return () => {
    for (const { sheetId, charts, layout } of kept) {
      if (!grid.sheet(sheetId)) continue;
      if (charts.length > 0) grid.charts.replace(sheetId, charts);
      changeLayout(grid, sheetId, layout);
    }
  };
}

function moveAll(grid: Grid, shift: Shift): void {
  for (const sheet of grid.workbook.getSheets()) {
    const sheetId = sheet.getSheetId();
    const charts = grid.charts.on(sheetId);
    if (charts.length === 0) continue;
    grid.charts.replace(
      sheetId,
      charts.map((chart) => movedChart(chart, shift, sheetId === shift.sheetId)),
    );
  }
  const { printArea, titleRows, titleColumns } = new LayoutStore(grid, shift.sheetId).get();
  changeLayout(grid, shift.sheetId, {
    printArea: movedAddresses(printArea, shift),
    titleRows: movedAddresses(titleRows, shift),
    titleColumns: movedAddresses(titleColumns, shift),
  });
}

type Printed = Record<"printArea" | "titleRows" | "titleColumns", string | undefined>;

function changeLayout(grid: Grid, sheetId: string, layout: Printed): void {
  const store = new LayoutStore(grid, sheetId);
  if (!store.isUnchanged) store.change(layout);
}

function movedChart(chart: StoredChart, shift: Shift, onSheet: boolean): StoredChart {
  const { from, to } = chart;
  const { axis } = shift;
  return {
    ...chart,
    // A chart begins in a cell and ends before one.
    from: onSheet ? { ...from, [axis]: movedPoint(from[axis], shift, Math.floor(from[axis])) } : from,
    to: onSheet ? { ...to, [axis]: movedPoint(to[axis], shift, Math.ceil(to[axis]) - 1) } : to,
    series: chart.series.map((series) => movedSeries(series, shift)),
  };
}

/** A point between cells. It moves with the cell that it belongs to. */
function movedPoint(point: number, { inserts, at, count }: Shift, cell: number): number {
  if (inserts) return cell >= at ? point + count : point;
  if (cell < at) return point;
  return cell < at + count ? at : point - count;
}

function movedSeries(series: StoredSeries, shift: Shift): StoredSeries {
  const moved = (place: SheetArea | undefined) => {
    if (place?.sheetId !== shift.sheetId) return place;
    const area = movedArea(place.area, shift);
    return area && { ...place, area };
  };
  const { name, values, categories } = series;
  const cell = "cell" in name ? moved(name.cell) : undefined;
  return {
    ...series,
    name: "text" in name ? name : cell ? { cell } : { text: "#REF!" },
    values: moved(values),
    categories: moved(categories),
  };
}

/** The area where it then is; undefined when all of it is deleted. Whole rows and columns stay whole. */
function movedArea(area: Area, { axis, inserts, at, count }: Shift): Area | undefined {
  const [start, size, most] =
    axis === "row" ? [area.row, area.rows, ROWS] : [area.column, area.columns, COLUMNS];
  if (size === most) return area;
  const end = start + size;
  const back = (edge: number) => (edge <= at ? edge : Math.max(at, edge - count));
  const [first, last] = inserts
    ? [start >= at ? start + count : start, end > at ? end + count : end]
    : [back(start), back(end)];
  if (last <= first) return undefined;
  const changed =
    axis === "row" ? { row: first, rows: last - first } : { column: first, columns: last - first };
  return { ...area, ...changed };
}

function movedAddresses(addresses: string | undefined, shift: Shift): string | undefined {
  const moved = (addresses ?? "").split(",").flatMap((address) => {
    const area = parseReference(address)?.area;
    const there = area && movedArea(area, shift);
    return there ? [formatArea(there)] : [];
  });
  return moved.length === 0 ? undefined : moved.join(",");
}
