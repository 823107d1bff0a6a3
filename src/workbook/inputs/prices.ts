import { formatAddress } from "../../excel/addresses";
import { readCells, readSelectedCells, type CellsSource, type SourceCells } from "../../excel/cells/source";
import { Problem } from "../../base/problem";
import { usualIntervals } from "../../core/funding/intervals";
import { runExcel } from "../../excel/run";

/** Bars, the oldest first, with volumes and funding rates where the table has columns for them. */
export interface MarketSeries {
  readonly source: CellsSource;
  /** The cells that the values came from. */
  readonly where: string;
  readonly closes: readonly number[];
  readonly volumes?: readonly number[];
  readonly fundingRates?: readonly number[];
  /** As in `FundingSeries`. */
  readonly intervalHours?: number;
}

export interface FundingSeries {
  readonly source: CellsSource;
  readonly where: string;
  readonly fundingRates: readonly number[];
  /** Hours from one rate to the next as the dates beside them say; undefined if they do not. */
  readonly intervalHours?: number;
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
  const volume = titled(cells, volumeTitles);
  const funding = titled(cells, fundingTitles) < 0 ? undefined : fundingIn(cells);
  const bars = filledRows(cells, close);
  const read = (column: number, wanted: string, accepts: (value: number) => boolean): number[] =>
    numbersOf(cells, bars, column, wanted, accepts);
  return {
    source: cells.source,
    where: formatAddress({ ...cells.block, column: cells.block.column + close, columnCount: 1 }),
    closes: read(close, "a price above 0", (value) => value > 0),
    volumes: volume < 0 ? undefined : read(volume, "a volume of 0 or more", (value) => value >= 0),
    fundingRates: funding?.fundingRates,
    intervalHours: funding?.intervalHours,
  };
}

/** The funding rates: the column headed Funding, or the only column. */
function fundingIn(cells: SeriesCells): FundingSeries {
  const column = columnOf(cells, fundingTitles, "a column of funding rates, headed Funding");
  const rows = filledRows(cells, column);
  return {
    source: cells.source,
    where: formatAddress({ ...cells.block, column: cells.block.column + column, columnCount: 1 }),
    fundingRates: numbersOf(cells, rows, column, "a rate such as 0.0001", () => true),
    intervalHours: intervalOf(cells, rows),
  };
}

/** The usual interval that the dates of the rows keep, but for single rows that are missing. */
function intervalOf(cells: SeriesCells, rows: readonly number[]): number | undefined {
  const column = titled(cells, dateTitles);
  const days = rows.map((row) => cells.values[row]![column]).filter((day) => typeof day === "number");
  if (days.length < rows.length) return undefined;
  const minutes = days.slice(1).map((day, index) => Math.round((day - days[index]!) * 24 * 60));
  const median = minutes.sort((a, b) => a - b)[Math.floor(minutes.length / 2)];
  return usualIntervals.find((hours) => hours * 60 === median);
}

const volumeTitles = ["volume"];
const dateTitles = ["date", "time", "timestamp"];
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
