import { contains, formatAddress, parseAddress, type Block } from "./addresses";
import { readHoldingsTable, type CellValue, type HoldingsTable } from "./holdings-table";
import { Problem } from "./problem";
import { runExcel } from "./run";

/** Where holdings are read from, in words that still hold when rows are added: a table, the region around a cell, or a block. */
export type HoldingsSource =
  | { readonly kind: "table"; readonly name: string }
  | { readonly kind: "region"; readonly address: string }
  | { readonly kind: "block"; readonly address: string };

export interface Holdings extends HoldingsTable {
  readonly source: HoldingsSource;
}

const notRead = "The holdings were not read.";

/**
 * Reads what is selected: the table that the selection lies in or covers, else the region around a single cell, else the
 * selected cells.
 */
export function readSelectedHoldings(): Promise<Holdings> {
  return runExcel(notRead, async (context) => {
    const selected = context.workbook.getSelectedRange().load("address, cellCount");
    const tables = selected.getTables(false).load("items/name");
    await context.sync();

    const isCell = selected.cellCount === 1;
    const [table, ...others] = tables.items;
    const tableCells = table && others.length === 0 ? loadTable(table) : undefined;
    const body = tableCells && table?.getDataBodyRange().load("address");
    const cells = isCell ? selected.getSurroundingRegion() : selected.getUsedRangeOrNullObject(true);
    cells.load("address, values");
    await context.sync();

    if (tableCells && (isCell || contains(parseAddress(selected.address), parseAddress(body!.address)))) {
      return { ...readTableCells(tableCells), source: { kind: "table", name: tableCells.table.name } };
    }
    if (cells.isNullObject) {
      throw new Problem(
        notRead,
        [`${selected.address} is empty.`],
        "Select the holdings' table or one of its cells.",
      );
    }
    const address = isCell ? selected.address : cells.address;
    return { ...readCells(cells), source: { kind: isCell ? "region" : "block", address } };
  });
}

/** Reads the holdings again from where they were. */
export function readHoldings(source: HoldingsSource): Promise<Holdings> {
  return runExcel(notRead, async (context) => ({ ...(await read(context, source)), source }));
}

async function read(context: Excel.RequestContext, source: HoldingsSource): Promise<HoldingsTable> {
  if (source.kind === "table") {
    const cells = loadTable(context.workbook.tables.getItem(source.name));
    await context.sync();
    return readTableCells(cells);
  }
  const { sheet } = parseAddress(source.address);
  const cells = context.workbook.worksheets
    .getItem(sheet)
    .getRange(source.address.slice(source.address.lastIndexOf("!") + 1));
  const wanted = (source.kind === "region" ? cells.getSurroundingRegion() : cells).load("address, values");
  await context.sync();
  return readCells(wanted);
}

interface TableCells {
  readonly table: Excel.Table;
  readonly range: Excel.Range;
}

function loadTable(table: Excel.Table): TableCells {
  return { table: table.load("name, showTotals"), range: table.getRange().load("address, values") };
}

/** A table without its totals row. */
function readTableCells({ table, range }: TableCells): HoldingsTable {
  const block = parseAddress(range.address);
  const rowCount = block.rowCount - (table.showTotals ? 1 : 0);
  return readHoldingsTable({ ...block, rowCount }, (range.values as CellValue[][]).slice(0, rowCount));
}

function readCells(range: Excel.Range): HoldingsTable {
  return readHoldingsTable(parseAddress(range.address), range.values as CellValue[][]);
}

/** The source as people know it: the table's name, or the cells' address. */
export function describeSource({ source, block }: { source: HoldingsSource; block: Block }): string {
  return source.kind === "table" ? `${source.name} (${formatAddress(block)})` : formatAddress(block);
}
