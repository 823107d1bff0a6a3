import { formatAddress, localAddress, type Block } from "../../excel/addresses";
import { readCells, type CellsSource, type CellValue } from "../../excel/cells/source";
import { loadBlock } from "../../excel/writes/snapshot";
import { write, type Writing } from "../../excel/writes/write";
import { Problem } from "../../base/problem";
import { holdingsIn, readHoldings, type Holdings } from "./holdings";
import { readHoldingsTable, type HoldingsTable } from "./holdings-table";

const notAdded = "The row was not added.";

/**
 * Adds an empty row of futures margin in the bucket below the holdings, and reads them again. A table grows by it; below other cells
 * there must be room.
 */
export async function addMarginRow(source: CellsSource, bucket: string): Promise<Holdings> {
  const added = await write({ kind: "row", what: notAdded }, async (writing): Promise<Holdings> => {
    const { context, run, remember } = writing;
    const { block, values } = await readCells(context, source);
    const holdings = readHoldingsTable(block, values);
    const sheet = context.workbook.worksheets.getItem(block.sheet).load("id");
    const row = { ...holdings.block, row: holdings.block.row + holdings.rows.length, rowCount: 1 };
    const work =
      source.kind === "table"
        ? await growTable(writing, { source, sheet, row, index: row.row - block.row - 1 })
        : await takeFreeRow(writing, { source, sheet, row });
    const fill = (): void => {
      work();
      for (const [column, value] of cellsOf(holdings, bucket)) {
        sheet.getRange(localAddress({ ...row, column, columnCount: 1 })).values = [[value]];
      }
    };
    await run([{ words: `Adding ${formatAddress(row)}`, work: fill }]);
    await remember(formatAddress(row));
    const grown = withRow(block, row);
    return holdingsIn(
      source.kind === "block" ? { ...source, address: formatAddress(grown) } : source,
      grown,
      withCells(
        values,
        row.row - block.row,
        cellsOf(holdings, bucket).map(([column, value]) => [column - block.column, value]),
      ),
    );
  });
  // The row is there, whether or not it can be read back with what its table calculates.
  return readHoldings(added.source).catch(() => added);
}

/** The row's cells by their columns. */
function cellsOf({ columns }: HoldingsTable, bucket: string): [column: number, value: string | number][] {
  const asset = bucket === "futures" ? "USDT margin" : `USDT margin, ${bucket}`;
  return [
    [columns.asset.column, asset],
    [columns.bucket.column, bucket],
    [columns.quantity.column, 0],
    [columns.price.column, 1],
  ];
}

interface NewRow<Source extends CellsSource = CellsSource> {
  readonly source: Source;
  readonly sheet: Excel.Worksheet;
  readonly row: Block;
}

type TableSource = Extract<CellsSource, { kind: "table" }>;

async function growTable(
  { context, changes }: Writing,
  { source, sheet, row, index }: NewRow<TableSource> & { readonly index: number },
): Promise<() => void> {
  const table = context.workbook.tables.getItem(source.name).load("rows/count");
  await context.sync();
  // Blank rows at the table's end take the new one.
  if (index < table.rows.count) return takeFreeRow({ context, changes }, { source, sheet, row });
  changes.addedRows.push({ table: source.name, index, sheet: sheet.id, block: row });
  return () => void table.rows.add();
}

/** The row below cells that are no table, which must be free: and the next one too, or what is below would be read as holdings. */
async function takeFreeRow(
  { context, changes }: Pick<Writing, "context" | "changes">,
  { source, sheet, row }: NewRow,
): Promise<() => void> {
  const { filled: below } = await loadBlock(
    context,
    sheet,
    { ...row, rowCount: source.kind === "region" ? 2 : 1 },
    [],
  );
  if (below > 0) {
    throw new Problem(
      notAdded,
      [`There is no free row below the holdings: ${formatAddress(row)} or the row below it is filled.`],
      "Insert rows there, or add the row yourself.",
    );
  }
  const { snapshot } = await loadBlock(context, sheet, row, []);
  changes.replaced.push({ sheet: sheet.id, snapshot });
  return () => undefined;
}

/** The values with the cells of a row in them, which may be one more. */
function withCells(
  values: readonly (readonly CellValue[])[],
  at: number,
  cells: readonly (readonly [column: number, value: CellValue])[],
): CellValue[][] {
  const blank = values[0]!.map((): CellValue => "");
  const rows = [...values, ...(at < values.length ? [] : [blank])].map((row) => [...row]);
  for (const [column, value] of cells) rows[at]![column] = value;
  return rows;
}

/** The block, longer where the row lies below it. */
function withRow(block: Block, row: Block): Block {
  return { ...block, rowCount: Math.max(block.rowCount, row.row + 1 - block.row) };
}
