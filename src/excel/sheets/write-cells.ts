import { localAddress, type Block } from "../addresses";
import { queueOfRows, type RowsQueue } from "../batches";
import type { Content } from "./description";
import type { PlacedCell, PlacedSheet, PlacedTable } from "./placed";
import { rectangles } from "./rectangles";
import { tableStyle } from "./styles";

/**
 * Queues formats, then tables with their contents, then the other constants; `insertFormulas` enters the formulas. What is more than
 * one request takes is sent in several. Cells that were used before get the General format too: in one that is formatted as Text,
 * Excel would keep a formula as a text.
 */
export async function insertConstants(
  sheet: Excel.Worksheet,
  placed: PlacedSheet,
  wasUsed = false,
): Promise<void> {
  for (const { block, kind } of rectangles(placed.name, placed.cells, ({ format }) => format)) {
    if (wasUsed || kind !== "General") formatAll(sheet.getRange(localAddress(block)), kind);
  }
  const queue = queueOfRows(sheet.context);
  for (const table of placed.tables) await insertTable(sheet, table, placed.cells, queue);
  const loose = placed.cells.filter(
    (cell) => isConstant(cell) && !placed.tables.some(({ block }) => isIn(block, cell)),
  );
  for (const { block } of rectangles(placed.name, loose, () => true)) await write(sheet, block, loose, queue);
}

/** Queues the formulas. All tables have to be there, as Excel refuses a formula with a table that it does not know. */
export async function insertFormulas(sheet: Excel.Worksheet, placed: PlacedSheet): Promise<void> {
  const formulas = placed.cells.filter(isFormula);
  const queue = queueOfRows(sheet.context);
  for (const { block } of rectangles(placed.name, formulas, () => true))
    await write(sheet, block, formulas, queue);
}

async function insertTable(
  sheet: Excel.Worksheet,
  { name, block, hasTotals }: PlacedTable,
  cells: readonly PlacedCell[],
  queue: RowsQueue,
): Promise<void> {
  const constants = cells.filter(isConstant);
  const body = { ...block, rowCount: block.rowCount - (hasTotals ? 1 : 0) };
  await write(sheet, body, constants, queue);
  const table = sheet.tables.add(sheet.getRange(localAddress(body)), true);
  table.set({ name, style: tableStyle, showBandedRows: false, showFilterButton: false });
  if (!hasTotals) return;
  // Excel fills a new totals row by itself, with other cells than the description.
  table.showTotals = true;
  const totals = { ...block, row: block.row + block.rowCount - 1, rowCount: 1 };
  await write(sheet, totals, constants, queue);
}

async function write(
  sheet: Excel.Worksheet,
  block: Block,
  cells: readonly PlacedCell[],
  queue: RowsQueue,
): Promise<void> {
  const contents = Array.from({ length: block.rowCount }, () =>
    Array.from({ length: block.columnCount }, (): Content => ""),
  );
  for (const cell of cells) {
    if (isIn(block, cell)) contents[cell.row - block.row]![cell.column - block.column] = entered(cell);
  }
  await queue(contents, ({ from, rows }) => {
    sheet.getRangeByIndexes(block.row + from, block.column, rows.length, block.columnCount).formulas = rows;
  });
}

/** The content as it has to be typed: an apostrophe keeps Excel from reading a short text as a date, a number or a formula. */
function entered({ content = "", format }: PlacedCell): Content {
  if (typeof content !== "string" || content.startsWith("=") || format === "@") return content;
  const mayBeRead = /^[-+@']|^(true|false)$/i.test(content) || (content.length < 30 && /\d/.test(content));
  return mayBeRead ? `'${content}` : content;
}

/** In a cell of the text format nothing is a formula: a holding may have the name =1+1. */
function isFormula({ content, format }: PlacedCell): boolean {
  return typeof content === "string" && content.startsWith("=") && format !== "@";
}

function isConstant(cell: PlacedCell): boolean {
  return cell.content !== undefined && cell.content !== "" && !isFormula(cell);
}

function isIn({ row, column, rowCount, columnCount }: Block, cell: PlacedCell): boolean {
  return (
    cell.row >= row &&
    cell.row < row + rowCount &&
    cell.column >= column &&
    cell.column < column + columnCount
  );
}

/**
 * One value is the format of all cells, which Excel's types do not say. One for each cell would be half of a request with thousands of rows.
 * @see https://learn.microsoft.com/office/dev/add-ins/develop/application-specific-api-model
 */
function formatAll(range: Excel.Range, format: string): void {
  const all: unknown = format;
  range.numberFormat = all as string[][];
}
