import { chartLook } from "../../src/base/palette";
import { drawnAs } from "../../src/excel/sheets/chart-series";
import type { PlacedChart, PlacedSet } from "../../src/excel/sheets/placed";
import { hex } from "./looks";
import { edit, type Package } from "./package";
import { element } from "./xml";

/** Adds to the charts what hucre cannot say: pale gridlines, the line at 0, points without a line, and lines over columns. */
export function drawCharts(parts: Package, { sheets }: PlacedSet): void {
  sheets
    .flatMap(({ charts }) => charts)
    .forEach((chart, at) => {
      const path = `xl/charts/chart${at + 1}.xml`;
      parts.set(path, parts.get(path)!.replaceAll("<c:majorGridlines/>", gridlines));
      if (chart.type === "doughnut") return;
      // The first axis of a part is that of the categories.
      edit(parts, path, /(<c:(?:cat|val)Ax>.*?)(<c:txPr>)/s, (_, before, after) => before + zeroLine + after);
      hideLines(parts, path, chart);
      if (chart.type === "bar" || chart.type === "column") liftLines(parts, path, chart);
    });
}

const line = (color: string, width: number) =>
  element(
    "c:spPr",
    {},
    element("a:ln", { w: width }, element("a:solidFill", {}, element("a:srgbClr", { val: hex(color) }))),
  );

const gridlines = element("c:majorGridlines", {}, line(chartLook.gridline, 9525));
const zeroLine = line(chartLook.zero, 12700);

const everySeries = /<c:ser>.*?<\/c:ser>/gs;

function hideLines(parts: Package, path: string, { type, series }: PlacedChart): void {
  if (series.every((one) => drawnAs(type, one).line !== "none")) return;
  let at = 0;
  edit(parts, path, everySeries, (xml) =>
    drawnAs(type, series[at++]!).line === "none"
      ? xml.replace(/<a:ln [^>]*>.*?<\/a:ln>/s, element("a:ln", { w: 25400 }, element("a:noFill", {})))
      : xml,
  );
}

/** Lines of a chart of columns are a chart of their own over the same axes. */
function liftLines(parts: Package, path: string, { type, series }: PlacedChart): void {
  if (series.every((one) => drawnAs(type, one).shape === "bars")) return;
  const lines: string[] = [];
  let at = 0;
  edit(parts, path, everySeries, (xml) => {
    const drawn = drawnAs(type, series[at++]!);
    if (drawn.shape === "bars") return xml;
    const color = /<a:srgbClr val="(\w+)"/.exec(xml)![1]!;
    const dash = drawn.line === "thin" ? element("a:prstDash", { val: "dash" }) : "";
    const stroke = element(
      "a:ln",
      { w: drawn.line === "thin" ? 19050 : 25400 },
      element("a:solidFill", {}, element("a:srgbClr", { val: color })) + dash,
    );
    const marker = element("c:marker", {}, element("c:symbol", { val: "none" }));
    lines.push(
      xml
        .replace(/<c:spPr>.*?<\/c:spPr>/s, element("c:spPr", {}, stroke) + marker)
        .replace(/<c:invertIfNegative [^>]*\/>/, "")
        .replace("</c:ser>", `${element("c:smooth", { val: 0 })}</c:ser>`),
    );
    return "";
  });
  edit(parts, path, /<\/c:barChart>/, (end) => {
    const bars = /<c:barChart>.*?<\/c:barChart>/s.exec(parts.get(path)!)![0];
    const axes = bars.match(/<c:axId [^>]*\/>/g)!;
    const head = element("c:grouping", { val: "standard" }) + element("c:varyColors", { val: 0 });
    const group = head + lines.join("") + element("c:marker", { val: 1 }) + axes.join("");
    return end + element("c:lineChart", {}, group);
  });
}
