import { ServiceError } from "../../host/errors";
import type { Grid } from "../grid";
import type { StoredChart } from "./stored-chart";

const KEY = "charts";

/** The charts of a workbook. They are kept in their sheet's own data, and go where it goes. */
export class ChartStore {
  private readonly watchers = new Set<() => void>();

  constructor(private readonly grid: Grid) {}

  on(sheetId: string): readonly StoredChart[] {
    const kept = this.grid.sheet(sheetId)?.getCustomMetadata() as { [KEY]?: StoredChart[] } | undefined;
    return kept?.[KEY] ?? [];
  }

  find(sheetId: string, chartId: string): StoredChart {
    const chart = this.on(sheetId).find(({ id }) => id === chartId);
    if (!chart) throw new ServiceError("ItemNotFound");
    return chart;
  }

  add(sheetId: string, chart: StoredChart): void {
    this.replace(sheetId, [...this.on(sheetId), chart]);
  }

  remove(sheetId: string, chartId: string): void {
    this.replace(
      sheetId,
      this.on(sheetId).filter(({ id }) => id !== chartId),
    );
  }

  /** Tells those who draw that something about a chart is different now. */
  changed(): void {
    for (const watcher of this.watchers) watcher();
  }

  watch(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  replace(sheetId: string, charts: StoredChart[]): void {
    const sheet = this.grid.sheet(sheetId);
    if (!sheet) throw new ServiceError("ItemNotFound");
    sheet.setCustomMetadata({ ...sheet.getCustomMetadata(), [KEY]: charts });
    this.changed();
  }
}
