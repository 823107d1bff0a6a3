import type { SheetArea } from "../addresses";
import type { ChartType } from "./types";

/** A chart as its sheet keeps it. It is plain data, so that it can be saved and copied with the sheet. */
export interface StoredChart {
  id: string;
  name: string;
  type: ChartType;
  from: Corner;
  to: Corner;
  /** When the title has no text, the name of the only series is shown. */
  title: ChartText & { text?: string };
  legend: { visible: boolean; position: string; font: FontLook };
  area: AreaLook;
  series: StoredSeries[];
  axes: { category: StoredAxis; value: StoredAxis; secondValue: StoredAxis };
}

/** A point over the grid in columns and rows, with fractions, so that a chart moves and grows with its cells. */
export interface Corner {
  column: number;
  row: number;
}

export interface StoredSeries extends AreaLook {
  name: { text: string } | { cell: SheetArea };
  values?: SheetArea;
  categories?: SheetArea;
  /** Only set when it differs from the type of the chart. */
  type?: ChartType;
  axisGroup: "Primary" | "Secondary";
  labels: DataLabelLook;
  points: Record<number, AreaLook>;
  smooth?: boolean;
  markerStyle?: string;
  markerSize?: number;
  markerBackgroundColor?: string;
  markerForegroundColor?: string;
  gapWidth?: number;
  overlap?: number;
  doughnutHoleSize?: number;
}

export interface StoredAxis {
  visible: boolean;
  title: ChartText & { text: string };
  /** When it is missing, the axis uses the number format of the cells. */
  numberFormat?: string;
  minimum?: number;
  maximum?: number;
  majorUnit?: number;
  logarithmic: boolean;
  reversed: boolean;
  /** The point of this axis at which the other one crosses it; when it is missing, Excel chooses. */
  crossing?: "Maximum" | "Minimum";
  tickLabelPosition: string;
  tickLabelSpacing?: number;
  font: FontLook;
  line: LineLook;
  majorGridlines: { visible: boolean; line: LineLook };
  minorGridlines: { visible: boolean; line: LineLook };
}

export interface DataLabelLook {
  visible: boolean;
  showValue: boolean;
  showPercentage: boolean;
  showCategoryName: boolean;
  showSeriesName: boolean;
  separator: string;
  position?: string;
  numberFormat?: string;
  font: FontLook;
}

interface ChartText {
  visible: boolean;
  font: FontLook;
}

/** A colour that is missing comes from the theme. null means that nothing is drawn. */
export interface AreaLook {
  fill?: string | null;
  line: LineLook;
}

export interface LineLook {
  color?: string | null;
  style?: string;
  /** In points. */
  weight?: number;
}

export interface FontLook {
  bold?: boolean;
  italic?: boolean;
  color?: string;
  /** In points. */
  size?: number;
  name?: string;
}

export function newSeries(name: StoredSeries["name"]): StoredSeries {
  return {
    name,
    axisGroup: "Primary",
    line: {},
    points: {},
    labels: {
      visible: false,
      showValue: true,
      showPercentage: false,
      showCategoryName: false,
      showSeriesName: false,
      separator: ", ",
      font: {},
    },
  };
}

export function newAxis(gridlines: boolean): StoredAxis {
  return {
    visible: true,
    title: { text: "", visible: false, font: {} },
    logarithmic: false,
    reversed: false,
    tickLabelPosition: "NextToAxis",
    font: {},
    line: {},
    majorGridlines: { visible: gridlines, line: {} },
    minorGridlines: { visible: false, line: {} },
  };
}
