import { contains, formatAddress, parseAddress, type Block } from "../../src/excel/addresses";
import { insertTemplate } from "../../src/excel/sheets/write-sheets";
import { nothingTaken } from "../../src/excel/sheets/free-name";
import { placeSheets } from "../../src/excel/sheets/place";
import { undoLastWrite } from "../../src/excel/writes/undo";
import { templates } from "../../src/templates";
import { closeTestBook, openTestBook, stateOfBook } from "../excel/book";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(120_000);

afterEach(closeTestBook);

/**
 * Cells of the added sheets that show an error, and how many formulas there are. A chart draws nothing where the cells of its marks, which
 * stand at the same place in each copy, are #N/A.
 */
function formulasAndErrors(marks: readonly Block[]) {
  return Excel.run(async (context) => {
    const sheets = context.workbook.worksheets.load("items/name");
    await context.sync();
    const used = sheets.items
      .filter(({ name }) => name !== "Sheet1")
      .map((sheet) => sheet.getUsedRange().load("formulas, values, address"));
    await context.sync();
    const all = used.flatMap(({ formulas, values, address }) => {
      const { row: top, column: left } = parseAddress(address);
      return formulas.flatMap((row, r) =>
        row.map((formula, c) => {
          const value: unknown = values[r]![c];
          const isMark = marks.some((block) =>
            contains(block, { ...block, row: top + r, column: left + c, rowCount: 1, columnCount: 1 }),
          );
          return { at: `${address} ${r},${c}`, formula, value, isEmptyMark: isMark && value === "#N/A" };
        }),
      );
    });
    return {
      formulas: all.filter(({ formula }) => String(formula).startsWith("=")).length,
      errors: all.filter(
        ({ value, isEmptyMark }) => !isEmptyMark && /^#[A-Z/0_]+[!?A]?$/.test(String(value)),
      ),
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

    const marks = placed.sheets
      .flatMap(({ charts }) => charts.flatMap(({ series }) => series))
      .flatMap(({ look, block }) => (look === undefined ? [] : [block]));
    const { formulas, errors } = await formulasAndErrors(marks);
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
