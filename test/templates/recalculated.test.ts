import { readFileSync } from "node:fs";
import path from "node:path";
import { Workbook, type Cell } from "@protobi/exceljs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { templates } from "../../src/templates";
import { openBook, type Book } from "../support/headless";
import { elements, readParts, sheetsOf, targets } from "./package";

const fileOf = (id: string) => path.join(__dirname, "../../dist/templates", `${id}.xlsx`);
const ids = templates.map(({ id }) => id);

describe("a library that did not write the files", () => {
  test.each(ids)("reads the names, tables and title of %s", async (id) => {
    const read = new Workbook();
    await read.xlsx.readFile(fileOf(id));
    const names = (read.definedNames.model as unknown as { name: string }[]).map(({ name }) => name);
    expect(names.sort()).toEqual(namesOf(id).sort());
    const tables = read.worksheets.flatMap((sheet) =>
      Object.keys((sheet as unknown as { tables: object }).tables),
    );
    expect(tables.sort()).toEqual(tablesOf(id).sort());
    expect(read.title).toBe(templates.find((one) => one.id === id)!.title);
  });

  let book: Book | undefined;
  afterEach(() => {
    book?.close();
    book = undefined;
  });

  test.each(ids)(
    "reads the values of %s that the workbench gives when it calculates every formula",
    async (id) => {
      const read = await readCells(id);
      book = await openBook({ functions: true, file: withoutResults(id) });
      await book.calculated();
      const shown = await cellsOf(read);
      let formulas = 0;
      read.forEach(({ sheet, cell }, at) => {
        const place = `${sheet}!${cell.address}`;
        const { value, formula } = shown[at]!;
        expect([place, isDate(cell) ? millisecondsOf(value) : value]).toEqual([place, resultOf(cell)]);
        if (!cell.formula) return;
        formulas++;
        expect([place, String(formula).startsWith("=")]).toEqual([place, true]);
      });
      expect(formulas).toBeGreaterThan(10);
    },
    120_000,
  );
});

interface ReadCell {
  readonly sheet: string;
  readonly cell: Cell;
}

/** The library writes a table's totals over the rows above where a column is calculated: it reads the cells without tables. */
async function readCells(id: string): Promise<ReadCell[]> {
  const file = changeSheets(id, (xml) => xml.replace(/<tableParts.*<\/tableParts>/, ""));
  const read = new Workbook();
  await read.xlsx.load(file.buffer as ArrayBuffer);
  const cells: ReadCell[] = [];
  for (const sheet of read.worksheets) {
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.master === cell) cells.push({ sheet: sheet.name, cell });
      }),
    );
  }
  return cells;
}

/** The file as if none of its formulas had been calculated. */
const withoutResults = (id: string): Uint8Array =>
  changeSheets(id, (xml) => xml.replace(/(<f\b[^>]*>[^<]*<\/f>)<v>[^<]*<\/v>/g, "$1"));

function changeSheets(id: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(readFileSync(fileOf(id)));
  for (const [name, bytes] of Object.entries(parts)) {
    if (!name.startsWith("xl/worksheets/sheet")) continue;
    parts[name] = strToU8(change(strFromU8(bytes)));
  }
  return zipSync(parts);
}

function cellsOf(cells: readonly ReadCell[]): Promise<{ value: unknown; formula: unknown }[]> {
  return Excel.run(async (context) => {
    const ranges = cells.map(({ sheet, cell }) =>
      context.workbook.worksheets.getItem(sheet).getRange(cell.address).load("values,formulas"),
    );
    await context.sync();
    return ranges.map(({ values, formulas }) => ({
      value: values[0]![0] as unknown,
      formula: formulas[0]![0] as unknown,
    }));
  });
}

/** A cell's constant, or the result that its formula had when the file was written. */
/** The library makes a moment, to the millisecond, of a number in a format of dates. */
function isDate(cell: Cell): boolean {
  return (cell.formula ? cell.result : cell.value) instanceof Date;
}

function millisecondsOf(serial: unknown): number {
  return Math.round((Number(serial) - 25_569) * 86_400_000);
}

function resultOf(cell: Cell): unknown {
  const value: unknown = cell.formula ? cell.result : cell.value;
  if (typeof value !== "object" || value === null) return value ?? "";
  if ("error" in value) return value.error;
  if (value instanceof Date) return value.getTime();
  return "text" in value ? value.text : value;
}

function namesOf(id: string): string[] {
  return elements(readParts(fileOf(id)).get("xl/workbook.xml")!, "definedName")
    .map(({ attributes }) => attributes.name!)
    .filter((name) => !name.startsWith("_xlnm."));
}

function tablesOf(id: string): string[] {
  const parts = readParts(fileOf(id));
  return sheetsOf(parts)
    .flatMap((sheet) => [...targets(parts, sheet.path).values()])
    .filter((target) => target.startsWith("xl/tables/"))
    .map((target) => elements(parts.get(target)!, "table")[0]!.attributes.name!);
}
