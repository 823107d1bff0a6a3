import { sendEach } from "../batches";

/** A cell and the formula that it has or will get. Rows and columns count from zero. */
export interface FormulaCell {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

/** What a cell holds, and what it shows. */
export interface CellState {
  readonly formula: unknown;
  readonly value: unknown;
}

/** The cells ordered by sheet, column and row: those below each other follow each other. */
export function inBlockOrder<T extends FormulaCell>(cells: readonly T[]): T[] {
  const sheets = new Map([...new Set(cells.map(({ sheetId }) => sheetId))].map((id, index) => [id, index]));
  return [...cells].sort(
    (a, b) => sheets.get(a.sheetId)! - sheets.get(b.sheetId)! || a.column - b.column || a.row - b.row,
  );
}

/** Queues the writing of the formulas. Cells below each other are written as one block. */
export function writeFormulas(context: Excel.RequestContext, cells: readonly FormulaCell[]): void {
  const { application } = context.workbook;
  application.suspendApiCalculationUntilNextSync();
  application.suspendScreenUpdatingUntilNextSync();
  for (const block of blocksOf(cells)) {
    rangeOf(context, block).formulas = block.map(({ formula }) => [formula]);
  }
}

/** Reads what the cells hold. They have to come in block order, and the result has the same order. */
export async function readCells(
  context: Excel.RequestContext,
  cells: readonly FormulaCell[],
): Promise<CellState[]> {
  const states: CellState[] = [];
  await sendEach(context, inBatches(cells), {
    queue: (batch) => blocksOf(batch).map((block) => rangeOf(context, block).load("formulas, values")),
    take: (ranges) => {
      for (const { formulas, values } of ranges) {
        formulas.forEach((row: unknown[], index) =>
          states.push({ formula: row[0], value: (values[index] as unknown[])[0] }),
        );
      }
    },
  });
  return states;
}

/** The cells in batches of one request each, which on the web must stay below five megabytes. */
export function inBatches<T extends FormulaCell>(cells: readonly T[]): T[][] {
  const batches: T[][] = [];
  let room = 0;
  for (const cell of cells) {
    room -= cell.formula.length + roomOfCell;
    if (room < 0 || batches.length === 0) {
      batches.push([]);
      room = roomOfBatch;
    }
    batches.at(-1)!.push(cell);
  }
  return batches;
}

const roomOfCell = 100;
const roomOfBatch = 1_000_000;

function blocksOf(cells: readonly FormulaCell[]): FormulaCell[][] {
  const blocks: FormulaCell[][] = [];
  for (const cell of cells) {
    const above = blocks.at(-1)?.at(-1);
    const continues =
      above?.sheetId === cell.sheetId && above.column === cell.column && above.row + 1 === cell.row;
    if (continues) blocks.at(-1)!.push(cell);
    else blocks.push([cell]);
  }
  return blocks;
}

function rangeOf(context: Excel.RequestContext, block: readonly FormulaCell[]): Excel.Range {
  const { sheetId, row, column } = block[0]!;
  return context.workbook.worksheets.getItem(sheetId).getRangeByIndexes(row, column, block.length, 1);
}
