import { insertTemplate } from "../../../src/excel/sheets/write-sheets";
import { undoLastWrite } from "../../../src/excel/writes/undo";
import { closeTestBook, fill, openTestBook, stateOfBook, valuesOf } from "../book";
import { model } from "./model";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(60_000);

afterEach(closeTestBook);

/** What belongs to the whole workbook or floats over a sheet. */
function belongings() {
  return Excel.run(async (context) => {
    const { names, tables, worksheets } = context.workbook;
    names.load("items/name, items/formula");
    tables.load("items/name, items/showTotals");
    worksheets.load("items/name");
    await context.sync();
    const charts = worksheets.items.map(({ charts }) => charts.load("items/name"));
    await context.sync();
    return {
      names: names.items.map(({ name, formula }) => `${name} ${formula}`),
      tables: tables.items.map(({ name }) => name),
      sheets: worksheets.items.map(({ name }) => name),
      charts: charts.flatMap(({ items }) => items.map(({ name }) => name)),
    };
  });
}

test("a template's sheets calculate from their named cells and tables", async () => {
  const book = await openTestBook();
  const outcome = await insertTemplate(model);
  expect(outcome).toMatchObject({ kind: "inserted", sheets: ["Model", "Model method"] });
  await book.calculated();

  // 60000 + 3000 + 250.5 = 63250.5, and a thousandth of each and of the sum; 63.2505 is more than 60.
  expect(await valuesOf("Model!A4:C14")).toEqual([
    ["Side", "long", ""],
    ["Fee rate", 0.001, "Of the traded value"],
    ["Verdict", "much", ""],
    ["Fees", 63.2505, ""],
    ["", "", ""],
    ["", "", ""],
    ["Asset", "Trade value", "Fee"],
    ["BTC", 60000, 60],
    ["1/2", 3000, 3],
    ["3-4", 250.5, 0.2505],
    ["Total", 63250.5, 63.2505],
  ]);
  expect(await valuesOf("Model!A16:A18")).toEqual([60000, 3000, 250.5].map((value) => [value / 63250.5]));
  expect(await valuesOf("'Model method'!A1:A3")).toEqual([
    ["Method"],
    ["Source"],
    ["A quoted {Side} stays: long"],
  ]);

  await fill("Model", "B5", [[0.01]]);
  await book.calculated();
  expect(await valuesOf("Model!B7")).toEqual([[632.505]]);
  expect(book.host.missing).toEqual([]);
});

test("it looks and is guarded as described", async () => {
  const book = await openTestBook();
  await insertTemplate(model);
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Model").load("showGridlines");
    const input = sheet.getRange("B5").load("numberFormat, format/font/color, format/columnWidth");
    const rule = input.dataValidation.load("type, rule, errorAlert");
    const marked = sheet.getRange("B7").conditionalFormats.getItemAt(0).load("cellValue/rule");
    const frozen = sheet.freezePanes.getLocationOrNullObject().load("rowCount");
    const layout = sheet.pageLayout.load("orientation, zoom");
    const repeated = sheet.pageLayout.getPrintTitleRowsOrNullObject().load("address");
    const note = sheet.getRange("A2").load("format/wrapText, format/rowHeight");
    const link = context.workbook.worksheets.getItem("Model method").getRange("A2").load("hyperlink");
    const chart = sheet.charts.getItem("Trade values by asset").load("chartType, title/text, name");
    const fee = chart.series.getItemAt(1).load("name");
    const [values, categories] = [fee.getDimensionValues("Values"), fee.getDimensionValues("Categories")];
    await context.sync();
    expect(sheet.showGridlines).toBe(false);
    expect(input.numberFormat).toEqual([["0.00%"]]);
    expect(input.format.font.color).toBe("#1D4ED8");
    expect(input.format.columnWidth).toBeCloseTo((14 * 7 + 5) * 0.75, 0);
    expect(rule).toMatchObject({
      type: "Decimal",
      rule: { decimal: { operator: "Between" } },
      errorAlert: { message: "A rate from 0 % to 10 %." },
    });
    expect(marked.cellValue.rule).toMatchObject({
      operator: "GreaterThan",
      formula1: "=ModelFeeRate*1000",
    });
    expect(frozen.rowCount).toBe(2);
    expect(repeated.address).toBe("Model!2:2");
    expect(layout).toMatchObject({ orientation: "Portrait", zoom: { horizontalFitToPages: 1 } });
    expect(note.format.wrapText).toBe(true);
    expect(note.format.rowHeight).toBe(28);
    expect(link.hyperlink.address).toBe("https://example.com/");
    expect([chart.chartType, fee.name]).toEqual(["BarClustered", "Fee"]);
    expect(values.value).toEqual([60, 3, 0.2505]);
    expect(categories.value).toEqual(["BTC", "1/2", "3-4"]);
  });
  expect(book.host.missing).toEqual([]);
});

