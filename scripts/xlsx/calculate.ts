import { localAddress } from "../../src/excel/addresses";
import type { PlacedCell, PlacedSet } from "../../src/excel/sheets/placed";
import { openHeadlessBook } from "../../workbench/headless/book";
import type { AddIn } from "./add-in";

export type CellValue = string | number | boolean;

/** The values of each sheet, in rows from A1 to the end of the print area; "" for a blank cell. */
export type Values = ReadonlyMap<string, readonly (readonly CellValue[])[]>;

export interface Calculated {
  readonly values: Values;
  /** Descriptions of the formulas that spill over other cells than their description says. */
  readonly strangeSpills: readonly string[];
}

/** Calculates a template with the add-in's own functions in a workbook without a page. */
export async function calculate(template: PlacedSet, { metadata, script }: AddIn): Promise<Calculated> {
  const book = await openHeadlessBook({ metadata, script });
  try {
    await fillBook(template);
    await book.calculated();
    return await readValues(template);
  } finally {
    book.close();
  }
}

/** Formulas are entered last, when everything that they refer to exists. */
function fillBook({ sheets, names }: PlacedSet): Promise<void> {
  return Excel.run(async (context) => {
    const { workbook } = context;
    for (const { name, cells, tables } of sheets) {
      const sheet = workbook.worksheets.add(name);
      for (const cell of cells) if (!isFormula(cell)) writeConstant(sheet, cell);
      for (const table of tables) {
        const { hasTotals, block } = table;
        const body = { ...block, rowCount: block.rowCount - (hasTotals ? 1 : 0) };
        sheet.tables.add(localAddress(body), true).name = table.name;
      }
    }
    await context.sync();
    for (const { name, block } of names) {
      workbook.names.add(name, workbook.worksheets.getItem(block.sheet).getRange(localAddress(block)));
    }
    await context.sync();
    for (const { name, cells } of sheets) {
      const sheet = workbook.worksheets.getItem(name);
      for (const run of runsOf(cells.filter(isFormula))) {
        const [first, last] = [run[0]!, run.at(-1)!];
        const range = sheet.getRangeByIndexes(first.row, first.column, last.row - first.row + 1, 1);
        range.formulas = run.map(({ content }) => [content]);
      }
    }
    await context.sync();
  });
}

/** Cells that stand one below the other, together: the engine looks at the whole sheet each time that formulas are entered. */
function runsOf<Cell extends PlacedCell>(cells: readonly Cell[]): Cell[][] {
  const runs: Cell[][] = [];
  for (const cell of [...cells].sort((a, b) => a.column - b.column || a.row - b.row)) {
    const above = runs.at(-1)?.at(-1);
    const continues = above && above.column === cell.column && above.row === cell.row - 1;
    if (continues && !above.spill && !cell.spill) runs.at(-1)!.push(cell);
    else runs.push([cell]);
  }
  return runs;
}

function writeConstant(sheet: Excel.Worksheet, { row, column, content, format }: PlacedCell): void {
  if (content === undefined || content === "") return;
  const cell = sheet.getCell(row, column);
  if (format === "@") cell.numberFormat = [["@"]];
  cell.values = [[content]];
}

function readValues({ sheets }: PlacedSet): Promise<Calculated> {
  return Excel.run(async (context) => {
    const read = sheets.map(({ name, printArea, cells }) => {
      const sheet = context.workbook.worksheets.getItem(name);
      const spills = cells.flatMap(({ row, column, spill }) => {
        if (!spill) return [];
        const cell = sheet.getCell(row, column).load("address");
        const found = cell.getSpillingToRangeOrNullObject().load("rowCount,columnCount");
        return [{ ...spill, cell, found }];
      });
      return { name, spills, range: sheet.getRange(localAddress(printArea)).load("values") };
    });
    await context.sync();
    return {
      values: new Map(read.map(({ name, range }) => [name, range.values as CellValue[][]])),
      strangeSpills: read
        .flatMap(({ spills }) => spills)
        .flatMap(({ rowCount, columnCount, cell, found }) => {
          const [rows, columns] = found.isNullObject ? [1, 1] : [found.rowCount, found.columnCount];
          return rows === rowCount && columns === columnCount
            ? []
            : [`${cell.address} spills over ${rows} x ${columns} cells, not ${rowCount} x ${columnCount}.`];
        }),
    };
  });
}

export const isFormula = ({ content }: PlacedCell): boolean =>
  typeof content === "string" && content.startsWith("=");
