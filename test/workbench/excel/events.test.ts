import type { Book } from "../../support/headless";
import { openBook } from "../../support/headless";
import { onSheet } from "./on-sheet";

let book: Book;
const heard: unknown[] = [];

beforeEach(async () => {
  book = await openBook();
  heard.length = 0;
});
afterEach(() => book.close());

/** Events travel by messages of their own, after the batch that caused them. */
const delivered = () => new Promise((resolve) => setTimeout(resolve, 50));

const hear = (event: object) => {
  heard.push(event);
  return Promise.resolve();
};

test("a changed cell is told with its address, a calculated one is not", async () => {
  await onSheet(async (sheet, context) => {
    sheet.load("id");
    sheet.getRange("A1").formulas = [["=B2*2"]];
    sheet.onChanged.add(hear);
    await context.sync();
    sheet.getRange("B2:C3").values = [
      [1, 2],
      [3, 4],
    ];
    const result = sheet.getRange("A1");
    result.load("values");
    await context.sync();
    expect(result.values).toEqual([[2]]);
  });
  await delivered();
  expect(heard).toMatchObject([
    { type: "WorksheetChanged", changeType: "RangeEdited", source: "Local", address: "B2:C3" },
  ]);
});

test("the changed range can be asked for by its event", async () => {
  const addresses: string[] = [];
  await onSheet(async (sheet, context) => {
    sheet.load("id");
    await context.sync();
    sheet.onChanged.add((event) =>
      Excel.run(async (inEvent) => {
        const range = event.getRange(inEvent);
        range.load("address");
        await inEvent.sync();
        addresses.push(range.address);
      }),
    );
    await context.sync();
    sheet.getRange("D4").values = [[1]];
    await context.sync();
  });
  await delivered();
  await book.host.settled();
  await delivered();
  expect(addresses).toEqual(["Sheet1!D4"]);
});

test("styling is no change of data", async () => {
  await onSheet(async (sheet, context) => {
    sheet.load("id");
    sheet.onChanged.add(hear);
    await context.sync();
    sheet.getRange("B2").format.fill.color = "#FFFF00";
    sheet.getRange("B2").numberFormat = [["0.00"]];
    await context.sync();
  });
  await delivered();
  expect(heard).toEqual([]);
});

test("a handler that was taken away hears nothing more", async () => {
  const handler = await onSheet(async (sheet, context) => {
    sheet.load("id");
    const added = sheet.onChanged.add(hear);
    await context.sync();
    return added;
  });
  await Excel.run(handler.context, async (context) => {
    handler.remove();
    await context.sync();
  });
  await onSheet(async (sheet, context) => {
    sheet.getRange("A1").values = [[1]];
    await context.sync();
  });
  await delivered();
  expect(heard).toEqual([]);
});

test("another selection is told to the workbook and to the sheet", async () => {
  let selections = 0;
  await onSheet(async (sheet, context) => {
    sheet.load("id");
    sheet.onSelectionChanged.add(hear);
    context.workbook.onSelectionChanged.add(() => {
      selections++;
      return Promise.resolve();
    });
    await context.sync();
    sheet.getRange("B2:C3").select();
    await context.sync();
  });
  await delivered();
  expect(heard).toMatchObject([{ type: "WorksheetSelectionChanged", address: "B2:C3" }]);
  expect(selections).toBe(1);
});

test("sheets that come, go and are shown are told to the collection", async () => {
  await onSheet(async (sheet, context) => {
    const { worksheets } = context.workbook;
    sheet.load("id");
    await context.sync();
    for (const event of [worksheets.onAdded, worksheets.onDeleted, worksheets.onActivated]) {
      (event as { add(handler: typeof hear): unknown }).add(hear);
    }
    await context.sync();
    const added = worksheets.add("Other");
    added.load("id");
    await context.sync();
    heard.length = 0;
    added.activate();
    added.delete();
    await context.sync();
    await delivered();
    expect(heard).toMatchObject([
      { type: "WorksheetActivated", worksheetId: added.id },
      { type: "WorksheetDeleted", worksheetId: added.id },
      { type: "WorksheetActivated", worksheetId: sheet.id },
    ]);
  });
});

test("a calculation is told for each sheet whose formulas it touched, whichever is shown", async () => {
  await onSheet(async (sheet, context) => {
    const other = context.workbook.worksheets.add("Prices");
    sheet.load("id");
    sheet.getRange("A1").formulas = [["=Prices!A1*2"]];
    other.getRange("A1").values = [[1]];
    await context.sync();
    sheet.getRange("A1").load("values");
    other.activate();
    await context.sync();
    sheet.onCalculated.add(hear);
    context.workbook.worksheets.onCalculated.add(hear);
    await context.sync();
    heard.length = 0;
    other.getRange("A1").values = [[2]];
    other.getRange("B1").load("values");
    await context.sync();
    await delivered();
    const told = { type: "WorksheetCalculated", worksheetId: sheet.id };
    expect(heard).toMatchObject([told, told]);
  });
});

test("a table hears of changes inside of it", async () => {
  await onSheet(async (sheet, context) => {
    sheet.getRange("A1:B2").values = [
      ["Asset", "Price"],
      ["BTC", 60000],
    ];
    const table = sheet.tables.add("A1:B2", true);
    table.load("id");
    await context.sync();
    table.onChanged.add(hear);
    await context.sync();
    sheet.getRange("D9").values = [[1]];
    sheet.getRange("B2").values = [[55000]];
    await context.sync();
    await delivered();
    expect(heard).toMatchObject([{ type: "TableChanged", address: "B2", tableId: table.id }]);
  });
});
