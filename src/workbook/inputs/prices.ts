import { formatAddress } from "../../excel/addresses";
import { readCells, readSelectedCells, type CellsSource, type SourceCells } from "../../excel/cells/source";
import { Problem } from "../../base/problem";
import { runExcel } from "../../excel/run";

/** Bars, the oldest first, with volumes and funding rates where the table has columns for them. */
export interface MarketSeries {
  readonly source: CellsSource;
  /** The cells that the values came from. */
  readonly where: string;
  readonly closes: readonly number[];
  readonly volumes?: readonly number[];
  readonly fundingRates?: readonly number[];
}

export interface FundingSeries {
  readonly source: CellsSource;
  readonly where: string;
  readonly fundingRates: readonly number[];
}

/** Reads closes from the selected table or cells. */
export async function readSelectedMarket(): Promise<MarketSeries> {
  return marketIn(await read("The prices were not read."));
}

/** Reads funding rates from the selected table or cells. */
export async function readSelectedFunding(): Promise<FundingSeries> {
  return fundingIn(await read("The funding rates were not read."));
}

export async function readMarket(source: CellsSource): Promise<MarketSeries> {
  return marketIn(await read("The prices were not read.", source));
}

export async function readFunding(source: CellsSource): Promise<FundingSeries> {
  return fundingIn(await read("The funding rates were not read.", source));
}

/** Cells, and what they are read for. */
interface SeriesCells extends SourceCells {
  readonly what: string;
}

/** The closes: the column headed Close or Price, or the only column. A table's Volume and Funding are read too. */
function marketIn(cells: SeriesCells): MarketSeries {
  const close = columnOf(
    cells,
    ["close", "closing price", "price"],
    "a column of closes, headed Close or Price",
  );
  const [volume, funding] = [titled(cells, volumeTitles), titled(cells, fundingTitles)];
  const bars = filledRows(cells, close);
  const read = (column: number, wanted: string, accepts: (value: number) => boolean): number[] =>
    numbersOf(cells, bars, column, wanted, accepts);
  return {
    source: cells.source,
    where: formatAddress({ ...cells.block, column: cells.block.column + close, columnCount: 1 }),
    closes: read(close, "a price above 0", (value) => value > 0),
    volumes: volume < 0 ? undefined : read(volume, "a volume of 0 or more", (value) => value >= 0),
    fundingRates: funding < 0 ? undefined : fundingIn(cells).fundingRates,
  };
}

/** The funding rates: the column headed Funding, or the only column. */
function fundingIn(cells: SeriesCells): FundingSeries {
  const column = columnOf(cells, fundingTitles, "a column of funding rates, headed Funding");
  return {
    source: cells.source,
    where: formatAddress({ ...cells.block, column: cells.block.column + column, columnCount: 1 }),
    fundingRates: numbersOf(cells, filledRows(cells, column), column, "a rate such as 0.0001", () => true),
  };
}

const volumeTitles = ["volume"];
const fundingTitles = ["funding", "funding rate", "rate"];

function read(what: string, source?: CellsSource): Promise<SeriesCells> {
  return runExcel(what, async (context) => ({
    ...(await (source ? readCells(context, source) : readSelectedCells(context, what, selectIt))),
    what,
  }));
}

const selectIt = "Select the column, or a cell of its table.";

function columnOf(cells: SeriesCells, titles: readonly string[], wanted: string): number {
  const found = titled(cells, titles);
  if (found >= 0) return found;
  if (cells.block.columnCount === 1) return 0;
  throw new Problem(
    cells.what,
    [`${formatAddress(cells.block)} has no ${wanted.replace(/^a /, "")}.`],
    selectIt,
  );
}

function titled({ values }: SeriesCells, titles: readonly string[]): number {
  return (values[0] ?? []).findIndex(
    (value) => typeof value === "string" && titles.includes(value.trim().toLowerCase()),
  );
}

/** The rows that hold a bar: those below a header whose cell in the column is not blank. */
function filledRows({ values }: SeriesCells, column: number): number[] {
  const first = typeof values[0]?.[column] === "string" ? 1 : 0;
  return values.flatMap((row, index) => (index >= first && row[column] !== "" ? [index] : []));
}

function numbersOf(
  { what, block, values }: SeriesCells,
  rows: readonly number[],
  column: number,
  wanted: string,
  accepts: (value: number) => boolean,
): number[] {
  const faults: string[] = [];
  const numbers = rows.map((row) => {
    const value = values[row]![column]!;
    if (typeof value === "number" && accepts(value)) return value;
    const cell = {
      ...block,
      row: block.row + row,
      column: block.column + column,
      rowCount: 1,
      columnCount: 1,
    };
    faults.push(
      `${formatAddress(cell)} holds ${value === "" ? "nothing" : `“${String(value)}”`}. Enter ${wanted}.`,
    );
    return 0;
  });
  if (faults.length > 0) throw new Problem(what, faults, "Correct the sheet, then use the selection again.");
  return numbers;
}
