import { notFound, ServiceError } from "../../host/errors";
import { items, RemoteObject, typeName } from "../../host/remote";
import type { Grid } from "../grid";
import type { SheetArea } from "../addresses";
import { Chart } from "./chart";
import { cornersOf, pointsOf } from "./position";
import { seriesOf } from "./source";
import type { ChartType } from "./types";
import { chartType, isRound, kindOf } from "./types";
import type { StoredChart } from "./stored-chart";
import { newAxis } from "./stored-chart";

/** The size of a new chart in Excel, in points. */
const NEW_SIZE = { width: 360, height: 216 };

/** The charts of one sheet. */
export class ChartCollection extends RemoteObject {
  readonly [typeName] = "ChartCollection";

  constructor(
    private readonly grid: Grid,
    private readonly sheetId: string,
  ) {
    super();
  }

  override [items](): Chart[] {
    const { grid, sheetId } = this;
    return grid.charts.on(sheetId).map((chart) => new Chart({ grid, sheetId, chart }));
  }

  get count(): number {
    return this.grid.charts.on(this.sheetId).length;
  }
  getCount(): number {
    return this.count;
  }
  getItem(key: string): Chart {
    return this.getItemOrNullObject(key) ?? notFound();
  }
  /** Finds a chart by its id or its name, whose case does not matter. */
  getItemOrNullObject(key: string): Chart | null {
    return (
      this[items]().find(({ id, name }) => id === key || name.toLowerCase() === key.toLowerCase()) ?? null
    );
  }
  getItemAt(index: number): Chart {
    const found = this[items]()[index];
    if (!found) throw new ServiceError("InvalidArgument");
    return found;
  }

  async add(type: string, source: SheetArea, seriesBy = "Auto"): Promise<Chart> {
    const known = chartType(type);
    if (!["Auto", "Columns", "Rows"].includes(seriesBy)) throw new ServiceError("InvalidArgument");
    await this.grid.calculation.whenIdle();
    return this.addOverValues(known, source, seriesBy);
  }
  /** Does not wait for the calculation, which would never end before the add-in has started. The cells must hold plain values. */
  addOverValues(type: ChartType, source: SheetArea, seriesBy = "Auto"): Chart {
    const series = seriesOf(this.grid, source, type, seriesBy);
    const scatter = kindOf(type).shape === "scatter";
    const chart: StoredChart = {
      id: `{${crypto.randomUUID().toUpperCase()}}`,
      name: this.freeName(),
      type,
      ...this.freePlace(source),
      title: { visible: true, font: {} },
      legend: { visible: series.length > 1 || isRound(type), position: "Bottom", font: {} },
      area: { line: {} },
      series,
      axes: { category: newAxis(scatter), value: newAxis(true), secondValue: newAxis(false) },
    };
    this.grid.charts.add(this.sheetId, chart);
    return this.getItem(chart.id);
  }

  private freeName(): string {
    for (let number = this.count + 1; ; number++) {
      if (!this.getItemOrNullObject(`Chart ${number}`)) return `Chart ${number}`;
    }
  }
  /** A place to the right of the cells that the chart shows. */
  private freePlace({ sheetId, area }: SheetArea) {
    const corner =
      sheetId === this.sheetId
        ? { column: area.column + area.columns + 0.5, row: area.row }
        : { column: 1, row: 1 };
    return cornersOf(this.grid, this.sheetId, { ...pointsOf(this.grid, this.sheetId, corner), ...NEW_SIZE });
  }
}
