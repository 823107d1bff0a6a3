import type { SheetArea } from "../../addresses";
import { COLUMNS, formatAbsolute, formatArea, quoteSheet, ROWS } from "../../addresses";
import type { ChartOwner } from "../../charts/part";
import type { DataLabelLook, StoredSeries } from "../../charts/stored-chart";
import type { ChartKind } from "../../charts/types";
import { formatText } from "../../cells/number-format";
import { cellsOf, seriesName } from "../../charts/values";
import type { Grid } from "../../grid";
import { element, escapeXml, valued } from "../xml";
import { allowedPositions, labelPositions, markers } from "./terms";
import { shape, textLook } from "./write-look";

/** A series with the values that its cells have now, so that a reader draws it without a calculation. */
export function seriesOf(owner: ChartOwner, series: StoredSeries, kind: ChartKind): string {
  const { grid, chart } = owner;
  const index = chart.series.indexOf(series);
  const scatter = kind.shape === "scatter";
  const isLine = kind.shape === "line" || scatter;
  const { name, categories, values } = series;
  return element(
    "c:ser",
    {},
    valued("c:idx", index),
    valued("c:order", index),
    element(
      "c:tx",
      {},
      "text" in name
        ? `<c:v>${escapeXml(name.text)}</c:v>`
        : texts(reference(grid, name.cell), [seriesName(grid, chart, index)]),
    ),
    seriesShape(series, kind),
    kind.shape === "bar" ? valued("c:invertIfNegative", false) : undefined,
    isLine ? marker(series, kind) : undefined,
    ...points(series, kind),
    labelsOf(series.labels, kind),
    categories && element(scatter ? "c:xVal" : "c:cat", {}, data(grid, categories)),
    values && element(scatter ? "c:yVal" : "c:val", {}, data(grid, values, true)),
    isLine ? valued("c:smooth", series.smooth ?? kind.smooth ?? false) : undefined,
  );
}

/** Only the points of a scatter chart are drawn when it says nothing of lines: files have to say so. */
function seriesShape(series: StoredSeries, kind: ChartKind): string | undefined {
  const { fill, line } = series;
  if (kind.shape === "line" || kind.shape === "scatter") {
    const hidden = kind.shape === "scatter" && !kind.joined;
    return shape({ line: hidden ? { ...line, color: null } : line });
  }
  return shape({ fill, line });
}

function marker(series: StoredSeries, kind: ChartKind): string | undefined {
  const { markerStyle, markerSize, markerBackgroundColor, markerForegroundColor } = series;
  const style = markerStyle === "Automatic" ? undefined : markerStyle;
  const symbol = markers.toFile(style) ?? (kind.markers ? undefined : "none");
  const content = [
    symbol && valued("c:symbol", symbol),
    markerSize === undefined ? undefined : valued("c:size", Math.round(markerSize)),
    shape({ fill: markerBackgroundColor, line: { color: markerForegroundColor } }),
  ].join("");
  return content === "" ? undefined : element("c:marker", {}, content);
}

function points(series: StoredSeries, kind: ChartKind): string[] {
  return Object.entries(series.points).flatMap(([at, look]) => {
    const drawn = shape(look);
    if (drawn === undefined) return [];
    const bars = kind.shape === "bar" ? valued("c:invertIfNegative", false) : undefined;
    return element("c:dPt", {}, valued("c:idx", Number(at)), bars, valued("c:bubble3D", false), drawn);
  });
}

function labelsOf(labels: DataLabelLook, kind: ChartKind): string | undefined {
  if (!labels.visible || labels.position === "None") return undefined;
  const position = labelPositions.toFile(labels.position);
  const allowed = allowedPositions[kind.stacked && kind.shape === "bar" ? "stacked" : kind.shape];
  return element(
    "c:dLbls",
    {},
    labels.numberFormat === undefined
      ? undefined
      : element("c:numFmt", { formatCode: labels.numberFormat, sourceLinked: false }),
    element("c:spPr", {}, element("a:noFill", {}), element("a:ln", {}, element("a:noFill", {}))),
    textLook(labels.font),
    position !== undefined && allowed.includes(position) ? valued("c:dLblPos", position) : undefined,
    valued("c:showLegendKey", false),
    valued("c:showVal", labels.showValue),
    valued("c:showCatName", labels.showCategoryName),
    valued("c:showSerName", labels.showSeriesName),
    valued("c:showPercent", labels.showPercentage),
    valued("c:showBubbleSize", false),
    `<c:separator>${escapeXml(labels.separator)}</c:separator>`,
  );
}

/** Cells with their values: numbers where all of them are, or must be; texts otherwise. */
function data(grid: Grid, place: SheetArea, numeric = false): string {
  const address = reference(grid, place);
  if (!numeric && place.area.columns > 1 && place.area.rows > 1) {
    return element("c:multiLvlStrRef", {}, formula(address));
  }
  const cells = cellsOf(grid, place);
  const numbers = cells.every(({ value }) => typeof value === "number" || value === "");
  if (!numeric && !numbers)
    return texts(
      address,
      cells.map(({ value, pattern }) => formatText(value, pattern)),
    );
  const kept = cells.map(({ value }) => (typeof value === "number" ? String(value) : ""));
  const format = cells.find(({ pattern }) => pattern !== undefined)?.pattern ?? "General";
  const formatCode = `<c:formatCode>${escapeXml(format)}</c:formatCode>`;
  return element("c:numRef", {}, formula(address), element("c:numCache", {}, formatCode, cache(kept)));
}

const texts = (address: string, kept: readonly string[]): string =>
  element("c:strRef", {}, formula(address), element("c:strCache", {}, cache(kept)));

const cache = (kept: readonly string[]): string =>
  valued("c:ptCount", kept.length) +
  kept
    .map((text, idx) => (text === "" ? "" : element("c:pt", { idx }, `<c:v>${escapeXml(text)}</c:v>`)))
    .join("");

const formula = (address: string): string => `<c:f>${escapeXml(address)}</c:f>`;

/** Cells of a sheet that has been deleted are an error, as in Excel. */
function reference(grid: Grid, { sheetId, area }: SheetArea): string {
  const sheet = grid.sheet(sheetId)?.getName();
  if (sheet === undefined) return "#REF!";
  if (area.rows < ROWS && area.columns < COLUMNS) return formatAbsolute(sheet, area);
  return `${quoteSheet(sheet)}!${formatArea(area).replace(/[A-Z]+|[0-9]+/g, (part) => `$${part}`)}`;
}
