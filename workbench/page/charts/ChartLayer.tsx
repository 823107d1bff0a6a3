import type { PointerEvent, WheelEvent } from "react";
import { useEffect, useMemo, useState } from "react";
import { createPortal } from "react-dom";
import type { ChartContent } from "../../excel/charts/content";
import { cornersOf } from "../../excel/charts/position";
import type { Grid } from "../../excel/grid";
import { ChartView } from "./ChartView";
import { px } from "./text";
import { turnedColors } from "./turned-colors";
import { gridCanvas } from "./viewport";
import type { SeenPart } from "./viewport";
import type { ShownCharts } from "./watch-charts";
import { watchCharts } from "./watch-charts";

/** The charts of the active sheet, drawn over its cells. They scroll with the sheet, and the user can drag them. */
export function ChartLayer({ grid }: { grid: Grid }) {
  const [shown, setShown] = useState<ShownCharts>();
  const dark = useDarkScheme();
  useEffect(() => watchCharts(grid, setShown), [grid]);
  if (!shown) return null;
  return createPortal(
    shown.contents.map((content) => (
      <ChartFrame key={content.chart.id} grid={grid} kept={content} seen={shown.seen} dark={dark} />
    )),
    shown.seen.element,
  );
}

interface ChartFrameProps {
  grid: Grid;
  kept: ChartContent;
  seen: SeenPart;
  dark: boolean;
}

function ChartFrame({ grid, kept, seen, dark }: ChartFrameProps) {
  const content = useMemo(() => (dark ? turnedColors(kept) : kept), [kept, dark]);
  const { chart, bounds, title } = content;
  const [grip, setGrip] = useState<Moved>();
  const corner = { x: px(bounds.left), y: px(bounds.top) };
  const x = place(corner.x, seen, "x");
  const y = place(corner.y, seen, "y");

  const grab = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    setGrip({ from: { x: event.clientX, y: event.clientY }, by: { x: 0, y: 0 } });
  };
  const drag = ({ clientX, clientY }: PointerEvent) => {
    if (grip) setGrip({ ...grip, by: { x: clientX - grip.from.x, y: clientY - grip.from.y } });
  };
  const drop = () => {
    setGrip(undefined);
    const points = (pixels: number) => (pixels / seen.zoom) * 0.75;
    if (grip && (grip.by.x !== 0 || grip.by.y !== 0)) {
      move(grid, seen.sheetId, content, points(grip.by.x), points(grip.by.y));
    }
  };

  return (
    <div className="chart-window" style={{ left: x.clip, top: y.clip }}>
      <figure
        className="chart"
        role="img"
        aria-label={title || chart.name}
        style={{
          left: x.at - x.clip + (grip?.by.x ?? 0),
          top: y.at - y.clip + (grip?.by.y ?? 0),
          width: px(bounds.width),
          height: px(bounds.height),
          transform: `scale(${seen.zoom})`,
          background: chart.area.fill ?? (chart.area.fill === null ? "transparent" : undefined),
          borderColor: chart.area.line.color ?? (chart.area.line.color === null ? "transparent" : undefined),
        }}
        onPointerDown={grab}
        onPointerMove={drag}
        onPointerUp={drop}
        onPointerCancel={() => setGrip(undefined)}
        onWheel={(event) => scrollGrid(grid, event)}
      >
        <ChartView content={content} dark={dark} />
      </figure>
    </div>
  );
}

interface Moved {
  from: { x: number; y: number };
  by: { x: number; y: number };
}

/** The start of a chart on the screen, and the start of the part of the grid in which it is visible. */
function place(start: number, { origin, frozen, headers, zoom }: SeenPart, side: "x" | "y") {
  const fixed = headers[side] + start * zoom;
  return fixed < frozen[side]
    ? { at: fixed, clip: headers[side] }
    : { at: origin[side] + start * zoom, clip: frozen[side] };
}

function move(grid: Grid, sheetId: string, { chart, bounds }: ChartContent, right: number, down: number) {
  const to = { ...bounds, left: Math.max(0, bounds.left + right), top: Math.max(0, bounds.top + down) };
  Object.assign(grid.charts.find(sheetId, chart.id), cornersOf(grid, sheetId, to));
  grid.charts.changed();
}

/** Over a chart the wheel scrolls the sheet, as it does over cells. */
function scrollGrid(grid: Grid, { nativeEvent }: WheelEvent): void {
  gridCanvas(grid).dispatchEvent(new globalThis.WheelEvent("wheel", nativeEvent));
}

function useDarkScheme(): boolean {
  const [dark, setDark] = useState(scheme.matches);
  useEffect(() => {
    const follow = () => setDark(scheme.matches);
    scheme.addEventListener("change", follow);
    return () => scheme.removeEventListener("change", follow);
  }, []);
  return dark;
}

const scheme = window.matchMedia("(prefers-color-scheme: dark)");
