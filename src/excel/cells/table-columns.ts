import { overlaps, parseAddress, type Block } from "../addresses";
import { inBatches, inBlockOrder, writeFormulas, type FormulaCell } from "./formula-cells";
import { blocksInBatches, loadEach, sendEach } from "../batches";

/** A table's column that formulas are entered into, with what it held before. */
export interface TableColumn {
  readonly sheetId: string;
  readonly block: Block;
  readonly before: readonly Held[];
}

interface Held {
  readonly content: unknown;
  readonly isText: boolean;
}

/** Cells of a column that Excel has filled: they hold something else than what was entered, or nothing was entered there. */
export interface FilledColumn {
  readonly column: TableColumn;
  /** Rows on the sheet. */
  readonly rows: readonly number[];
}

/**
 * Loads the table columns that the cells lie in. When a formula is entered into a table, Excel's AutoCorrect may fill the whole
 * column with it, also when code enters it. That can replace the formulas of other cells, and only reading shows it.
 * @see https://github.com/OfficeDev/office-js/issues/2093
 */
export async function loadTableColumns(
  context: Excel.RequestContext,
  cells: readonly FormulaCell[],
): Promise<TableColumn[]> {
  const { worksheets } = context.workbook;
  const sheets = await loadEach(context, [...new Set(cells.map(({ sheetId }) => sheetId))], (id) => ({
    id,
    tables: worksheets.getItem(id).tables.load("items/id"),
  }));
  const tables = sheets.flatMap(({ id, tables: { items } }) => items.map((table) => ({ id, table })));
  const bodies = await loadEach(context, tables, ({ id, table }) => ({
    sheetId: id,
    range: table.getDataBodyRange().load("address"),
  }));
  const wanted = bodies.flatMap(({ sheetId, range }) => {
    const body = parseAddress(range.address);
    const columns = cells
      .filter((cell) => cell.sheetId === sheetId && overlaps(body, blockOf(cell, body.sheet)))
      .map(({ column }) => column);
    return [...new Set(columns)].map((column) => ({ sheetId, block: { ...body, column, columnCount: 1 } }));
  });
  const held = await readColumns(context, wanted);
  return wanted.map((column, index) => ({ ...column, before: held[index]! }));
}

/** The columns that Excel has filled by itself. `entered` are the cells that it was given. */
export async function findFilled(
  context: Excel.RequestContext,
  columns: readonly TableColumn[],
  entered: readonly FormulaCell[],
): Promise<FilledColumn[]> {
  const now = await readColumns(context, columns);
  return columns.flatMap((column, index): FilledColumn[] => {
    const { sheetId, block, before } = column;
    const asked = new Map(
      entered
        .filter((cell) => cell.sheetId === sheetId && cell.column === block.column)
        .map((cell) => [cell.row, cell.formula]),
    );
    const rows = before.flatMap((was, down) => {
      const { content } = now[index]![down]!;
      const row = block.row + down;
      const formula = asked.get(row);
      const isAsExpected =
        content === was.content || (formula !== undefined && bare(content) === bare(formula));
      return isAsExpected ? [] : [row];
    });
    return rows.length > 0 ? [{ column, rows }] : [];
  });
}

/** Enters the wanted formulas in the cells that Excel filled, and in its other cells what they held before. */
export async function enterAgain(
  context: Excel.RequestContext,
  filled: readonly FilledColumn[],
  wanted: readonly FormulaCell[],
): Promise<void> {
  const cells = filled.flatMap(({ column: { sheetId, block, before }, rows }) =>
    rows.map((row): FormulaCell => {
      const cell = { sheetId, row, column: block.column };
      const asked = wanted.find((one) => isSame(one, cell));
      return { ...cell, formula: asked?.formula ?? asTyped(before[row - block.row]!) };
    }),
  );
  await sendEach(context, inBatches(inBlockOrder(cells)), {
    queue: (batch) => writeFormulas(context, batch),
  });
}

/** The other cells of the columns with what they held, as it has to be typed. */
export function cellsBefore(columns: readonly TableColumn[], but: readonly FormulaCell[]): FormulaCell[] {
  const cells = columns.flatMap(({ sheetId, block, before }) =>
    before.map((held, down) => ({
      sheetId,
      row: block.row + down,
      column: block.column,
      formula: asTyped(held),
    })),
  );
  const keyOf = ({ sheetId, row, column }: FormulaCell): string => `${sheetId} ${row} ${column}`;
  const left = new Set(but.map(keyOf));
  return cells.filter((cell) => !left.has(keyOf(cell)));
}

/** True when the cell lies in one of the columns. */
export function isIn(columns: readonly TableColumn[], { sheetId, row, column }: FormulaCell): boolean {
  return columns.some(
    ({ sheetId: id, block }) =>
      id === sheetId && block.column === column && block.row <= row && row < block.row + block.rowCount,
  );
}

function isSame(a: Omit<FormulaCell, "formula">, b: Omit<FormulaCell, "formula">): boolean {
  return a.sheetId === b.sheetId && a.row === b.row && a.column === b.column;
}

function asTyped({ content, isText }: Held): string {
  const mayBeRead = isText && /\d|^[=+\-@']|^(true|false)$/i.test(String(content));
  return mayBeRead ? `'${String(content)}` : String(content);
}

async function readColumns(
  context: Excel.RequestContext,
  columns: readonly { readonly sheetId: string; readonly block: Block }[],
): Promise<Held[][]> {
  const held = columns.map((): Held[] => []);
  await sendEach(context, blocksInBatches(columns.map((column, index) => ({ ...column, index }))), {
    queue: (batch) =>
      batch.map(({ sheetId, block, index }) => ({
        index,
        range: context.workbook.worksheets
          .getItem(sheetId)
          .getRangeByIndexes(block.row, block.column, block.rowCount, 1)
          .load("formulas, values"),
      })),
    take: (ranges) => {
      for (const { index, range } of ranges) {
        range.formulas.forEach(([content]: unknown[], down) => {
          held[index]!.push({
            content,
            isText: typeof content === "string" && range.values[down]![0] === content,
          });
        });
      }
    },
  });
  return held;
}

/** The formula without spaces, @ and capitals, which Excel may change when it takes it. */
function bare(content: unknown): string {
  return String(content).replaceAll(/[\s@]/g, "").toLowerCase();
}

function blockOf({ row, column }: FormulaCell, sheet: string): Block {
  return { sheet, row, column, rowCount: 1, columnCount: 1 };
}
