import { ServiceError } from "../../host/errors";

/** What a type of Excel's list means for drawing. */
export interface ChartKind {
  shape: "bar" | "line" | "area" | "scatter" | "pie" | "doughnut";
  /** Bars that lie. */
  horizontal?: true;
  stacked?: "sum" | "share";
  /** Scatter: points joined; joined lines: rounded. */
  joined?: true;
  smooth?: true;
  markers?: true;
}

export const chartKinds = {
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

/** Pies and doughnuts: one colour a point and no axes. */
export const isRound = (type: ChartType): boolean => ["pie", "doughnut"].includes(kindOf(type).shape);

/** The type by its name; Excel has more of them than are drawn here. */
export function chartType(name: string): ChartType {
  if (name in chartKinds) return name as ChartType;
  throw new ServiceError("NotImplemented", `The workbench draws no chart of type ${name}.`);
}
