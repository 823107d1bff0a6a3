import type { ChartOwner } from "../../charts/part";
import type { StoredSeries } from "../../charts/stored-chart";
import type { ChartKind } from "../../charts/types";
import { isRound, kindOf } from "../../charts/types";
import { element, valued } from "../xml";
import { axesOf, axisIds } from "./write-axes";
import { shape, textLook, title } from "./write-look";
import { seriesOf } from "./write-series";
import { legendPositions } from "./terms";

/** The part of a file that holds a chart. */
export function chartPart(owner: ChartOwner): string {
  const { chart } = owner;
  const { title: heading, legend } = chart;
  const { text } = heading;
  const axes = isRound(chart.type) ? "" : axesOf(chart);
  const content = element(
    "c:chartSpace",
    namespaces,
    valued("c:roundedCorners", false),
    element(
      "c:chart",
      {},
      heading.visible
        ? text === undefined
          ? element("c:title", {}, valued("c:overlay", false), textLook(heading.font))
          : title(text, heading.font)
        : undefined,
      valued("c:autoTitleDeleted", !heading.visible),
      element("c:plotArea", {}, element("c:layout", {}), ...groups(owner), axes),
      legend.visible
        ? element(
            "c:legend",
            {},
            valued("c:legendPos", legendPositions.toFile(legend.position)!),
            valued("c:overlay", false),
            textLook(legend.font),
          )
        : undefined,
      valued("c:plotVisOnly", true),
      valued("c:dispBlanksAs", "gap"),
    ),
    shape(chart.area),
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`;
}

const namespaces = {
  "xmlns:c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
  "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
  "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
};

/** Series that are drawn alike over the same axes stand together. */
function groups(owner: ChartOwner): string[] {
  const { type, series } = owner.chart;
  const found: Group[] = [];
  for (const one of series) {
    const kind = kindOf(one.type ?? type);
    const group = found.find(({ kind: other, axes }) => other === kind && axes === one.axisGroup);
    if (group) group.series.push(one);
    else found.push({ kind, axes: one.axisGroup, series: [one] });
  }
  if (found.length === 0) found.push({ kind: kindOf(type), axes: "Primary", series: [] });
  return found.map((group) => written(owner, group));
}

interface Group {
  kind: ChartKind;
  axes: StoredSeries["axisGroup"];
  series: StoredSeries[];
}

function written(owner: ChartOwner, { kind, axes, series }: Group): string {
  const [first] = series;
  const content = series.map((one) => seriesOf(owner, one, kind));
  const colors = valued("c:varyColors", kind.shape === "pie" || kind.shape === "doughnut");
  const ids = axisIds[axes].map((id) => valued("c:axId", id));
  const grouping = valued("c:grouping", groupingOf(kind));
  switch (kind.shape) {
    case "bar": {
      const gap = valued("c:gapWidth", first?.gapWidth ?? 150);
      const overlap = valued("c:overlap", first?.overlap ?? (kind.stacked ? 100 : 0));
      const direction = valued("c:barDir", kind.horizontal ? "bar" : "col");
      return element("c:barChart", {}, direction, grouping, colors, ...content, gap, overlap, ...ids);
    }
    case "line":
      return element("c:lineChart", {}, grouping, colors, ...content, valued("c:marker", true), ...ids);
    case "area":
      return element("c:areaChart", {}, grouping, colors, ...content, ...ids);
    case "scatter": {
      const style = valued("c:scatterStyle", kind.smooth ? "smoothMarker" : "lineMarker");
      return element("c:scatterChart", {}, style, colors, ...content, ...ids);
    }
    case "pie":
      return element("c:pieChart", {}, colors, ...content, valued("c:firstSliceAng", 0));
    case "doughnut": {
      const hole = valued("c:holeSize", first?.doughnutHoleSize ?? 50);
      return element("c:doughnutChart", {}, colors, ...content, valued("c:firstSliceAng", 0), hole);
    }
  }
}

function groupingOf({ shape: drawn, stacked }: ChartKind): string {
  if (stacked) return stacked === "share" ? "percentStacked" : "stacked";
  return drawn === "bar" ? "clustered" : "standard";
}
