import { formatAddress, localAddress, parseAddress, type Block } from "../../../excel/addresses";
import { Problem } from "../../../base/problem";
import { runExcel } from "../../../excel/run";

export interface Selection {
  readonly areas: readonly Block[];
  readonly active: { readonly block: Block; readonly isBlank: boolean };
  /** The part of the sheet that holds anything. */
  readonly used: Block | undefined;
}

export const notInserted = "The function was not inserted.";
const rowsOfSheet = 1_048_576;
const columnsOfSheet = 16_384;

/** The address of the selected cells with their sheet, for an argument. */
export function pickSelection(): Promise<string> {
  const notPicked = "The selected cells were not taken.";
  return runExcel(notPicked, async (context) => {
    const { areas, used } = await readSelection(context);
    if (areas.length === 1) return formatAddress(trim(areas[0]!, used, notPicked));
    throw new Problem(notPicked, ["Several areas are selected."], "Select one cell or one block of cells.");
  });
}

export async function readSelection(context: Excel.RequestContext): Promise<Selection> {
  const { workbook } = context;
  const ranges = workbook.getSelectedRanges().areas.load("items/address");
  const active = workbook.getActiveCell().load("address, formulas");
  const used = workbook.worksheets.getActiveWorksheet().getUsedRangeOrNullObject(true).load("address");
  await context.sync();
  return {
    areas: ranges.items.map(({ address }) => parseAddress(address)),
    active: { block: parseAddress(active.address), isBlank: active.formulas[0]![0] === "" },
    used: used.isNullObject ? undefined : parseAddress(used.address),
  };
}

/** Cuts whole columns and rows down to the part of the sheet that holds anything. */
export function trim(block: Block, used: Block | undefined, what = notInserted): Block {
  const isWhole = block.rowCount === rowsOfSheet || block.columnCount === columnsOfSheet;
  if (!isWhole) return block;
  const row = Math.max(block.row, used?.row ?? 0);
  const column = Math.max(block.column, used?.column ?? 0);
  const rowCount = Math.min(block.row + block.rowCount, used ? used.row + used.rowCount : 0) - row;
  const columnCount =
    Math.min(block.column + block.columnCount, used ? used.column + used.columnCount : 0) - column;
  if (rowCount > 0 && columnCount > 0) return { ...block, row, column, rowCount, columnCount };
  throw new Problem(
    what,
    ["The selected rows or columns are empty."],
    "Select the cells with the arguments.",
  );
}

/**
 * The first free cell at the right of the areas, in their first row. Cells right beside or below a table do not count: Excel may
 * extend the table over them, and an array cannot spill in a table.
 */
export async function freeCell(
  context: Excel.RequestContext,
  areas: readonly Block[],
  used: Block | undefined,
): Promise<Block> {
  const { sheet, row } = areas[0]!;
  const right = Math.max(...areas.map(({ column, columnCount }) => column + columnCount));
  const end = Math.max(right, used ? used.column + used.columnCount : 0);
  const noRoom = new Problem(
    notInserted,
    ["There is no free cell to the right of the selection."],
    "Select fewer columns.",
  );
  if (right >= columnsOfSheet) throw noRoom;
  const beside: Block = {
    sheet,
    row,
    column: right,
    rowCount: 1,
    columnCount: Math.min(end + 2, columnsOfSheet) - right,
  };
  const worksheet = context.workbook.worksheets.getItem(sheet);
  const range = worksheet.getRange(localAddress(beside)).load("formulas, values");
  const tables = worksheet.tables.load("items/name");
  await context.sync();
  const ranges = tables.items.map((table) => table.getRange().load("address"));
  if (ranges.length > 0) await context.sync();
  const blocks = ranges.map(({ address }) => parseAddress(address));
  const offset = range.formulas[0]!.findIndex(
    (content, column) =>
      content === "" &&
      range.values[0]![column] === "" &&
      !blocks.some((table) => adjoins(table, row, right + column)),
  );
  if (offset < 0) throw noRoom;
  return { ...beside, column: right + offset, columnCount: 1 };
}

/** True when the cell is right beside a row of the table or right below a column of it. */
function adjoins(table: Block, row: number, column: number): boolean {
  const [rowInTable, columnInTable] = [row - table.row, column - table.column];
  const isBeside = columnInTable === table.columnCount && rowInTable >= 0 && rowInTable < table.rowCount;
  const isBelow = rowInTable === table.rowCount && columnInTable >= 0 && columnInTable < table.columnCount;
  return isBeside || isBelow;
}
