import { formatAddress, type Block } from "../../excel/addresses";
import { readCells, readSelectedCells, type CellsSource } from "../../excel/cells/source";
import { readHoldingsTable, type HoldingsTable } from "./holdings-table";
import { runExcel } from "../../excel/run";

export interface Holdings extends HoldingsTable {
  readonly source: CellsSource;
}

const notRead = "The holdings were not read.";

/** Reads the holdings that are selected. */
export function readSelectedHoldings(): Promise<Holdings> {
  return runExcel(notRead, async (context) => {
    const selectIt = "Select the holdings' table or one of its cells.";
    const { source, block, values } = await readSelectedCells(context, notRead, selectIt);
    return { ...readHoldingsTable(block, values), source };
  });
}

/** Reads the holdings of a source as they are now. */
export function readHoldings(source: CellsSource): Promise<Holdings> {
  return runExcel(notRead, async (context) => {
    const { block, values } = await readCells(context, source);
    return { ...readHoldingsTable(block, values), source };
  });
}

/** The source for people: the table's name with the address of its rows, or the address alone. */
export function describeSource({ source, block }: { source: CellsSource; block: Block }): string {
  return source.kind === "table" ? `${source.name} (${formatAddress(block)})` : formatAddress(block);
}
