import { openBook, type Book, type BookOptions } from "../support/headless";

let open: Book | undefined;

/** Opens a workbook with an empty sheet, Sheet1, for one test. */
export async function openTestBook(options: BookOptions = {}): Promise<Book> {
  closeTestBook();
  open = await openBook(options);
  return open;
}

export function closeTestBook(): void {
  open?.close();
  open = undefined;
}

/** Writes cells on a sheet, from the given address on; a sheet that is not there is added. */
export function fill(
  sheetName: string,
  address: string,
  formulas: unknown[][],
  format?: string,
): Promise<void> {
  return Excel.run(async (context) => {
    const found = context.workbook.worksheets.getItemOrNullObject(sheetName);
    await context.sync();
    const sheet = found.isNullObject ? context.workbook.worksheets.add(sheetName) : found;
    const range = sheet.getRange(address).getAbsoluteResizedRange(formulas.length, formulas[0]!.length);
    if (format !== undefined) range.numberFormat = formulas.map((row) => row.map(() => format));
    range.formulas = formulas;
    await context.sync();
  });
}

export function select(sheetName: string, address: string): Promise<void> {
  return Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetName);
    sheet.activate();
    sheet.getRange(address).select();
    await context.sync();
  });
}

export function valuesOf(address: string): Promise<unknown[][]> {
  return Excel.run(async (context) => {
    const [sheet, cells] = address.split("!") as [string, string];
    const range = context.workbook.worksheets
      .getItem(sheet.replaceAll("'", ""))
      .getRange(cells)
      .load("values");
    await context.sync();
    return range.values;
  });
}

/** Everything in the workbook that a write can touch, cell by cell. */
export function stateOfBook(): Promise<unknown> {
  return Excel.run(async (context) => {
    const { worksheets, names, tables } = context.workbook;
    worksheets.load("items/name");
    names.load("items/name, items/formula");
    tables.load("items/name, items/style, items/showTotals");
    const active = worksheets.getActiveWorksheet().load("name");
    await context.sync();
    const areas = worksheets.items.map((sheet) =>
      sheet.getRange("A1:P24").load("formulas, values, text, numberFormat, hasSpill"),
    );
    const looks = areas.map((area) =>
      area.getCellProperties({
        format: {
          font: { bold: true, size: true, color: true },
          fill: { color: true },
          horizontalAlignment: true,
        },
      }),
    );
    const columns = areas.map((area) =>
      Array.from({ length: 16 }, (_, column) => area.getColumn(column).load("format/columnWidth")),
    );
    const charts = worksheets.items.map((sheet) => sheet.charts.load("items/name"));
    const formats = worksheets.items.map((sheet) => sheet.getRange().conditionalFormats.getCount());
    const ranges = tables.items.map((table) => table.getRange().load("address"));
    await context.sync();
    return {
      active: active.name,
      names: names.items.map(({ name, formula }) => ({ name, formula })),
      tables: tables.items.map(({ name, style }, index) => ({
        name,
        style,
        address: ranges[index]!.address,
      })),
      sheets: worksheets.items.map(({ name }, index) => {
        const { formulas, values, text, numberFormat } = areas[index]!;
        const look = looks[index]!.value;
        const widths = columns[index]!.map(({ format }) => format.columnWidth);
        const drawn = charts[index]!.items.map((chart) => chart.name);
        return {
          name,
          formulas,
          values,
          text,
          numberFormat,
          look,
          widths,
          drawn,
          formats: formats[index]!.value,
        };
      }),
    };
  });
}
