import { formatAddress, type Block } from "../../excel/addresses";
import { readCells, readSelectedCells, type CellsSource, type CellValue } from "../../excel/cells/source";
import { type HoldingNotes, readHoldingNotes } from "./holding-notes";
import { readHoldingsTable, type HoldingsTable } from "./holdings-table";
import { runExcel } from "../../excel/run";

export interface Holdings extends HoldingsTable {
  readonly source: CellsSource;
  /** Undefined where the table has none. */
  readonly notes?: HoldingNotes;
}

const notRead = "The holdings were not read.";

/** Reads the holdings that are selected. */
export function readSelectedHoldings(): Promise<Holdings> {
  return runExcel(notRead, async (context) => {
    const selectIt = "Select the holdings' table or one of its cells.";
    const { source, block, values } = await readSelectedCells(context, notRead, selectIt);
    return holdingsIn(source, block, values);
  });
}

/** Reads the holdings of a source as they are now. */
export function readHoldings(source: CellsSource): Promise<Holdings> {
  return runExcel(notRead, async (context) => {
    const { block, values } = await readCells(context, source);
    return holdingsIn(source, block, values);
  });
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
