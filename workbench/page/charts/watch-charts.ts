import { CommandType } from "@univerjs/core";
import type { ChartContent } from "../../excel/charts/content";
import { chartContents } from "../../excel/charts/content";
import type { Grid } from "../../excel/grid";
import type { SeenPart } from "./viewport";
import { onScroll, seenPart } from "./viewport";

/** What to draw over the grid: the charts of the active sheet, and the visible part of it. */
export interface ShownCharts {
  seen: SeenPart;
  contents: ChartContent[];
}

/** Reports what to draw, at most once a frame. A chart that has not changed stays the same object. */
export function watchCharts(grid: Grid, onShown: (shown: ShownCharts) => void): () => void {
  let frame = 0;
  let stale = true;
  let known = new Map<string, { text: string; content: ChartContent }>();
  let contents: ChartContent[] = [];

  const read = (sheetId: string) => {
    const now = new Map<string, { text: string; content: ChartContent }>();
    for (const content of chartContents(grid, sheetId)) {
      const text = JSON.stringify(content);
      const before = known.get(content.chart.id);
      now.set(content.chart.id, before?.text === text ? before : { text, content: structuredClone(content) });
    }
    known = now;
    contents = [...now.values()].map(({ content }) => content);
  };
  const look = () => {
    frame = 0;
    const seen = seenPart(grid);
    if (!seen) {
      schedule();
      return;
    }
    if (stale) read(seen.sheetId);
    stale = false;
    onShown({ seen, contents });
  };
  const schedule = () => {
    frame ||= requestAnimationFrame(look);
  };
  const readAnew = () => {
    stale = true;
    schedule();
  };

  const stops = [
    grid.charts.watch(readAnew),
    onScroll(grid, schedule),
    listen(grid, ({ type }) => (type === CommandType.MUTATION ? readAnew() : schedule())),
    grid.calculation.watch(readAnew),
    showsOther(grid, readAnew),
  ];
  readAnew();
  return () => {
    cancelAnimationFrame(frame);
    for (const stop of stops) stop();
  };
}

function listen(grid: Grid, listener: (command: { type: CommandType }) => void): () => void {
  const subscription = grid.commands.onCommandExecuted(({ type }) => {
    if (type !== undefined) listener({ type });
  });
  return () => subscription.dispose();
}

function showsOther(grid: Grid, listener: () => void): () => void {
  const subscription = grid.workbook.activeSheet$.subscribe(listener);
  return () => subscription.unsubscribe();
}
