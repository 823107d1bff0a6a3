import { RemoteObject } from "../../host/remote";
import type { Grid } from "../grid";
import type { StoredChart } from "./stored-chart";

/** The chart that a part belongs to. */
export interface ChartOwner {
  grid: Grid;
  sheetId: string;
  chart: StoredChart;
}

/** A part of a chart that the add-in can change. The page is told of every change so that it draws the chart again. */
export abstract class ChartPart extends RemoteObject {
  constructor(protected readonly owner: ChartOwner) {
    super();
  }

  protected changed(): void {
    this.owner.grid.charts.changed();
  }
}
