import type { Viewport } from "@univerjs/presets/preset-sheets-core";
import {
  IRenderManagerService,
  SHEET_VIEWPORT_KEY,
  SheetSkeletonManagerService,
} from "@univerjs/presets/preset-sheets-core";
import type { Grid } from "../../excel/grid";

/** The visible part of the sheet, in pixels of the page. */
export interface SeenPart {
  /** The element in which the grid draws itself. */
  element: HTMLElement;
  sheetId: string;
  zoom: number;
  /** The position of the sheet's first cell, from the corner of the grid, if nothing were frozen. */
  origin: { x: number; y: number };
  /** The end of the frozen columns and rows. Charts that begin in them do not scroll. */
  frozen: { x: number; y: number };
  headers: { x: number; y: number };
}

export function gridCanvas(grid: Grid): HTMLCanvasElement {
  return render(grid).engine.getCanvasElement();
}

/** The visible part of the grid, or undefined until the grid is drawn for the first time. */
export function seenPart(grid: Grid): SeenPart | undefined {
  const element = gridCanvas(grid).parentElement;
  const main = mainViewport(grid);
  const skeleton = render(grid).with(SheetSkeletonManagerService).getCurrentSkeleton();
  if (!element || !main || !skeleton) return undefined;
  const zoom = render(grid).scene.getAncestorScale().scaleX;
  const { rowHeaderWidth, columnHeaderHeight } = skeleton;
  return {
    element,
    sheetId: grid.workbook.getActiveSheet().getSheetId(),
    zoom,
    origin: {
      x: (rowHeaderWidth - main.viewportScrollX) * zoom,
      y: (columnHeaderHeight - main.viewportScrollY) * zoom,
    },
    frozen: { x: main.left * zoom, y: main.top * zoom },
    headers: { x: rowHeaderWidth * zoom, y: columnHeaderHeight * zoom },
  };
}

/** Calls the listener after every scroll of the grid. */
export function onScroll(grid: Grid, listener: () => void): () => void {
  const subscription = mainViewport(grid)?.onScrollAfter$.subscribeEvent(listener);
  return () => subscription?.unsubscribe();
}

const render = (grid: Grid) => grid.injector.get(IRenderManagerService).getRenderById(grid.unitId)!;

const mainViewport = (grid: Grid): Viewport | undefined =>
  render(grid).scene.getViewport(SHEET_VIEWPORT_KEY.VIEW_MAIN);
