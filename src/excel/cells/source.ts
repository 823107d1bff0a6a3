import { contains, parseAddress, type Block } from "../addresses";
import { Problem } from "../../base/problem";

/** Where cells are read from: a table or the region around a cell, which may grow by rows, or a block. */
export type CellsSource =
  | { readonly kind: "table"; readonly name: string }
  | { readonly kind: "region"; readonly address: string }
  | { readonly kind: "block"; readonly address: string };

/** A value as Excel gives it; an error is its text. */
export type CellValue = string | number | boolean;

export interface SourceCells {
  readonly source: CellsSource;
  readonly block: Block;
  readonly values: readonly (readonly CellValue[])[];
  /** Whether rows are hidden, by a filter too; null where some are. */
  readonly rowHidden: boolean | null;
}

/**
 * Reads what is selected: the table that the selection lies in or covers, else the region around a single cell, else the used
 * part of the selected cells. An empty selection throws a Problem with `what` was not done and the `remedy`.
 */
export async function readSelectedCells(
  context: Excel.RequestContext,
  what: string,
  remedy: string,
): Promise<SourceCells> {
  const selected = context.workbook.getSelectedRange().load("address, cellCount");
  const tables = selected.getTables(false).load("items/name");
  await context.sync();

  const isCell = selected.cellCount === 1;
  const [table, ...others] = tables.items;
  const tableCells = table && others.length === 0 ? loadTable(table) : undefined;
  const body = tableCells && table?.getDataBodyRange().load("address");
  const cells = isCell ? selected.getSurroundingRegion() : selected.getUsedRangeOrNullObject(true);
  cells.load("address, values, rowHidden");
  await context.sync();

  if (tableCells && (isCell || contains(parseAddress(selected.address), parseAddress(body!.address)))) {
    return cellsOfTable(tableCells);
  }
  if (cells.isNullObject || isBlank(cells.values as CellValue[][])) {
    throw new Problem(what, [`${selected.address} is empty.`], remedy);
  }
  const source = isCell
    ? ({ kind: "region", address: selected.address } as const)
    : ({ kind: "block", address: cells.address } as const);
  return cellsOfRange(source, cells);
}

/** Reads the cells of a source as they are now. */
export async function readCells(context: Excel.RequestContext, source: CellsSource): Promise<SourceCells> {
  if (source.kind === "table") {
    const cells = loadTable(context.workbook.tables.getItem(source.name));
    await context.sync();
    return cellsOfTable(cells);
  }
  const { sheet } = parseAddress(source.address);
  const cells = context.workbook.worksheets
    .getItem(sheet)
    .getRange(source.address.slice(source.address.lastIndexOf("!") + 1));
  const wanted = source.kind === "region" ? cells.getSurroundingRegion() : cells;
  wanted.load("address, values, rowHidden");
  await context.sync();
  return cellsOfRange(source, wanted);
}

interface TableCells {
  readonly table: Excel.Table;
  readonly range: Excel.Range;
}

function loadTable(table: Excel.Table): TableCells {
  return {
    table: table.load("name, showTotals"),
    range: table.getRange().load("address, values, rowHidden"),
  };
}

/** The table without its totals row. */
function cellsOfTable({ table, range }: TableCells): SourceCells {
  const block = parseAddress(range.address);
  const rowCount = block.rowCount - (table.showTotals ? 1 : 0);
  return {
    source: { kind: "table", name: table.name },
    block: { ...block, rowCount },
    values: (range.values as CellValue[][]).slice(0, rowCount),
    rowHidden: range.rowHidden,
  };
}

function cellsOfRange(source: CellsSource, range: Excel.Range): SourceCells {
  const { address, values, rowHidden } = range;
  return { source, block: parseAddress(address), values: values as CellValue[][], rowHidden };
}

function isBlank(values: readonly (readonly CellValue[])[]): boolean {
  return values.every((row) => row.every((value) => value === ""));
}
