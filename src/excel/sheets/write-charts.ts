import { chartLook } from "../../base/palette";
import { localAddress, type Block } from "../addresses";
import { colorOf, drawnAs } from "./chart-series";
import type { PlacedChart, PlacedSeries, PlacedSheet } from "./placed";
import { chartColors } from "./styles";

/** A chart of cells that a formula spills. Without categories its points are counted. */
export type SpilledChart = Omit<PlacedChart, "categories" | "type"> & {
  readonly type: Exclude<PlacedChart["type"], "doughnut">;
  readonly categories: Block | undefined;
};

/** Queues native charts, each over the cells of its block. */
export function insertCharts(sheet: Excel.Worksheet, { charts }: PlacedSheet): void {
  for (const chart of charts) insertChart(sheet, chart);
}

const { text: textColor, gridline, zero, ground } = chartLook;
const smallText = 9;
const mostNamed = 12;

const types = {
  doughnut: "Doughnut",
  bar: "BarClustered",
  column: "ColumnClustered",
  line: "Line",
  scatter: "XYScatterLinesNoMarkers",
} as const;

/** Queues one native chart over the cells of its block. */
export function insertChart(sheet: Excel.Worksheet, placed: PlacedChart | SpilledChart): void {
  const { type, title, block, categories, series, isOverlaid } = placed;
  const rangeOf = (cells: Block): Excel.Range => sheet.getRange(localAddress(cells));
  const chart = sheet.charts.add(types[type], rangeOf(series[0]!.block), "Columns");
  chart.name = title;
  chart.title.text = title;
  chart.title.format.font.set({ size: 12, bold: true, color: textColor });
  const first = { ...block, rowCount: 1, columnCount: 1 };
  const last = {
    ...first,
    row: block.row + block.rowCount - 1,
    column: block.column + block.columnCount - 1,
  };
  chart.setPosition(localAddress(first), localAddress(last));
  series.forEach((placedSeries, at) => {
    const { title: name, block: values, categories: own = categories } = placedSeries;
    const one = at === 0 ? chart.series.getItemAt(0) : chart.series.add(name);
    one.name = name;
    one.setValues(rangeOf(values));
    if (own) one.setXAxisValues(rangeOf(own));
    if (type !== "doughnut") paint(one, placed, placedSeries, colorOf(placedSeries, at));
    if (isOverlaid) one.overlap = 100;
  });
  chart.legend.visible = type === "doughnut" || series.length > 1;
  if (type === "doughnut" || series.length > 1) chart.legend.position = "Bottom";
  if (placed.type === "doughnut") {
    series.forEach((_, ring) => labelSlices(chart.series.getItemAt(ring), placed.categories));
  } else labelAxes(chart, placed);
}

function paint(
  one: Excel.ChartSeries,
  { type }: { readonly type: PlacedChart["type"] },
  series: PlacedSeries,
  color: string,
): void {
  const { shape, line, marker } = drawnAs(type, series);
  if (shape === "bars") {
    one.format.fill.setSolidColor(color);
    one.gapWidth = 60;
    return;
  }
  if (type === "bar" || type === "column") one.chartType = "Line";
  one.format.line.set({ color, weight: line === "thin" ? 1.5 : 2 });
  if (line === "thin") one.format.line.lineStyle = "Dash";
  if (line === "none") one.format.line.lineStyle = "None";
  one.markerStyle = marker;
  if (marker === "None") return;
  one.markerSize = 9;
  one.markerBackgroundColor = color;
  one.markerForegroundColor = ground;
}

function labelSlices(slices: Excel.ChartSeries, { rowCount }: Block): void {
  for (let at = 0; at < rowCount; at++) {
    slices.points.getItemAt(at).format.fill.setSolidColor(chartColors[at % chartColors.length]!);
  }
  slices.doughnutHoleSize = 45;
  slices.hasDataLabels = true;
  slices.dataLabels.showValue = false;
  slices.dataLabels.showPercentage = true;
  slices.dataLabels.format.font.set({ size: smallText, bold: true, color: ground });
}

function labelAxes(chart: Excel.Chart, placed: PlacedChart | SpilledChart): void {
  const { type, categoryTitle, valueTitle, valueFormat, categoryFormat } = placed;
  const { categoryAxis, valueAxis } = chart.axes;
  for (const [axis, title] of [
    [categoryAxis, categoryTitle],
    [valueAxis, valueTitle],
  ] as const) {
    axis.format.font.set({ size: smallText, color: textColor });
    if (title === undefined) axis.title.visible = false;
    else {
      axis.title.text = title;
      axis.title.format.font.set({ size: smallText, bold: false, color: textColor });
    }
  }
  if (valueFormat !== undefined) valueAxis.numberFormat = valueFormat;
  if (categoryFormat !== undefined) categoryAxis.numberFormat = categoryFormat;
  valueAxis.majorGridlines.format.line.color = gridline;
  // The line from which bars and curves go both ways. At it, negative bars would lie over the labels.
  categoryAxis.format.line.set({ color: zero, weight: 1 });
  categoryAxis.tickLabelPosition = "Low";
  // A scatter chart's values may lie on both sides of 0 along both axes.
  if (type === "scatter") valueAxis.tickLabelPosition = "Low";
  // Of a few bars each has its name, also where Excel would leave some out.
  const named = placed.categories?.rowCount ?? 0;
  if ((type === "bar" || type === "column") && named > 0 && named <= mostNamed)
    categoryAxis.tickLabelSpacing = 1;
  if (type === "bar") {
    // The first category is on top, as in a table. The axis of values stays below, where it crosses at the last category.
    categoryAxis.reversePlotOrder = true;
    categoryAxis.position = "Maximum";
  }
}
