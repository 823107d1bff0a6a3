import type {
  ChartConfiguration,
  ChartDataset,
  ChartTypeRegistry,
  LegendItem,
  ScaleOptions,
  TooltipItem,
} from "chart.js";
import { Chart } from "chart.js";
import type { ChartContent, SeriesContent } from "../../excel/charts/content";
import type { ChartKind } from "../../excel/charts/types";
import { isRound, kindOf } from "../../excel/charts/types";
import type { LineLook, StoredAxis } from "../../excel/charts/stored-chart";
import { formatText } from "../../excel/cells/number-format";
import { dataLabels } from "./data-labels";
import { AXIS_TITLE_SIZE, font, px, TEXT_SIZE, TITLE_SIZE } from "./text";
import type { ChartTheme } from "./theme";

/** What Chart.js is told to draw for a chart of Excel. */
export function configuration(content: ChartContent, theme: ChartTheme): ChartConfiguration {
  const { chart, title } = content;
  const kind = kindOf(chart.type);
  const round = isRound(chart.type);
  const sets = content.series.map((series, index) => dataset(content, series, index, theme));
  return {
    type: kind.shape === "doughnut" ? "doughnut" : round ? "pie" : "bar",
    data: {
      labels: content.categories,
      // The first ring of a doughnut is the innermost one in Excel, the outermost one here.
      datasets: round ? sets.reverse() : sets,
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      indexAxis: kind.horizontal ? "y" : "x",
      layout: { padding: 10 },
      scales: round ? {} : scales(content, theme),
      ...(kind.shape === "doughnut" && {
        cutout: `${content.series[0]?.look.doughnutHoleSize ?? DEFAULT_HOLE}%`,
      }),
      plugins: {
        title: {
          display: title !== "",
          text: title,
          color: chart.title.font.color ?? theme.text,
          font: font(chart.title.font, TITLE_SIZE),
          padding: { top: 2, bottom: 10 },
        },
        legend: legend(content, theme),
        tooltip: { callbacks: { label: (item) => tooltip(content, item) } },
      },
    },
    plugins: [dataLabels(content, theme)],
  } as ChartConfiguration;
}

/** A series' own colour, or the theme's for its place. */
function seriesColor({ look }: SeriesContent, index: number, theme: ChartTheme): string {
  return look.fill ?? look.line.color ?? theme.series[index % theme.series.length]!;
}

/** Ticks come with the noise of binary fractions. */
const shown = (value: number, format: string): string => formatText(Number(value.toPrecision(12)), format);

function dataset(
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
    ...(secondary ? { [kind.horizontal ? "xAxisID" : "yAxisID"]: "second" } : {}),
    // Lines lie over bars.
    order: kind.shape === "area" ? 3 : kind.shape === "bar" ? 2 : 1,
  };
  const color = seriesColor(series, index, theme);
  switch (kind.shape) {
    case "pie":
    case "doughnut":
      return {
        ...common,
        backgroundColor: series.values.map(
          (_, at) => look.points[at]?.fill ?? theme.series[at % theme.series.length]!,
        ),
        borderColor: content.chart.area.fill ?? theme.area,
        borderWidth: 2,
      } as ChartDataset;
    case "bar":
      return {
        ...common,
        type: "bar",
        backgroundColor: series.values.map((_, at) => fillOf(look.points[at]?.fill, look.fill, color)),
        ...border(look.line),
        ...barWidths(content, series, kind),
        ...(kind.stacked && { stack: look.axisGroup }),
      } as ChartDataset;
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
    ...(kind.stacked && { stack: look.axisGroup }),
    pointRadius: marked ? px(look.markerSize ?? 5) / 2 : 0,
    pointHitRadius: 8,
    pointHoverRadius: marked ? px(look.markerSize ?? 5) / 2 : 3,
    pointStyle: markers[look.markerStyle ?? ""] ?? "circle",
    pointBackgroundColor: look.markerBackgroundColor ?? look.fill ?? lineColor,
    pointBorderColor: look.markerForegroundColor ?? lineColor,
    spanGaps: false,
  };
}

/** A bar is so wide that the gap between groups is the given part of it; groups of bars may overlap. */
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

function scales(content: ChartContent, theme: ChartTheme): Record<string, ScaleOptions> {
  const { chart, series } = content;
  const kind = kindOf(chart.type);
  const { category, value, secondValue } = chart.axes;
  const [along, across] = kind.horizontal ? ["y", "x"] : ["x", "y"];
  const first = series.filter(({ look }) => look.axisGroup === "Primary");
  const second = series.filter(({ look }) => look.axisGroup === "Secondary");
  const negative = first.some(({ values }) => values.some((number) => (number ?? 0) < 0));
  const format = kind.stacked === "share" && value.numberFormat === undefined ? "0%" : content.formats.value;

  // The labels of the categories stand beside their axis, which stands where the values are zero.
  const inside =
    category.tickLabelPosition === "NextToAxis" &&
    value.crossing === undefined &&
    negative &&
    kind.shape !== "scatter";
  const far = (axis: StoredAxis, crossed: StoredAxis) =>
    axis.tickLabelPosition === "High" ||
    (axis.tickLabelPosition === "NextToAxis" && crossed.crossing === "Maximum");
  const edge = far(category, value) !== value.reversed;
  const horizontalEdge = far(value, category) !== category.reversed;
  // Labels beside lying bars are wide.
  const labelsBeside = kind.horizontal === true && first.some(({ look }) => look.labels.visible);
  const made: Record<string, ScaleOptions> = {
    [along]: {
      ...axisLook(category, theme),
      ...(kind.shape === "scatter"
        ? numbers(category, content.formats.category, series.map(({ x }) => x).flat())
        : categories(category, kind)),
      position: inside
        ? { [across]: 0 }
        : kind.horizontal
          ? edge
            ? "right"
            : "left"
          : edge
            ? "top"
            : "bottom",
    } as unknown as ScaleOptions,
    [across]: {
      ...axisLook(value, theme),
      ...numbers(value, format, first.map(({ values }) => values).flat(), kind, labelsBeside),
      stacked: kind.stacked !== undefined,
      position: kind.horizontal ? (horizontalEdge ? "top" : "bottom") : horizontalEdge ? "right" : "left",
    } as unknown as ScaleOptions,
  };
  if (second.length > 0) {
    made.second = {
      ...axisLook(secondValue, theme),
      ...numbers(secondValue, content.formats.secondValue, second.map(({ values }) => values).flat()),
      axis: across,
      position: kind.horizontal ? "top" : "right",
    } as unknown as ScaleOptions;
  }
  return made;
}

