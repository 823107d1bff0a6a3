import { formatAddress } from "../../src/excel/addresses";
import { insertTemplate } from "../../src/excel/sheets/write-sheets";
import { nothingTaken } from "../../src/excel/sheets/free-name";
import { placeSheets } from "../../src/excel/sheets/place";
import { undoLastWrite } from "../../src/excel/writes/undo";
import { templates } from "../../src/templates";
import { closeTestBook, openTestBook, stateOfBook } from "../excel/book";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(120_000);

afterEach(closeTestBook);

/** Cells of the added sheets that show an error, and how many formulas there are. */
function formulasAndErrors() {
  return Excel.run(async (context) => {
    const sheets = context.workbook.worksheets.load("items/name");
    await context.sync();
    const used = sheets.items
      .filter(({ name }) => name !== "Sheet1")
      .map((sheet) => sheet.getUsedRange().load("formulas, values, address"));
    await context.sync();
    const all = used.flatMap(({ formulas, values, address }) =>
      formulas.flatMap((row, r) =>
        row.map((formula, c) => ({ at: `${address} ${r},${c}`, formula, value: values[r]![c] })),
      ),
    );
    return {
      formulas: all.filter(({ formula }) => String(formula).startsWith("=")).length,
      errors: all.filter(({ value }) => /^#[A-Z/0_]+[!?A]?$/.test(String(value))),
    };
  });
}

describe.each(templates.map((template) => [template.title, template] as const))("%s", (_, template) => {
  test("inserted twice calculates everywhere, with its names and tables, and is undone without a trace", async () => {
    const book = await openTestBook({ functions: true });
    const before = await stateOfBook();
    const placed = placeSheets(template, nothingTaken);
    await insertTemplate(template);
    await insertTemplate(template);
    await book.calculated();

    const { formulas, errors } = await formulasAndErrors();
    expect(errors).toEqual([]);
    const described = placed.sheets.flatMap(({ cells }) =>
      cells.filter(({ content }) => String(content).startsWith("=")),
    );
    expect(formulas).toBe(2 * described.length);
    await Excel.run(async (context) => {
      const names = context.workbook.names.load("items/name");
      const tables = context.workbook.tables.load("items/name");
      const ranges = placed.sheets.flatMap((sheet) =>
        sheet.tables.map(({ name, block }) => ({
          range: tables.getItem(name).getRange().load("address"),
          block,
        })),
      );
      await context.sync();
      expect(names.items).toHaveLength(2 * placed.names.length);
      expect(tables.items).toHaveLength(2 * ranges.length);
      expect(ranges.map(({ range }) => range.address)).toEqual(
        ranges.map(({ block }) => formatAddress(block)),
      );
    });
    expect(book.host.missing).toEqual([]);

    await undoLastWrite();
    await Excel.run(async (context) => {
      for (const { name } of placed.sheets) context.workbook.worksheets.getItem(name).delete();
      for (const { name } of placed.names) context.workbook.names.getItem(name).delete();
      await context.sync();
    });
    expect(await stateOfBook()).toEqual(before);
  });
});
