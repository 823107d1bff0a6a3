import type { ChartKind, ChartType } from "../../charts/types";

/** Names of the object model beside those of files. What the model has more of is read back as the first of them. */
class Terms {
  constructor(private readonly pairs: readonly (readonly [ofModel: string, ofFile: string])[]) {}

  toFile(name: string | undefined): string | undefined {
    return this.pairs.find(([ofModel]) => ofModel === name)?.[1];
  }
  fromFile(name: string | undefined): string | undefined {
    return this.pairs.find(([, ofFile]) => ofFile === name)?.[0];
  }
}

export const dashes = new Terms([
  ["Continuous", "solid"],
  ["Dash", "dash"],
  ["DashDot", "dashDot"],
  ["DashDotDot", "sysDashDotDot"],
  ["Dot", "dot"],
  ["RoundDot", "sysDot"],
  ["Dash", "lgDash"],
  ["Dash", "sysDash"],
  ["DashDot", "lgDashDot"],
  ["DashDot", "sysDashDot"],
  ["DashDotDot", "lgDashDotDot"],
]);

export const markers = new Terms(
  ["None", "Square", "Diamond", "Triangle", "X", "Star", "Dot", "Dash", "Circle", "Plus"].map((name) => [
    name,
    name.toLowerCase(),
  ]),
);

export const labelPositions = new Terms([
  ["BestFit", "bestFit"],
  ["Bottom", "b"],
  ["Center", "ctr"],
  ["InsideBase", "inBase"],
  ["InsideEnd", "inEnd"],
  ["Left", "l"],
  ["OutsideEnd", "outEnd"],
  ["Right", "r"],
  ["Top", "t"],
]);

/** The positions that Excel allows for the labels of a shape. It does not open a file with another one. */
export const allowedPositions: Record<ChartKind["shape"] | "stacked", readonly string[]> = {
  bar: ["ctr", "inBase", "inEnd", "outEnd"],
  stacked: ["ctr", "inBase", "inEnd"],
  line: ["b", "ctr", "l", "r", "t"],
  scatter: ["b", "ctr", "l", "r", "t"],
  pie: ["bestFit", "ctr", "inEnd", "outEnd"],
  area: [],
  doughnut: [],
};

export const legendPositions = new Terms([
  ["Top", "t"],
  ["Bottom", "b"],
  ["Left", "l"],
  ["Right", "r"],
  ["Corner", "tr"],
]);

export const tickLabels = new Terms([
  ["NextToAxis", "nextTo"],
  ["High", "high"],
  ["Low", "low"],
  ["None", "none"],
]);

export const crossings = new Terms([
  ["Maximum", "max"],
  ["Minimum", "min"],
]);

/** What a group of a chart's part says of its series. */
export interface GroupKind {
  element: string;
  horizontal: boolean;
  grouping: string;
  /** Scatter charts only. */
  joined: boolean;
  smooth: boolean;
  marked: boolean;
}

/** The chart type that a group of series is drawn as. Undefined for what the workbench does not draw, such as radar charts. */
export function typeOf({
  element,
  horizontal,
  grouping,
  joined,
  smooth,
  marked,
}: GroupKind): ChartType | undefined {
  const stack = { stacked: "Stacked", percentStacked: "Stacked100" }[grouping] ?? "";
  switch (element.replace("3D", "")) {
    case "barChart":
      return `${horizontal ? "Bar" : "Column"}${stack || "Clustered"}` as ChartType;
    case "lineChart":
      return `Line${marked ? "Markers" : ""}${stack && "Stacked"}`;
    case "areaChart":
      return `Area${stack}` as ChartType;
    case "pieChart":
    case "ofPieChart":
      return "Pie";
    case "doughnutChart":
      return "Doughnut";
    case "scatterChart": {
      if (!joined) return "XYScatter";
      return `XYScatter${smooth ? "Smooth" : "Lines"}${marked ? "" : "NoMarkers"}`;
    }
    default:
      return undefined;
  }
}
