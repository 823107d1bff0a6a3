import type { ChartDataset, ChartTypeRegistry, LegendItem, TooltipItem } from "chart.js";
import { Chart } from "chart.js";
import { formatText } from "../../excel/cells/number-format";
import type { ChartContent } from "../../excel/charts/content";
import { isRound } from "../../excel/charts/types";
import { font, TEXT_SIZE } from "./text";
import type { ChartTheme } from "./theme";

export function legend({ chart }: ChartContent, theme: ChartTheme) {
  const { visible, position, font: look } = chart.legend;
  const side = position === "Corner" ? "right" : position.toLowerCase();
  return {
    display: visible,
    position: side,
    align: position === "Corner" ? "start" : "center",
    // A click hides no series, because the chart shows what the workbook says.
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

/** Lines have a line as their sign; bars and areas have a square. */
function legendLabels(chart: Chart): LegendItem[] {
  return Chart.defaults.plugins.legend.labels.generateLabels(chart).map((label) => {
    const set = chart.data.datasets[label.datasetIndex!] as ChartDataset<"line">;
    const line = set.type === "line" && set.showLine === true && !set.fill;
    const filled = set.type !== "line" || set.fill;
    return { ...label, pointStyle: filled ? "rect" : line ? "line" : label.pointStyle };
  });
}

/** The text that is shown while the pointer is over a value. */
export function tooltip(
  content: ChartContent,
  { datasetIndex, dataIndex, dataset: set }: TooltipItem<keyof ChartTypeRegistry>,
): string {
  const at = isRound(content.chart.type) ? content.series.length - 1 - datasetIndex : datasetIndex;
  const series = content.series[at]!;
  const value = series.values[dataIndex];
  return `${set.label}: ${value === null || value === undefined ? "" : formatText(value, series.format)}`;
}
