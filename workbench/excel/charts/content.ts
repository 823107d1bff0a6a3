import type { Grid } from "../grid";
import { axisFormat } from "./axes";
import type { Bounds } from "./position";
import { boundsOf } from "./position";
import { titleText } from "./title";
import { categoryTexts, formatOf, seriesName, seriesValues, xValues } from "./values";
import type { StoredChart, StoredSeries } from "./stored-chart";

/** Everything that is needed to draw a chart, with the values that its cells have now. */
export interface ChartContent {
  chart: StoredChart;
  bounds: Bounds;
  /** Empty when no title is shown. */
  title: string;
  categories: string[];
  series: SeriesContent[];
  formats: { category: string; value: string; secondValue: string };
}

export interface SeriesContent {
  look: StoredSeries;
  name: string;
  values: (number | null)[];
  /** The horizontal values of a scatter chart. */
  x: (number | null)[];
  format: string;
}

export function chartContents(grid: Grid, sheetId: string): ChartContent[] {
  return grid.charts.on(sheetId).map((chart) => {
    const owner = { grid, sheetId, chart };
    return {
      chart,
      bounds: boundsOf(grid, sheetId, chart),
      title: chart.title.visible ? titleText(owner) : "",
      categories: chart.series.length > 0 ? categoryTexts(grid, chart, 0) : [],
      series: chart.series.map((look, index) => ({
        look,
        name: seriesName(grid, chart, index),
        values: seriesValues(grid, chart, index),
        x: xValues(grid, chart, index),
        format: formatOf(grid, look.values),
      })),
      formats: {
        category: axisFormat(owner, "category"),
        value: axisFormat(owner, "value"),
        secondValue: axisFormat(owner, "secondValue"),
      },
    };
  });
}
