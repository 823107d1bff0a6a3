import type { SheetArea } from "../../addresses";
import { parseReference } from "../../addresses";
import type { DataLabelLook, StoredSeries } from "../../charts/stored-chart";
import { newSeries } from "../../charts/stored-chart";
import type { ChartType } from "../../charts/types";
import { kindOf } from "../../charts/types";
import type { Xml } from "../xml";
import { all, find, flagOf, numberOf, valueOf } from "../xml";
import type { ThemeColors } from "./read-look";
import { areaLook, fontLook } from "./read-look";
import { labelPositions, markers } from "./terms";

/** What reading a chart needs of its workbook. */
export interface Surroundings {
  theme: ThemeColors;
  /** The id of a sheet by its name. */
  sheetId: (name: string) => string | undefined;
  /** The sheet of the chart, for addresses without one. */
  ownSheet: string;
}

/** A series of a group that is drawn as this type. */
export function readSeries(series: Xml, group: Xml, type: ChartType, around: Surroundings): StoredSeries {
  const kind = kindOf(type);
  const isLine = kind.shape === "line" || kind.shape === "scatter";
  const { fill, line } = areaLook(find(series, "spPr"), around.theme);
  const made: StoredSeries = {
    ...newSeries(nameOf(series, around)),
    fill: isLine ? undefined : fill,
    // The points of a scatter chart without lines have a line that is not drawn.
    line: kind.shape === "scatter" && !kind.joined ? { ...line, color: undefined } : line,
    values: placeOf(find(series, "val") ?? find(series, "yVal"), around),
    categories: placeOf(find(series, "cat") ?? find(series, "xVal"), around),
    smooth: isLine && !kind.smooth && flagOf(series, "smooth") ? true : undefined,
    gapWidth: numberOf(group, "gapWidth"),
    overlap: numberOf(group, "overlap"),
    doughnutHoleSize: numberOf(group, "holeSize"),
  };
  for (const point of all(series, "dPt")) {
    made.points[numberOf(point, "idx") ?? 0] = areaLook(find(point, "spPr"), around.theme);
  }
  Object.assign(made.labels, readLabels(find(series, "dLbls") ?? find(group, "dLbls"), around.theme));
  if (isLine) readMarker(made, find(series, "marker"), kind.markers === true, around.theme);
  return made;
}

function nameOf(series: Xml, around: Surroundings): StoredSeries["name"] {
  const cell = placeOf(find(series, "tx"), around);
  if (cell) return { cell };
  const text = find(series, "tx", "v") ?? find(series, "tx", "strRef", "strCache", "pt", "v");
  return { text: text?.text ?? `Series${(numberOf(series, "idx") ?? 0) + 1}` };
}

/** The cells that a series names. Undefined for numbers that stand in the chart itself, and for several areas. */
function placeOf(holder: Xml | undefined, { sheetId, ownSheet }: Surroundings): SheetArea | undefined {
  const reference = ["numRef", "strRef", "multiLvlStrRef"]
    .map((name) => find(holder, name, "f"))
    .find((found) => found !== undefined);
  const found = reference && parseReference(reference.text);
  if (!found) return undefined;
  // A series runs along a row or a column; its categories have a few levels.
  if (Math.min(found.area.rows, found.area.columns) > MOST_LEVELS) return undefined;
  const id = found.sheet === undefined ? ownSheet : sheetId(found.sheet);
  return id === undefined ? undefined : { sheetId: id, area: found.area };
}

const MOST_LEVELS = 16;

function readMarker(
  made: StoredSeries,
  marker: Xml | undefined,
  expected: boolean,
  theme: ThemeColors,
): void {
  const style = markers.fromFile(valueOf(marker, "symbol"));
  const { fill, line } = areaLook(find(marker, "spPr"), theme);
  made.markerStyle = style === "None" && !expected ? undefined : style;
  made.markerSize = numberOf(marker, "size");
  made.markerBackgroundColor = fill ?? undefined;
  made.markerForegroundColor = line.color ?? undefined;
}

function readLabels(labels: Xml | undefined, theme: ThemeColors): Partial<DataLabelLook> {
  if (!labels || flagOf(labels, "delete")) return {};
  const look = {
    showValue: flagOf(labels, "showVal") ?? false,
    showPercentage: flagOf(labels, "showPercent") ?? false,
    showCategoryName: flagOf(labels, "showCatName") ?? false,
    showSeriesName: flagOf(labels, "showSerName") ?? false,
  };
  if (!Object.values(look).some((shown) => shown)) return {};
  const format = find(labels, "numFmt")?.attributes;
  return {
    ...look,
    visible: true,
    font: fontLook(labels, theme),
    separator: find(labels, "separator")?.text ?? ", ",
    position: labelPositions.fromFile(valueOf(labels, "dLblPos")),
    numberFormat: format?.sourceLinked === "1" ? undefined : format?.formatCode,
  };
}
