import type { Book } from "../../support/headless";
import { openBook } from "../../support/headless";

let book: Book;
beforeAll(async () => {
  book = await openBook();
});
afterAll(() => book.close());

test("Office.js finds Excel on the web and its document", async () => {
  expect(await Office.onReady()).toMatchObject({ host: "Excel", platform: "OfficeOnline" });
  expect(Office.context.displayLanguage).toBe("en-US");
  expect(Office.context.document.url).toBe("https://localhost:3000/book.xlsx");
  expect(Office.context.document.mode).toBe("readWrite");
});

test("only requirement sets that are implemented are promised", () => {
  const { requirements } = Office.context;
  expect(requirements.isSetSupported("ExcelApi", "1.16")).toBe(true);
  expect(requirements.isSetSupported("ExcelApi", "1.17")).toBe(false);
  expect(requirements.isSetSupported("SharedRuntime", "1.1")).toBe(true);
  expect(requirements.isSetSupported("CustomFunctionsRuntime", "1.3")).toBe(true);
  expect(requirements.isSetSupported("DialogApi", "1.1")).toBe(false);
});

test("settings are saved with the workbook", async () => {
  const { settings } = Office.context.document;
  settings.set("profile", { id: "conservative-core" });
  const status = await new Promise((resolve) => settings.saveAsync((saved) => resolve(saved.status)));
  expect(status).toBe("succeeded");
  const value = await Excel.run(async (context) => {
    const setting = context.workbook.settings.getItem("profile");
    setting.load("value");
    await context.sync();
    return setting.value as unknown;
  });
  expect(value).toEqual({ id: "conservative-core" });
});

test("a saved setting is there when the add-in starts again in the same workbook", async () => {
  const saved = book.grid.workbook.getSnapshot();
  book.close();
  book = await openBook({ book: saved });
  expect(Office.context.document.settings.get("profile")).toEqual({ id: "conservative-core" });
});

test("the add-in says whether it starts with the workbook", async () => {
  expect(await Office.addin.getStartupBehavior()).toBe("None");
  await Office.addin.setStartupBehavior(Office.StartupBehavior.load);
  expect(await Office.addin.getStartupBehavior()).toBe("Load");
});

test("the pane is hidden and shown from both sides, and the add-in hears of it", async () => {
  const heard: string[] = [];
  await Office.addin.onVisibilityModeChanged(({ visibilityMode }) => heard.push(visibilityMode));
  await Office.addin.hide();
  book.host.setPaneVisible(true);
  await Office.addin.hide();
  await Office.addin.showAsTaskpane();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(heard).toEqual(["Hidden", "Taskpane", "Hidden", "Taskpane"]);
});

test("a ribbon button runs the function that the add-in associated with it, until it is completed", async () => {
  const pressed: string[] = [];
  Office.actions.associate("rebalance", (event: Office.AddinCommands.Event) => {
    pressed.push(event.source.id);
    setTimeout(() => event.completed(), 20);
  });
  await book.host.runCommand("rebalance", "Rebalance.Button");
  expect(pressed).toEqual(["Rebalance.Button"]);
});

test("the selected cells are read the old way too", async () => {
  await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getActiveWorksheet().getRange("B2:C2");
    range.values = [["BTC", 2]];
    range.select();
    await context.sync();
  });
  const selected = await new Promise<Office.AsyncResult<unknown>>((resolve) =>
    Office.context.document.getSelectedDataAsync(Office.CoercionType.Matrix, resolve),
  );
  expect(selected.value).toEqual([["BTC", 2]]);
});

test("round trips are counted one a sync", async () => {
  const requests = await Excel.run({ delayForCellEdit: true }, async (context) => {
    const before = book.host.requests;
    const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1");
    range.load("values");
    await context.sync();
    range.values = [[1]];
    await context.sync();
    return book.host.requests - before;
  });
  expect(requests).toBe(2);
});

test("asking for what the workbench lacks fails as in Excel, and is recorded", async () => {
  const asked = Excel.run(async (context) => {
    context.workbook.worksheets.getActiveWorksheet().shapes.load("items");
    await context.sync();
  });
  await expect(asked).rejects.toMatchObject({ code: "ApiNotFound" });
  expect(book.host.missing).toEqual(["Worksheet.shapes"]);
});
