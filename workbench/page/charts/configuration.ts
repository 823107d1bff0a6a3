import type { ChartConfiguration } from "chart.js";
import type { ChartContent } from "../../excel/charts/content";
import { isRound, kindOf } from "../../excel/charts/types";
import { dataLabels } from "./data-labels";
import { dataset } from "./dataset";
import { legend, tooltip } from "./legend";
import { scales } from "./scales";
import { font, TITLE_SIZE } from "./text";
import type { ChartTheme } from "./theme";

/** The configuration with which Chart.js draws a chart of Excel. */
export function configuration(content: ChartContent, theme: ChartTheme): ChartConfiguration {
  const { chart, title } = content;
  const kind = kindOf(chart.type);
  const round = isRound(chart.type);
  const sets = content.series.map((series, index) => dataset(content, series, index, theme));
  return {
    type: kind.shape === "doughnut" ? "doughnut" : round ? "pie" : "bar",
    data: {
      labels: content.categories,
      // The first ring of a doughnut is the innermost one in Excel and the outermost one in Chart.js.
      datasets: round ? sets.reverse() : sets,
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      indexAxis: kind.horizontal ? "y" : "x",
      layout: { padding: 10 },
      scales: round ? {} : scales(content, theme),
      cutout:
        kind.shape === "doughnut"
          ? `${content.series[0]?.look.doughnutHoleSize ?? DEFAULT_HOLE}%`
          : undefined,
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

/** How much of the radius is left free, in percent. */
const DEFAULT_HOLE = 50;
