import { formatAddress, parseAddress } from "../../excel/addresses";
import { inBatches, inBlockOrder, readCells } from "../../excel/cells/formula-cells";
import { appendRows } from "../../excel/sheets/append-rows";
import type { Content } from "../../excel/sheets/description";
import { readTaken } from "../../excel/sheets/free-name";
import { placeSheets } from "../../excel/sheets/place";
import { writeSheets } from "../../excel/sheets/write-sheets";
import { loadBlock } from "../../excel/writes/snapshot";
import { write, type Step, type Writing } from "../../excel/writes/write";
import type { LiveValue } from "../../market/live/interface";
import { findLiveCells, type LiveCell } from "./find-live";
import { columns, formulaColumn, frozenSheet, rowOf, tableName } from "./frozen-rows";

export interface Frozen {
  /** Cells that hold values now; a result that spills counts as one. */
  readonly frozen: number;
  /** Cells that show an error, such as #N/A, and keep their formulas. */
  readonly left: number;
  /** Name of the sheet that lists them; undefined where nothing was frozen. */
  readonly sheet?: string;
}

/**
 * Writes the values of all live cells over their formulas, and lists each with its formula, value, time and source. `current` are the
 * values that live data has.
 */
export function freezeLiveCells(current: readonly LiveValue[], now: number): Promise<Frozen> {
  return write(
    { kind: "freeze", what: "The live cells were not frozen." },
    async (writing): Promise<Frozen> => {
      const found = await findLiveCells(writing.context);
      const cells = found.filter(({ values }) => !isError(values[0]![0]));
      const left = found.length - cells.length;
      if (cells.length === 0) return { frozen: 0, left };
      const single = inBlockOrder(cells.filter((cell) => !isSpill(cell)));
      const spilled = cells.filter(isSpill);
      await writeSpilled(writing, spilled);
      await writeSingle(writing, single);
      const rows = [...spilled, ...single].map((cell) => rowOf(cell, current, now));
      const sheet = await list(writing, rows);
      await writing.remember(formatAddress(cells[0]!.block));
      return { frozen: cells.length, left, sheet };
    },
  );
}

function isSpill({ block }: LiveCell): boolean {
  return block.rowCount * block.columnCount > 1;
}

/** An error as Excel gives it in values; a text may begin with # as well. */
function isError(value: unknown): boolean {
  return typeof value === "string" && /^#(?:[A-Z_/0]+[!?]|N\/A)$/.test(value);
}

async function writeSpilled({ context, changes, run }: Writing, cells: readonly LiveCell[]): Promise<void> {
  const steps: Step[] = [];
  for (const { sheetId, block, values } of cells) {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    const { snapshot } = await loadBlock(context, sheet, block, []);
    changes.replaced.push({ sheet: sheetId, snapshot });
    const { row, column, rowCount, columnCount } = block;
    steps.push({
      words: `Freezing ${formatAddress(block)}`,
      work: () => {
        const range = sheet.getRangeByIndexes(row, column, rowCount, columnCount);
        range.clear("Contents");
        range.values = values.map((cellsOfRow) => cellsOfRow.map(asTyped));
      },
    });
  }
  await run(steps);
}

async function writeSingle({ context, changes, run }: Writing, cells: readonly LiveCell[]): Promise<void> {
  changes.reentered.push(...cells.map(asBefore));
  await run(
    inBatches(cells).map((batch) => ({
      words: `Freezing ${formatAddress(batch[0]!.block)}`,
      work: () => {
        for (const { sheetId, row, column, values } of batch) {
          context.workbook.worksheets.getItem(sheetId).getCell(row, column).values = [
            [asTyped(values[0]![0])],
          ];
        }
      },
    })),
  );
  const states = await readCells(context, cells);
  changes.reentered = cells.map((cell, at) => ({ ...asBefore(cell), entered: states[at]!.formula }));
}

function asBefore({ sheetId, row, column, formula }: LiveCell) {
  return { sheetId, row, column, formula };
}

/** An apostrophe keeps a text a text. */
function asTyped(value: unknown): unknown {
  return typeof value === "string" && value !== "" && !isError(value) ? `'${value}` : value;
}

/** Lists what was frozen in the table of that name, which is added where it is not there; gives the name of its sheet. */
async function list(writing: Writing, rows: readonly (readonly Content[])[]): Promise<string> {
  const { context } = writing;
  const there = context.workbook.tables.getItemOrNullObject(tableName).load("name");
  const taken = await readTaken(context);
  if (!there.isNullObject) {
    const header = there.getHeaderRowRange().load("values");
    const range = there.getDataBodyRange().load("address");
    const sheet = there.worksheet.load("id, name");
    await context.sync();
    const titles = (header.values as unknown[][])[0]!;
    if (columns.every(({ title }, at) => titles[at] === title)) {
      const body = parseAddress(range.address);
      await appendRows(
        writing,
        { name: there.name, sheet: sheet.id, body },
        columns.map(({ format }, place) => ({ place, format })),
        { count: rows.length, cellsAt: (index) => rows[index]! },
        (written) => `Listing ${written} of ${rows.length} cells`,
      );
      return sheet.name;
    }
  }
  const placed = placeSheets(frozenSheet(rows), taken);
  await writeSheets(writing, placed, false);
  const [sheet] = placed.sheets;
  const formulas = columns.indexOf(formulaColumn);
  const work = (): void => {
    const table = context.workbook.tables.getItem(sheet!.tables[0]!.name);
    table.columns.getItem(formulaColumn.title).getDataBodyRange().formulas = rows.map((row) => [
      row[formulas]!,
    ]);
  };
  await writing.run([{ words: "Listing formulas", work }]);
  return sheet!.name;
}
