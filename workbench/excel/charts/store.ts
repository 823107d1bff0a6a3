import { notFound } from "../../host/errors";
import type { Worksheet as UniverWorksheet } from "@univerjs/core";
import type { StoredChart } from "./stored-chart";

const KEY = "charts";

/** The charts of a workbook. Each is part of the data of its sheet, so it is copied, saved and deleted with the sheet. */
export class ChartStore {
  private readonly watchers = new Set<() => void>();

  constructor(private readonly sheet: (sheetId: string) => UniverWorksheet | undefined) {}

  on(sheetId: string): readonly StoredChart[] {
    const kept = this.sheet(sheetId)?.getCustomMetadata() as { [KEY]?: StoredChart[] } | undefined;
    return kept?.[KEY] ?? [];
  }

  find(sheetId: string, chartId: string): StoredChart {
    return this.on(sheetId).find(({ id }) => id === chartId) ?? notFound();
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

  /** Tells the watchers that a chart has changed. */
  changed(): void {
    for (const watcher of this.watchers) watcher();
  }

  watch(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  replace(sheetId: string, charts: StoredChart[]): void {
    const sheet = this.sheet(sheetId);
    if (!sheet) notFound();
    sheet.setCustomMetadata({ ...sheet.getCustomMetadata(), [KEY]: charts });
    this.changed();
  }
}
