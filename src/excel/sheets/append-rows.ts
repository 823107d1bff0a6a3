import type { Block } from "../addresses";
import type { AddedRow } from "../writes/changes";
import type { Step, Writing } from "../writes/write";
import type { Content } from "./description";

/** A table that gets rows at its end. */
export interface GrowingTable {
  readonly name: string;
  /** Id of its sheet. */
  readonly sheet: string;
  /** Its cells below the header. */
  readonly body: Block;
}

/** A column of the rows that are added. Its cells are constants. */
export interface AppendedColumn {
  /** Counted from the table's first column. */
  readonly place: number;
  readonly format: string;
}

/** Rows of which each is made when its block is written. */
export interface AppendedRows {
  readonly count: number;
  /** The cells of a row, one for each column. */
  readonly cellsAt: (index: number) => readonly Content[];
}

/** Most cells of a block, so that Excel on the web takes its request. */
const cellsOfBlock = 50_000;

/**
 * Adds rows to the end of a table as a part of a write, in blocks of which each is one request. Each cell gets its format before its
 * value, so that a text stays what it is. `words` tells of a block, given the number of rows that are written with it.
 */
export async function appendRows(
  { context, changes, run }: Writing,
  { name, sheet, body }: GrowingTable,
  columns: readonly AppendedColumn[],
  rows: AppendedRows,
  words: (written: number) => string,
): Promise<void> {
  const runs = runsOf(columns);
  const width = body.columnCount;
  const most = Math.max(1, Math.floor(cellsOfBlock / width));
  const steps: Step[] = [];
  const added: AddedRow[] = [];
  for (let at = 0; at < rows.count; at += most) {
    const rowCount = Math.min(most, rows.count - at);
    const index = body.rowCount + at;
    const block = { ...body, row: body.row + index, rowCount };
    added.unshift({ table: name, index, sheet, block });
    steps.push({
      words: words(at + rowCount),
      work: () => {
        const piece = Array.from({ length: rowCount }, (_, row) => rows.cellsAt(at + row));
        const { workbook } = context;
        const blank = Array<string>(width).fill("");
        workbook.tables.getItem(name).rows.add(
          undefined,
          piece.map(() => blank),
        );
        const on = workbook.worksheets.getItem(sheet);
        for (const { from, format, count, place } of runs) {
          const cells = on.getRangeByIndexes(block.row, body.column + place, piece.length, count);
          cells.numberFormat = piece.map(() => Array<string>(count).fill(format));
          cells.formulas = piece.map((row) => row.slice(from, from + count));
        }
      },
    });
  }
  changes.addedRows.push(...added);
  await run(steps);
}

interface Run extends AppendedColumn {
  /** Index of its first column among those that are given. */
  readonly from: number;
  readonly count: number;
}

/** Columns of one format that stand side by side in the table. */
function runsOf(columns: readonly AppendedColumn[]): Run[] {
  const runs: Run[] = [];
  columns.forEach(({ place, format }, from) => {
    const last = runs.at(-1);
    if (last?.format === format && last.place + last.count === place && last.from + last.count === from)
      runs[runs.length - 1] = { ...last, count: last.count + 1 };
    else runs.push({ place, format, from, count: 1 });
  });
  return runs;
}
