import type { Book } from "../../support/headless";
import { openBook } from "../../support/headless";
import { onSheet } from "./on-sheet";

let book: Book;

beforeEach(async () => (book = await openBook()));
afterEach(() => book.close());

/** Target and actual weights of three buckets, the actual ones calculated. */
async function fill(sheet: Excel.Worksheet): Promise<void> {
  sheet.getRange("B2:C4").numberFormat = [
    ["0%", "0%"],
    ["0%", "0%"],
    ["0%", "0%"],
  ];
  sheet.getRange("A1:C4").formulas = [
    ["Bucket", "Target", "Actual"],
    ["Spot", 0.6, "=E2/SUM(E$2:E$4)"],
    ["Cash", 0.1, "=E3/SUM(E$2:E$4)"],
    ["Futures", 0.3, "=E4/SUM(E$2:E$4)"],
  ];
  sheet.getRange("E2:E4").values = [[50], [25], [25]];
  await sheet.context.sync();
}

test("a block of cells becomes named series over its categories, and they follow the cells", async () => {
  await onSheet(async (sheet, context) => {
    await fill(sheet);
    const chart = sheet.charts.add("BarClustered", sheet.getRange("A1:C4"), "Columns");
    chart.series.load("items/name");
    await context.sync();
    expect(chart.series.items.map(({ name }) => name)).toEqual(["Target", "Actual"]);

    sheet.getRange("E2").values = [[150]];
    const actual = chart.series.getItemAt(1);
    const values = actual.getDimensionValues("Values");
    const categories = actual.getDimensionValues("Categories");
    await context.sync();
    expect(values.value).toEqual([0.75, 0.125, 0.125]);
    expect(categories.value).toEqual(["Spot", "Cash", "Futures"]);
  });
});

test.each([
  // More rows than columns: a column is a series; more columns: a row is.
  ["A1:C4", "Auto", ["Target", "Actual"]],
  ["A1:C2", "Auto", ["Spot"]],
  ["A1:C4", "Rows", ["Spot", "Cash", "Futures"]],
  // Without a text above, Excel counts the series.
  ["B2:C4", "Columns", ["Series1", "Series2"]],
  ["B1:B4", "Auto", ["Target"]],
] as const)("the series in %s by %s", async (address, by, names) => {
  await onSheet(async (sheet, context) => {
    await fill(sheet);
    const chart = sheet.charts.add("ColumnClustered", sheet.getRange(address), by);
    chart.series.load("items/name");
    await context.sync();
    expect(chart.series.items.map(({ name }) => name)).toEqual(names);
  });
});

test("a chart is found by its name, lies where it was put and goes with its cells", async () => {
  await onSheet(async (sheet, context) => {
    await fill(sheet);
    const made = sheet.charts.add("Doughnut", sheet.getRange("A1:B4"));
    made.name = "Weights";
    made.setPosition("E2", "H16");
    await context.sync();

    const chart = sheet.charts.getItem("weights");
    const [start, end] = [sheet.getRange("E2"), sheet.getRange("H16")];
    chart.load("name,chartType,left,top,width,height");
    for (const range of [start, end]) range.load("format/columnWidth,format/rowHeight");
    await context.sync();
    expect(chart).toMatchObject({ name: "Weights", chartType: "Doughnut" });
    expect(chart.left).toBe(4 * start.format.columnWidth);
    expect(chart.width).toBe(4 * end.format.columnWidth);
    expect(chart.height).toBe(15 * end.format.rowHeight);

    // A chart stands on its cells: wider ones before it push it, wider ones under it stretch it.
    const before = { left: chart.left, width: chart.width };
    sheet.getRange("A:A").format.columnWidth = 2 * start.format.columnWidth;
    sheet.getRange("F:F").format.columnWidth = 3 * start.format.columnWidth;
    chart.load("left,width");
    await context.sync();
    expect(chart.left - before.left).toBeCloseTo(start.format.columnWidth, 6);
    expect(chart.width - before.width).toBeCloseTo(2 * start.format.columnWidth, 6);

    chart.left = 30;
    chart.width = 300;
    chart.load("left,top,width");
    await context.sync();
    expect([chart.left, chart.top, chart.width].map(Math.round)).toEqual([
      30,
      Math.round(start.format.rowHeight),
      300,
    ]);
  });
});

