import { formatAddress, localAddress, type Block } from "../../excel/addresses";
import {
  readCells,
  readSelectedCells,
  type CellsSource,
  type CellValue,
  type SourceCells,
} from "../../excel/cells/source";
import { type HoldingNotes, readHoldingNotes } from "./holding-notes";
import { readHoldingsTable, type HoldingsTable } from "./holdings-table";
import { runExcel } from "../../excel/run";

export interface Holdings extends HoldingsTable {
  readonly source: CellsSource;
  /** Undefined where the table has none. */
  readonly notes?: HoldingNotes;
  /** The rows of the sheet, counted from 1, that are holdings and hidden. */
  readonly hiddenRows?: readonly number[];
}

const notRead = "The holdings were not read.";

/** Reads the holdings that are selected. */
export function readSelectedHoldings(): Promise<Holdings> {
  return runExcel(notRead, async (context) => {
    const selectIt = "Select the holdings' table or one of its cells.";
    return holdingsOf(context, await readSelectedCells(context, notRead, selectIt));
  });
}

/** Reads the holdings of a source as they are now. */
export function readHoldings(source: CellsSource): Promise<Holdings> {
  return runExcel(notRead, async (context) => holdingsOf(context, await readCells(context, source)));
}

/** Which rows are hidden is asked only where some are. */
async function holdingsOf(
  context: Excel.RequestContext,
  { source, block, values, rowHidden }: SourceCells,
): Promise<Holdings> {
  const holdings = holdingsIn(source, block, values);
  if (rowHidden === false) return holdings;
  const { sheet, row } = holdings.block;
  const range = context.workbook.worksheets.getItem(sheet).getRange(localAddress(holdings.block));
  const properties = range.getRowProperties({ rowHidden: true });
  await context.sync();
  const hiddenRows = properties.value.flatMap((one, index) => (one.rowHidden ? [row + index + 1] : []));
  return { ...holdings, hiddenRows };
}

/** The holdings in cells with these values. */
export function holdingsIn(
  source: CellsSource,
  block: Block,
  values: readonly (readonly CellValue[])[],
): Holdings {
  const table = readHoldingsTable(block, values);
  return { ...table, notes: readHoldingNotes(block, values, table), source };
}

/** The source for people: the table's name with the address of its rows, or the address alone. */
export function describeSource({ source, block }: { source: CellsSource; block: Block }): string {
  return source.kind === "table" ? `${source.name} (${formatAddress(block)})` : formatAddress(block);
}
