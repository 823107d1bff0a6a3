import type { ChartDataset } from "chart.js";
import type { ChartContent, SeriesContent } from "../../excel/charts/content";
import type { LineLook } from "../../excel/charts/stored-chart";
import type { ChartKind } from "../../excel/charts/types";
import { kindOf } from "../../excel/charts/types";
import { px } from "./text";
import type { ChartTheme } from "./theme";

/** A series of the chart as Chart.js draws it. */
export function dataset(
  content: ChartContent,
  series: SeriesContent,
  index: number,
  theme: ChartTheme,
): ChartDataset {
  const { look, name } = series;
  const kind = kindOf(look.type ?? content.chart.type);
  const secondary = look.axisGroup === "Secondary";
  const common = {
    label: name,
    data: plotted(content, series, kind),
    xAxisID: secondary && kind.horizontal ? "second" : undefined,
    yAxisID: secondary && !kind.horizontal ? "second" : undefined,
    // Lines are drawn over bars, and bars over areas.
    order: kind.shape === "area" ? 3 : kind.shape === "bar" ? 2 : 1,
  };
  const color = seriesColor(series, index, theme);
  switch (kind.shape) {
    case "pie":
    case "doughnut":
      return {
        ...common,
        backgroundColor: series.values.map(
          (_, at) => look.points[at]?.fill ?? theme.series[at % theme.series.length],
        ),
        borderColor: content.chart.area.fill ?? theme.area,
        borderWidth: 2,
      };
    case "bar":
      return {
        ...common,
        type: "bar",
        backgroundColor: series.values.map((_, at) => fillOf(look.points[at]?.fill, look.fill, color)),
        ...border(look.line),
        ...barWidths(content, series, kind),
        stack: kind.stacked ? look.axisGroup : undefined,
      };
    default:
      return { ...common, type: "line", ...lineLook(series, kind, color) } as ChartDataset;
  }
}

const fillOf = (...fills: (string | null | undefined)[]): string =>
  fills.find((fill) => fill !== undefined) ?? "transparent";

const border = ({ color, weight }: LineLook) =>
  color ? { borderColor: color, borderWidth: px(weight ?? 0.75) } : { borderWidth: 0 };

function lineLook({ look }: SeriesContent, kind: ChartKind, color: string) {
  const lineColor = look.line.color ?? color;
  const joined = look.line.color !== null && (kind.shape !== "scatter" || kind.joined === true);
  const own = look.markerStyle !== undefined && look.markerStyle !== "Automatic";
  const marked = own ? look.markerStyle !== "None" : kind.markers === true;
  const area = kind.shape === "area";
  return {
    showLine: joined || area,
    borderColor: lineColor,
    borderWidth: joined && (!area || look.line.color) ? px(look.line.weight ?? (area ? 0.75 : 2.25)) : 0,
    borderDash: dashes[look.line.style ?? ""] ?? [],
    borderJoinStyle: "round",
    tension: look.smooth || kind.smooth ? 0.35 : 0,
    fill: area ? (kind.stacked ? "stack" : "origin") : false,
    backgroundColor: fillOf(look.fill, color),
    stack: kind.stacked ? look.axisGroup : undefined,
    pointRadius: marked ? px(look.markerSize ?? 5) / 2 : 0,
    pointHitRadius: 8,
    pointHoverRadius: marked ? px(look.markerSize ?? 5) / 2 : 3,
    pointStyle: markers[look.markerStyle ?? ""] ?? "circle",
    pointBackgroundColor: look.markerBackgroundColor ?? look.fill ?? lineColor,
    pointBorderColor: look.markerForegroundColor ?? lineColor,
    spanGaps: false,
  };
}

/** The gap between groups is given in percent of the width of a bar, and so is the overlap of bars within a group. */
function barWidths({ chart, series }: ChartContent, { look }: SeriesContent, { stacked }: ChartKind) {
  const bars = stacked
    ? 1
    : series.filter(({ look: other }) => kindOf(other.type ?? chart.type).shape === "bar").length;
  const group = bars - ((bars - 1) * (look.overlap ?? 0)) / 100;
  return {
    categoryPercentage: group / (group + (look.gapWidth ?? 150) / 100),
    barPercentage: bars / group,
  };
}

function plotted(content: ChartContent, series: SeriesContent, { shape, stacked }: ChartKind) {
  if (shape === "scatter") return series.values.map((y, at) => ({ x: series.x[at] ?? null, y }));
  if (stacked !== "share") return series.values;
  return series.values.map((value, at) => {
    const whole = content.series.reduce((sum, { values }) => sum + Math.abs(values[at] ?? 0), 0);
    return value === null || whole === 0 ? null : value / whole;
  });
}

/** The colour of a series, or that of the theme for its index. */
function seriesColor({ look }: SeriesContent, index: number, theme: ChartTheme): string {
  return look.fill ?? look.line.color ?? theme.series[index % theme.series.length]!;
}

const dashes: Record<string, number[]> = {
  Dash: [8, 4],
  DashDot: [8, 4, 2, 4],
  DashDotDot: [8, 4, 2, 4, 2, 4],
  Dot: [2, 3],
  RoundDot: [2, 3],
};

const markers: Record<string, string> = {
  Square: "rect",
  Diamond: "rectRot",
  Triangle: "triangle",
  X: "crossRot",
  Star: "star",
  Dash: "line",
  Circle: "circle",
  Plus: "cross",
};