test("inserted twice it lies beside itself, and Undo takes back the second, then the first", async () => {
  await openTestBook();
  const bare = await belongings();
  await insertTemplate(model);
  const once = await stateOfBook();
  const had = await belongings();
  await insertTemplate(model);
  const has = await belongings();
  expect(has.sheets).toEqual(["Sheet1", "Model", "Model method", "Model 2", "Model method 2"]);
  expect(has.tables).toEqual(["ModelTrades", "Model2Trades"]);
  expect(has.names).toContain("Model2FeeRate ='Model 2'!$B$5");

  await undoLastWrite();
  expect(await belongings()).toEqual(had);
  expect(await stateOfBook()).toEqual(once);
  await undoLastWrite();
  expect(await belongings()).toEqual(bare);
});

test("cancelled at any step, it leaves the workbook as it was", async () => {
  await openTestBook();
  await fill("Sheet1", "A1", [["kept"]]);
  const before = [await stateOfBook(), await belongings()];
  const steps: string[] = [];
  await insertTemplate(model, { onProgress: (step) => steps.push(step) });
  await undoLastWrite();
  for (const last of steps) {
    const controller = new AbortController();
    const outcome = await insertTemplate(model, {
      signal: controller.signal,
      onProgress: (step) => step === last && controller.abort(),
    });
    expect(outcome).toEqual({ kind: "cancelled" });
    expect([await stateOfBook(), await belongings()]).toEqual(before);
  }
});

test("a failure on the way leaves the workbook as it was and says what is wrong", async () => {
  await openTestBook();
  const before = [await stateOfBook(), await belongings()];
  const [first, second] = model.sheets;
  const broken = { ...model, sheets: [first!, { ...second!, name: "Method / notes" }] };
  await expect(insertTemplate(broken)).rejects.toMatchObject({
    what: "The template was not inserted.",
  });
  expect([await stateOfBook(), await belongings()]).toEqual(before);
});

test("what Excel refuses of the page layout is no reason to lose the template", async () => {
  await openTestBook();
  const { setPrintArea } = Excel.PageLayout.prototype;
  const refused = jest.spyOn(Excel.PageLayout.prototype, "setPrintArea").mockImplementation(function (
    this: Excel.PageLayout,
  ) {
    setPrintArea.call(this, "no address");
  });
  expect(await insertTemplate(model)).toMatchObject({ kind: "inserted" });
  refused.mockRestore();
  expect((await belongings()).sheets).toEqual(["Sheet1", "Model", "Model method"]);
  expect(await undoLastWrite()).toBe(true);
  expect((await belongings()).sheets).toEqual(["Sheet1"]);
});

test("round trips grow with a template's sheets, not with its rows", async () => {
  const book = await openTestBook();
  const count = async (rowCount: number): Promise<number> => {
    const [first, ...more] = model.sheets;
    const parts = first!.parts.map((part) =>
      part.kind === "table"
        ? {
            ...part,
            corner: { row: 400, column: 0 },
            rowCount,
            columns: part.columns.map((column) =>
              column.values ? { ...column, values: Array(rowCount).fill(column.values[1]!) } : column,
            ),
          }
        : part,
    );
    const before = book.host.requests;
    await insertTemplate({ ...model, sheets: [{ ...first!, parts }, ...more] });
    return book.host.requests - before;
  };
  await count(3); // the first one greets the workbook
  expect(await count(300)).toBe(await count(3));
});