test("series are added by hand, with values and categories from another sheet", async () => {
  await onSheet(async (sheet, context) => {
    const other = context.workbook.worksheets.add("Signals");
    other.getRange("A1:B3").values = [
      [44927, 60000],
      [44928, 61000],
      [44929, "#N/A"],
    ];
    const chart = sheet.charts.add("XYScatterLinesNoMarkers", sheet.getRange("A1"));
    chart.series.getItemAt(0).delete();
    const series = chart.series.add("Close");
    series.setXAxisValues(other.getRange("A1:A3"));
    series.setValues(other.getRange("B1:B3"));
    series.format.line.color = "#0F6F6B";
    series.axisGroup = "Secondary";
    await context.sync();

    other.name = "Prices";
    const [added] = [chart.series.getItemAt(0)];
    added.load("name,axisGroup");
    const x = added.getDimensionValues("XValues");
    const values = added.getDimensionValues("YValues");
    await context.sync();
    expect(added).toMatchObject({ name: "Close", axisGroup: "Secondary" });
    expect(x.value).toEqual([44927, 44928, 44929]);
    expect(values.value).toEqual([60000, 61000, null]);
  });
});

test("titles, axes, legend and labels keep what they are told", async () => {
  await onSheet(async (sheet, context) => {
    await fill(sheet);
    const chart = sheet.charts.add("ColumnClustered", sheet.getRange("A1:B4"));
    chart.title.load("text");
    chart.axes.valueAxis.load("numberFormat");
    chart.legend.load("visible");
    await context.sync();
    // One series gives the chart its name and needs no legend; the axis shows the cells' format.
    expect(chart.title.text).toBe("Target");
    expect(chart.axes.valueAxis.numberFormat).toBe("0%");
    expect(chart.legend.visible).toBe(false);

    chart.title.text = "Target weights";
    chart.axes.valueAxis.minimum = 0;
    chart.axes.valueAxis.maximum = 1;
    chart.axes.valueAxis.numberFormat = "0.0%";
    chart.axes.valueAxis.title.text = "Weight";
    chart.axes.valueAxis.majorGridlines.visible = false;
    chart.axes.categoryAxis.reversePlotOrder = true;
    chart.axes.categoryAxis.position = "Maximum";
    chart.axes.categoryAxis.tickLabelPosition = "Low";
    chart.legend.position = "Right";
    const series = chart.series.getItemAt(0);
    series.gapWidth = 60;
    series.hasDataLabels = true;
    series.dataLabels.numberFormat = "0.0%";
    series.format.fill.setSolidColor("#0F6F6B");
    series.points.getItemAt(2).format.fill.setSolidColor("#B45309");
    await context.sync();

    const parts = {
      title: chart.title.load("text,visible"),
      value: chart.axes.valueAxis.load("minimum,maximum,numberFormat,title/text,title/visible"),
      gridlines: chart.axes.valueAxis.majorGridlines.load("visible"),
      category: chart.axes.categoryAxis.load("reversePlotOrder,position,tickLabelPosition"),
      legend: chart.legend.load("visible,position"),
      series: series.load("gapWidth,hasDataLabels"),
    };
    await context.sync();
    expect(JSON.parse(JSON.stringify(parts))).toMatchObject({
      title: { text: "Target weights", visible: true },
      value: { minimum: 0, maximum: 1, numberFormat: "0.0%", title: { text: "Weight", visible: true } },
      gridlines: { visible: false },
      category: { reversePlotOrder: true, position: "Maximum", tickLabelPosition: "Low" },
      legend: { visible: true, position: "Right" },
      series: { gapWidth: 60, hasDataLabels: true },
    });
    expect(book.host.missing).toEqual([]);
  });
});

test("a deleted chart is gone, one of a deleted sheet with it", async () => {
  await onSheet(async (sheet, context) => {
    await fill(sheet);
    const source = sheet.getRange("A1:B4");
    const first = sheet.charts.add("Pie", source);
    sheet.charts.add("Line", source).load("name");
    const other = context.workbook.worksheets.add("Other");
    const onOther = other.charts.add("Line", source);
    await context.sync();
    first.delete();
    sheet.charts.load("count,items/name,items/chartType");
    await context.sync();
    expect(sheet.charts.items.map(({ name, chartType }) => [name, chartType])).toEqual([["Chart 2", "Line"]]);

    other.delete();
    const gone = sheet.charts.getItemOrNullObject("Chart 1");
    await context.sync();
    expect(gone.isNullObject).toBe(true);
    onOther.load("name");
    await expect(context.sync()).rejects.toMatchObject({ code: "ItemNotFound" });
  });
});

test("what is not drawn is refused and recorded; a doughnut has no axes", async () => {
  await onSheet(async (sheet, context) => {
    await fill(sheet);
    sheet.charts.add("Treemap", sheet.getRange("A1:B4"));
    await expect(context.sync()).rejects.toMatchObject({ code: "NotImplemented" });
  });
  expect(book.host.missing).toEqual(["ChartCollection.add"]);
  await onSheet(async (sheet, context) => {
    sheet.charts.add("Doughnut", sheet.getRange("A1:B4")).axes.valueAxis.minimum = 0;
    await expect(context.sync()).rejects.toMatchObject({ code: "InvalidOperation" });
  });
});
