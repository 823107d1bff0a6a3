import { ServiceError } from "../../host/errors";

/** How a chart type of Excel is drawn. */
export interface ChartKind {
  shape: "bar" | "line" | "area" | "scatter" | "pie" | "doughnut";
  /** True when the bars are horizontal. */
  horizontal?: true;
  stacked?: "sum" | "share";
  /** Scatter charts only: `joined` draws lines between the points, and `smooth` rounds these lines. */
  joined?: true;
  smooth?: true;
  markers?: true;
}

const chartKinds = {
  ColumnClustered: { shape: "bar" },
  ColumnStacked: { shape: "bar", stacked: "sum" },
  ColumnStacked100: { shape: "bar", stacked: "share" },
  BarClustered: { shape: "bar", horizontal: true },
  BarStacked: { shape: "bar", horizontal: true, stacked: "sum" },
  BarStacked100: { shape: "bar", horizontal: true, stacked: "share" },
  Line: { shape: "line" },
  LineMarkers: { shape: "line", markers: true },
  LineStacked: { shape: "line", stacked: "sum" },
  LineMarkersStacked: { shape: "line", stacked: "sum", markers: true },
  Area: { shape: "area" },
  AreaStacked: { shape: "area", stacked: "sum" },
  AreaStacked100: { shape: "area", stacked: "share" },
  Pie: { shape: "pie" },
  Doughnut: { shape: "doughnut" },
  XYScatter: { shape: "scatter", markers: true },
  XYScatterLines: { shape: "scatter", joined: true, markers: true },
  XYScatterLinesNoMarkers: { shape: "scatter", joined: true },
  XYScatterSmooth: { shape: "scatter", joined: true, smooth: true, markers: true },
  XYScatterSmoothNoMarkers: { shape: "scatter", joined: true, smooth: true },
} as const satisfies Record<string, ChartKind>;

export type ChartType = keyof typeof chartKinds;

export const kindOf = (type: ChartType): ChartKind => chartKinds[type];

/** True for pies and doughnuts, which have no axes and a colour for each point. */
export const isRound = (type: ChartType): boolean => ["pie", "doughnut"].includes(kindOf(type).shape);

/** The chart type of that name. Excel has more types than the workbench draws. */
export function chartType(name: string): ChartType {
  if (name in chartKinds) return name as ChartType;
  throw new ServiceError("NotImplemented", `The workbench draws no chart of type ${name}.`);
}
