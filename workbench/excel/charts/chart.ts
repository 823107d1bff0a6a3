import { ServiceError } from "../../host/errors";
import type { RemoteObject } from "../../host/remote";
import { identity, typeName } from "../../host/remote";
import type { SheetArea } from "../addresses";
import { resolveArea } from "../cells/references";
import { ChartAxes } from "./axes";
import { AreaFormat } from "./format";
import { ChartDataLabels } from "./labels";
import { ChartLegend } from "./legend";
import { ChartPart } from "./part";
import type { Bounds } from "./position";
import { boundsOf, cornersOf } from "./position";
import { ChartSeriesCollection } from "./series";
import { seriesOf } from "./source";
import { ChartTitle } from "./title";
import { chartType, isRound } from "./types";

export class Chart extends ChartPart {
  readonly [typeName] = "Chart";

  override get [identity](): string {
    return this.id;
  }

  get id(): string {
    return this.stored.id;
  }
  get name(): string {
    return this.stored.name;
  }
  set name(name: string) {
    this.stored.name = name;
    this.changed();
  }
  get chartType(): string {
    return this.stored.type;
  }
  set chartType(name: string) {
    const type = chartType(name);
    if (isRound(type)) for (const series of this.stored.series) delete series.type;
    this.stored.type = type;
    this.changed();
  }

  /* Where it lies, in points */

  get left(): number {
    return this.bounds.left;
  }
  set left(left: number) {
    this.place({ left });
  }
  get top(): number {
    return this.bounds.top;
  }
  set top(top: number) {
    this.place({ top });
  }
  get width(): number {
    return this.bounds.width;
  }
  set width(width: number) {
    this.place({ width });
  }
  get height(): number {
    return this.bounds.height;
  }
  set height(height: number) {
    this.place({ height });
  }
  /** Covers the cells from the first to the last, both included. */
  setPosition(startCell: SheetArea | string, endCell?: SheetArea | string): void {
    const { area: start } = this.cells(startCell);
    const from = { column: start.column, row: start.row };
    if (endCell === undefined) {
      const { width, height } = this.bounds;
      const { left, top } = boundsOf(this.owner.grid, this.owner.sheetId, { from, to: from });
      this.place({ left, top, width, height });
      return;
    }
    const { area: end } = this.cells(endCell);
    this.stored.from = { column: Math.min(from.column, end.column), row: Math.min(from.row, end.row) };
    this.stored.to = {
      column: Math.max(start.column + start.columns, end.column + end.columns),
      row: Math.max(start.row + start.rows, end.row + end.rows),
    };
    this.changed();
  }

  /* What it shows */

  get title(): ChartTitle {
    return new ChartTitle(this.owner);
  }
  get legend(): ChartLegend {
    return new ChartLegend(this.owner);
  }
  get axes(): ChartAxes {
    return new ChartAxes(this.owner);
  }
  get series(): ChartSeriesCollection {
    return new ChartSeriesCollection(this.owner);
  }
  get dataLabels(): ChartDataLabels {
    return new ChartDataLabels(this.owner, this.stored.series);
  }
  get format(): AreaFormat {
    return new AreaFormat(this.owner, "ChartAreaFormat", this.stored.area);
  }
  get worksheet(): RemoteObject {
    return this.owner.grid.links.worksheet(this.owner.sheetId);
  }

  setData(source: SheetArea, seriesBy = "Auto"): void {
    this.stored.series = seriesOf(this.owner.grid, source, this.stored.type, seriesBy);
    this.changed();
  }
  activate(): void {
    this.owner.grid.facade.setActiveSheet(this.owner.sheetId);
  }
  delete(): void {
    this.owner.grid.charts.remove(this.owner.sheetId, this.id);
  }

  private get stored() {
    return this.owner.chart;
  }
  private get bounds(): Bounds {
    return boundsOf(this.owner.grid, this.owner.sheetId, this.stored);
  }
  private place(change: Partial<Bounds>): void {
    const bounds = { ...this.bounds, ...change };
    if (Object.values(bounds).some((points) => !(points >= 0))) throw new ServiceError("InvalidArgument");
    Object.assign(this.stored, cornersOf(this.owner.grid, this.owner.sheetId, bounds));
    this.changed();
  }
  private cells(cells: SheetArea | string): SheetArea {
    return resolveArea(this.owner.grid, this.owner.sheetId, cells);
  }
}