function axisLook(axis: StoredAxis, theme: ChartTheme) {
  return {
    display: axis.visible,
    title: {
      display: axis.title.visible,
      text: axis.title.text,
      color: axis.title.font.color ?? theme.text,
      font: font(axis.title.font, AXIS_TITLE_SIZE),
    },
    grid: {
      display: axis.majorGridlines.visible,
      color: axis.majorGridlines.line.color ?? theme.line,
      lineWidth: px(axis.majorGridlines.line.weight ?? 0.75),
      drawTicks: false,
    },
    border: {
      display: axis.line.color !== null,
      color: axis.line.color ?? theme.line,
      width: px(axis.line.weight ?? 0.75),
    },
  };
}

function ticks(axis: StoredAxis) {
  return {
    display: axis.tickLabelPosition !== "None",
    color: axis.font.color,
    font: font(axis.font, TEXT_SIZE),
    padding: 6,
  };
}

/** Excel counts the categories of lying bars from the bottom. */
function categories(axis: StoredAxis, kind: ChartKind) {
  const spacing = axis.tickLabelSpacing;
  return {
    type: "category",
    offset: kind.shape !== "area",
    stacked: kind.stacked !== undefined,
    reverse: axis.reversed !== (kind.horizontal === true),
    ticks: {
      ...ticks(axis),
      autoSkip: spacing === undefined,
      autoSkipPadding: 12,
      maxRotation: 45,
      callback(this: { getLabelForValue: (at: number) => string }, at: number, index: number) {
        return spacing === undefined || index % spacing === 0 ? this.getLabelForValue(at) : null;
      },
    },
  };
}

function numbers(
  axis: StoredAxis,
  format: string,
  values: (number | null)[],
  kind?: ChartKind,
  labelsBeside = false,
) {
  return {
    type: axis.logarithmic ? "logarithmic" : "linear",
    min: axis.minimum,
    max: axis.maximum ?? (kind?.stacked === "share" ? 1 : undefined),
    // Excel leaves a twentieth free beyond the largest value.
    grace: labelsBeside ? "30%" : "10%", // of half the axis
    beginAtZero: kind?.stacked !== undefined || startsAtZero(values),
    reverse: axis.reversed,
    ticks: {
      ...ticks(axis),
      maxTicksLimit: 6,
      maxRotation: 0,
      autoSkip: false,
      ...(axis.majorUnit !== undefined && { stepSize: axis.majorUnit }),
      callback: (tick: number | string) => shown(Number(tick), format),
    },
  };
}

/** As in Excel an axis starts at zero unless all values lie within the last sixth below the largest. */
function startsAtZero(values: (number | null)[]): boolean {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (value === null) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  const far = Math.max(Math.abs(least), Math.abs(most));
  return least * most <= 0 || (most - least) / far > 1 / 6;
}

function legend({ chart }: ChartContent, theme: ChartTheme) {
  const { visible, position, font: look } = chart.legend;
  const side = position === "Corner" ? "right" : position.toLowerCase();
  return {
    display: visible,
    position: side,
    align: position === "Corner" ? "start" : "center",
    // What is seen is what the workbook says: a click hides nothing.
    onClick: () => undefined,
    labels: {
      color: look.color ?? theme.text,
      font: font(look, TEXT_SIZE),
      padding: 12,
      ...(isRound(chart.type)
        ? { boxWidth: 10, boxHeight: 10 }
        : { usePointStyle: true, pointStyleWidth: 14, boxHeight: 8, generateLabels: legendLabels }),
    },
  };
}

/** A line stands for a line, a square for bars and areas. */
function legendLabels(chart: Chart): LegendItem[] {
  return Chart.defaults.plugins.legend.labels.generateLabels(chart).map((label) => {
    const set = chart.data.datasets[label.datasetIndex!] as ChartDataset<"line">;
    const line = set.type === "line" && set.showLine === true && !set.fill;
    const filled = set.type !== "line" || set.fill;
    return { ...label, ...(line && { pointStyle: "line" }), ...(filled && { pointStyle: "rect" }) };
  });
}

function tooltip(
  content: ChartContent,
  { datasetIndex, dataIndex, dataset: set }: TooltipItem<keyof ChartTypeRegistry>,
): string {
  const at = isRound(content.chart.type) ? content.series.length - 1 - datasetIndex : datasetIndex;
  const series = content.series[at]!;
  const value = series.values[dataIndex];
  return `${set.label}: ${value === null || value === undefined ? "" : formatText(value, series.format)}`;
}

const DEFAULT_HOLE = 50;

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
