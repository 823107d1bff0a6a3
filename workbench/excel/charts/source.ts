import type { Area, SheetArea } from "../addresses";
import { SheetCells } from "../cells/cells";
import type { Grid } from "../grid";
import type { ChartType } from "./types";
import { kindOf } from "./types";
import type { StoredSeries } from "./stored-chart";
import { newSeries } from "./stored-chart";

type SeriesBy = "Columns" | "Rows";

/**
 * Makes series from a block of cells as Excel does. Texts in the first row are the names of the series, and texts or dates in
 * the first column are the categories. The longer side of the block runs along the axis.
 */
export function seriesOf(grid: Grid, source: SheetArea, type: ChartType, seriesBy: string): StoredSeries[] {
  const block = new Block(grid, source, seriesDirection(source.area, seriesBy));
  const scatter = kindOf(type).shape === "scatter";
  const named = block.headersAbove();
  const categorized = block.across > 1 && (scatter || block.categoriesAtLeft(named));
  const first = categorized ? 1 : 0;
  const top = named ? 1 : 0;
  return Array.from({ length: block.across - first }, (_, index) => ({
    ...newSeries(named ? { cell: block.part(first + index, 0, 1) } : { text: `Series${index + 1}` }),
    values: block.part(first + index, top),
    categories: categorized ? block.part(0, top) : undefined,
  }));
}

function seriesDirection({ rows, columns }: Area, seriesBy: string): SeriesBy {
  if (seriesBy === "Columns" || seriesBy === "Rows") return seriesBy;
  return columns > rows ? "Rows" : "Columns";
}

/** The source cells, seen as if every series had a column of its own. */
class Block {
  private readonly cells: SheetCells;
  readonly across: number;
  private readonly along: number;

  constructor(
    grid: Grid,
    private readonly source: SheetArea,
    private readonly by: SeriesBy,
  ) {
    this.cells = new SheetCells(grid, source.sheetId);
    const { rows, columns } = source.area;
    this.across = by === "Columns" ? columns : rows;
    this.along = by === "Columns" ? rows : columns;
  }

  /** True when the first row holds names: its corner is blank, or the cells beside the corner are texts. */
  headersAbove(): boolean {
    if (this.along < 2) return false;
    const names = Array.from({ length: this.across }, (_, index) => this.value(index, 0));
    if (this.across === 1) return typeof names[0] === "string" && names[0] !== "";
    return names[0] === "" || names.slice(1).every((name) => typeof name === "string" && name !== "");
  }

  categoriesAtLeft(named: boolean): boolean {
    const from = named ? 1 : 0;
    if (named && this.value(0, 0) === "") return true;
    const left = Array.from({ length: this.along - from }, (_, index) => index + from);
    return left.every((at) => typeof this.value(0, at) === "string" || this.isDate(0, at));
  }

  part(across: number, from: number, count = this.along - from): SheetArea {
    const { sheetId, area } = this.source;
    return {
      sheetId,
      area:
        this.by === "Columns"
          ? { row: area.row + from, column: area.column + across, rows: count, columns: 1 }
          : { row: area.row + across, column: area.column + from, rows: 1, columns: count },
    };
  }

  private value(across: number, along: number) {
    const { area } = this.part(across, along, 1);
    return this.cells.value(area.row, area.column);
  }
  private isDate(across: number, along: number): boolean {
    const { area } = this.part(across, along, 1);
    return /[ymdhs]/i.test(
      (this.cells.style(area.row, area.column).n?.pattern ?? "").replace(/"[^"]*"|\[[^\]]*\]|\\./g, ""),
    );
  }
}
