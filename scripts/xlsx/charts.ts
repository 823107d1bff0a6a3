import type { ChartSeries, SheetChart } from "hucre";
import { chartLook } from "../../src/base/palette";
import { reference } from "../../src/excel/addresses";
import { colorOf, drawnAs } from "../../src/excel/sheets/chart-series";
import type { PlacedChart } from "../../src/excel/sheets/placed";
import { chartColors } from "../../src/excel/sheets/styles";
import { hex } from "./looks";

const text = hex(chartLook.text);
const ground = hex(chartLook.ground);
const axisText = {
  labelColor: text,
  labelFontSize: 9,
  majorTickMark: "none",
  minorTickMark: "none",
} as const;
const axisTitle = { axisTitleFontSize: 9, axisTitleBold: false, axisTitleColor: text };

/** A native chart in hucre's terms. */
export function sheetChart(chart: PlacedChart): SheetChart {
  const { type, title, block, series, categoryTitle, valueTitle, valueFormat, categoryFormat, isOverlaid } =
    chart;
  const isBars = type === "bar" || type === "column";
  const hasLegend = type === "doughnut" || series.length > 1;
  return {
    type,
    title,
    titleFontSize: 12,
    titleBold: true,
    titleColor: text,
    altText: title,
    legend: hasLegend && "bottom",
    ...(hasLegend && { legendFontSize: 9, legendFontColor: text }),
    anchor: {
      from: { row: block.row, col: block.column },
      to: { row: block.row + block.rowCount, col: block.column + block.columnCount },
    },
    chartSpaceFillColor: ground,
    chartSpaceBorderColor: hex(chartLook.edge),
    series: series.map((_, at) => chartSeries(chart, at)),
    ...(type === "doughnut"
      ? { holeSize: 45, dataLabels: { showPercent: true, fontSize: 9, fontColor: ground, bold: true } }
      : {
          gapWidth: isBars ? 60 : undefined,
          overlap: isBars && series.length > 1 ? (isOverlaid ? 100 : 0) : undefined,
          axes: {
            // At the axis, negative bars would cover the labels.
            x: {
              ...axisText,
              ...axisTitle,
              tickLblPos: "low",
              reverse: type === "bar" || undefined,
              title: categoryTitle,
              numberFormat: numberFormat(categoryFormat),
            },
            y: {
              ...axisText,
              ...axisTitle,
              gridlines: { major: true },
              tickLblPos: type === "scatter" ? "low" : undefined,
              crosses: type === "bar" ? "max" : undefined,
              title: valueTitle,
              numberFormat: numberFormat(valueFormat),
            },
          },
        }),
  };
}

const numberFormat = (formatCode: string | undefined) =>
  formatCode === undefined ? undefined : { formatCode };

function chartSeries({ type, categories, series }: PlacedChart, at: number): ChartSeries {
  const one = series[at]!;
  const { title, block, categories: own = categories } = one;
  const common = { name: title, values: reference(block), categories: reference(own) };
  if (type === "doughnut") {
    const dataPoints = Array.from({ length: block.rowCount * block.columnCount }, (_, idx) => ({
      idx,
      fillColor: hex(chartColors[idx % chartColors.length]!),
    }));
    return { ...common, dataPoints };
  }
  const color = hex(colorOf(one, at));
  const { shape, line, marker } = drawnAs(type, one);
  if (shape === "bars") return { ...common, color };
  return {
    ...common,
    color,
    stroke: line === "thin" ? { width: 1.5, dash: "dash" } : { width: 2 },
    smooth: false,
    marker:
      marker === "None"
        ? { symbol: "none" }
        : { symbol: markers[marker], size: 9, fill: color, line: ground },
  };
}

const markers = { Diamond: "diamond", Triangle: "triangle" } as const;
