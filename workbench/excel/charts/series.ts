import { notFound, ServiceError } from "../../host/errors";
import { items, typeName } from "../../host/remote";
import type { SheetArea } from "../addresses";
import { AreaFormat, SeriesFormat } from "./format";
import { ChartDataLabels } from "./labels";
import type { ChartOwner } from "./part";
import { ChartPart } from "./part";
import { chartType, isRound } from "./types";
import { categoryTexts, seriesName, seriesValues, xValues } from "./values";
import type { StoredSeries } from "./stored-chart";
import { newSeries } from "./stored-chart";

export class ChartSeriesCollection extends ChartPart {
  readonly [typeName] = "ChartSeriesCollection";

  override [items](): ChartSeries[] {
    return this.owner.chart.series.map((series) => new ChartSeries(this.owner, series));
  }

  get count(): number {
    return this.owner.chart.series.length;
  }
  getCount(): number {
    return this.count;
  }
  getItemAt(index: number): ChartSeries {
    const series = this[items]()[index];
    if (!series) throw new ServiceError("InvalidArgument");
    return series;
  }
  add(name?: string, index?: number): ChartSeries {
    const { series } = this.owner.chart;
    const at = index ?? series.length;
    if (!Number.isInteger(at) || at < 0 || at > series.length) throw new ServiceError("InvalidArgument");
    const added = newSeries({ text: name ?? `Series${series.length + 1}` });
    series.splice(at, 0, added);
    this.changed();
    return new ChartSeries(this.owner, added);
  }
}

export class ChartSeries extends ChartPart {
  readonly [typeName] = "ChartSeries";
  constructor(
    owner: ChartOwner,
    private readonly stored: StoredSeries,
  ) {
    super(owner);
  }

  get name(): string {
    return seriesName(this.owner.grid, this.owner.chart, this.index);
  }
  set name(text: string) {
    this.set({ name: { text } });
  }
  get chartType(): string {
    return this.stored.type ?? this.owner.chart.type;
  }
  set chartType(name: string) {
    const type = chartType(name);
    if (isRound(type) !== isRound(this.owner.chart.type)) throw new ServiceError("InvalidOperation");
    this.set({ type });
  }
  get axisGroup(): string {
    return this.stored.axisGroup;
  }
  set axisGroup(group: string) {
    if (group !== "Primary" && group !== "Secondary") throw new ServiceError("InvalidArgument");
    this.set({ axisGroup: group });
  }
  get hasDataLabels(): boolean {
    return this.stored.labels.visible;
  }
  set hasDataLabels(visible: boolean) {
    this.stored.labels.visible = visible;
    this.changed();
  }
  get smooth(): boolean {
    return this.stored.smooth ?? false;
  }
  set smooth(smooth: boolean) {
    this.set({ smooth });
  }
  get markerStyle(): string {
    return this.stored.markerStyle ?? "Automatic";
  }
  set markerStyle(markerStyle: string) {
    if (!markerStyles.includes(markerStyle)) throw new ServiceError("InvalidArgument");
    this.set({ markerStyle });
  }
  get markerSize(): number {
    return this.stored.markerSize ?? 5;
  }
  set markerSize(size: number) {
    this.set({ markerSize: between(2, size, 72) });
  }
  get markerBackgroundColor(): string {
    return this.stored.markerBackgroundColor ?? "";
  }
  set markerBackgroundColor(markerBackgroundColor: string) {
    this.set({ markerBackgroundColor });
  }
  get markerForegroundColor(): string {
    return this.stored.markerForegroundColor ?? "";
  }
  set markerForegroundColor(markerForegroundColor: string) {
    this.set({ markerForegroundColor });
  }
  /** In percent of a bar's width. */
  get gapWidth(): number {
    return this.stored.gapWidth ?? 150;
  }
  set gapWidth(gapWidth: number) {
    this.set({ gapWidth: between(0, gapWidth, 500) });
  }
  get overlap(): number {
    return this.stored.overlap ?? 0;
  }
  set overlap(overlap: number) {
    this.set({ overlap: between(-100, overlap, 100) });
  }
  /** In percent of the doughnut's size. */
  get doughnutHoleSize(): number {
    return this.stored.doughnutHoleSize ?? 50;
  }
  set doughnutHoleSize(size: number) {
    this.set({ doughnutHoleSize: between(10, size, 90) });
  }

  get format(): SeriesFormat {
    return new SeriesFormat(this.owner, this.stored);
  }
  get dataLabels(): ChartDataLabels {
    return new ChartDataLabels(this.owner, [this.stored]);
  }
  get points(): ChartPointsCollection {
    return new ChartPointsCollection(this.owner, this.stored, this.index);
  }

  setValues(range: SheetArea): void {
    this.set({ values: { sheetId: range.sheetId, area: range.area } });
  }
  /** The categories of this series. The chart shows those of its first series. */
  setXAxisValues(range: SheetArea): void {
    this.set({ categories: { sheetId: range.sheetId, area: range.area } });
  }
  async getDimensionValues(dimension: string): Promise<unknown[]> {
    const { grid, chart } = this.owner;
    await grid.calculation.whenIdle();
    if (dimension === "Values" || dimension === "YValues") return seriesValues(grid, chart, this.index);
    if (dimension === "Categories") return categoryTexts(grid, chart, this.index);
    if (dimension === "XValues") return xValues(grid, chart, this.index);
    throw new ServiceError("InvalidArgument");
  }
  delete(): void {
    this.owner.chart.series.splice(this.index, 1);
    this.changed();
  }

  private get index(): number {
    const index = this.owner.chart.series.indexOf(this.stored);
    if (index < 0) notFound();
    return index;
  }
  private set(change: Partial<StoredSeries>): void {
    Object.assign(this.stored, change);
    this.changed();
  }
}

class ChartPointsCollection extends ChartPart {
  readonly [typeName] = "ChartPointsCollection";
  constructor(
    owner: ChartOwner,
    private readonly series: StoredSeries,
    private readonly index: number,
  ) {
    super(owner);
  }

  override [items](): ChartPoint[] {
    return seriesValues(this.owner.grid, this.owner.chart, this.index).map(
      (value, at) => new ChartPoint(this.owner, this.series, at, value),
    );
  }

  get count(): number {
    return this[items]().length;
  }
  getCount(): number {
    return this.count;
  }
  getItemAt(at: number): ChartPoint {
    const point = this[items]()[at];
    if (!point) throw new ServiceError("InvalidArgument");
    return point;
  }
}

class ChartPoint extends ChartPart {
  readonly [typeName] = "ChartPoint";
  constructor(
    owner: ChartOwner,
    private readonly series: StoredSeries,
    private readonly at: number,
    readonly plotted: number | null,
  ) {
    super(owner);
  }

  get value(): number | null {
    return this.plotted;
  }
  get format(): AreaFormat {
    return new AreaFormat(this.owner, "ChartPointFormat", (this.series.points[this.at] ??= { line: {} }));
  }
}

const markerStyles = [
  ...["Automatic", "None", "Square", "Diamond", "Triangle", "X", "Star", "Dot", "Dash", "Circle", "Plus"],
];

function between(least: number, value: number, most: number): number {
  if (!(value >= least && value <= most)) throw new ServiceError("InvalidArgument");
  return value;
}
