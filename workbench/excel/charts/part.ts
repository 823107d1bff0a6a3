import { RemoteObject } from "../../host/remote";
import type { Grid } from "../grid";
import type { StoredChart } from "./stored-chart";

/** Which chart a part belongs to. */
export interface ChartOwner {
  grid: Grid;
  sheetId: string;
  chart: StoredChart;
}

/** Something of a chart that can be changed; each change is told to those who draw. */
export abstract class ChartPart extends RemoteObject {
  constructor(protected readonly owner: ChartOwner) {
    super();
  }

  protected changed(): void {
    this.owner.grid.charts.changed();
  }
}
