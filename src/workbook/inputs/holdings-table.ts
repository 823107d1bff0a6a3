import { formatAddress, type Block } from "../../excel/addresses";
import type { CellValue } from "../../excel/cells/source";
import {
  indexOfTitle,
  isRepeated,
  optional,
  required,
  titles,
  type OptionalColumn,
  type RequiredColumn,
} from "./holdings-titles";
import { type Fault, faultIn, found, isBlank, isError, unclearBucket, unreadable } from "./faults";

/** One row of a holdings table. */
export interface HoldingRow {
  readonly asset: string;
  readonly bucket: string;
  /** Below 0 only for a debt in cash. */
  readonly quantity: number;
  readonly price: number;
  /** Smallest quantity that can be traded; 0 where the table has no Step or leaves it empty. */
  readonly step: number;
  /** The smallest trade, as the value of what is traded (contracts: their notional); 0 where the table has none. */
  readonly minNotional: number;
  /** Leverage of futures margin; 0 where the table has no Leverage or leaves it empty. */
  readonly leverage: number;
  /** The quantity that is never sold; 0 where the table has no Core or leaves it empty. */
  readonly core: number;
}

/** Holdings, with the cells of each column, so that formulas can refer to them. */
export interface HoldingsTable {
  readonly rows: readonly HoldingRow[];
  /** The cells from the first holding to the last, as wide as the table. */
  readonly block: Block;
  readonly columns: OfColumns<Block>;
}

type OfColumns<T> = Readonly<Record<RequiredColumn, T> & Partial<Record<OptionalColumn, T>>>;

/**
 * Reads the columns Asset, Bucket, Quantity and Price, and Step, Min notional, Leverage and Core where there are such. A header row
 * lets them stand in any order among others; without one the first four columns are taken in that order, and no more. Throws a
 * Problem that names each cell at fault.
 */
export function readHoldingsTable(block: Block, values: readonly (readonly CellValue[])[]): HoldingsTable {
  const headerRow = values.findIndex(
    (row) => required.filter((column) => indexOfTitle(row, column) >= 0).length >= 2,
  );
  const columns =
    headerRow >= 0 ? readHeader(block, headerRow, values[headerRow]!) : columnsInOrder(block, values);
  const first = headerRow + 1;
  const last = lastHolding(values, columns, first);
  if (last < first) throw unreadable([faultIn(formatAddress(block), "holds no rows.")]);

  const faults: Fault[] = [];
  const rows = values
    .slice(first, last + 1)
    .map((row, index) => readRow(row, columns, block, first + index, faults));
  if (faults.length > 0) throw unreadable(faults);

  const body: Block = { ...block, row: block.row + first, rowCount: rows.length };
  const cellsOf = (index: number): Block => ({ ...body, column: block.column + index, columnCount: 1 });
  const optionalCells = (index: number | undefined) => (index === undefined ? undefined : cellsOf(index));
  return {
    rows,
    block: body,
    columns: {
      asset: cellsOf(columns.asset),
      bucket: cellsOf(columns.bucket),
      quantity: cellsOf(columns.quantity),
      price: cellsOf(columns.price),
      step: optionalCells(columns.step),
      minNotional: optionalCells(columns.minNotional),
      leverage: optionalCells(columns.leverage),
      core: optionalCells(columns.core),
    },
  };
}

function readHeader(block: Block, headerRow: number, header: readonly CellValue[]): OfColumns<number> {
  const where = formatAddress({ ...block, row: block.row + headerRow, rowCount: 1 });
  const missing = required.filter((column) => indexOfTitle(header, column) < 0);
  const repeated = [...required, ...optional].filter((column) => isRepeated(header, column));
  const said = [
    ...missing.map((column) => `The header ${where} has no column ${titles[column]}.`),
    ...repeated.map((column) => `The header ${where} has more than one column ${titles[column]}.`),
  ];
  const faults = said.map((text) => ({ text, address: where }));
  if (faults.length > 0) throw unreadable(faults);
  const optionalIndex = (column: (typeof optional)[number]): number | undefined => {
    const index = indexOfTitle(header, column);
    return index < 0 ? undefined : index;
  };
  return {
    asset: indexOfTitle(header, "asset"),
    bucket: indexOfTitle(header, "bucket"),
    quantity: indexOfTitle(header, "quantity"),
    price: indexOfTitle(header, "price"),
    step: optionalIndex("step"),
    minNotional: optionalIndex("minNotional"),
    leverage: optionalIndex("leverage"),
    core: optionalIndex("core"),
  };
}

function columnsInOrder(block: Block, values: readonly (readonly CellValue[])[]): OfColumns<number> {
  const [, , quantity, price] = values.find((row) => row.some((value) => !isBlank(value))) ?? [];
  const looksLikeHoldings =
    block.columnCount >= required.length && [quantity, price].some((value) => typeof value === "number");
  if (!looksLikeHoldings) {
    throw unreadable([
      faultIn(formatAddress(block), "has no header row with Asset, Bucket, Quantity and Price."),
    ]);
  }
  return { asset: 0, bucket: 1, quantity: 2, price: 3 };
}

function readRow(
  row: readonly CellValue[],
  columns: OfColumns<number>,
  block: Block,
  index: number,
  faults: Fault[],
): HoldingRow {
  if (row.every(isBlank)) {
    faults.push(
      faultIn(
        formatAddress({ ...block, row: block.row + index, rowCount: 1 }),
        "is empty. Delete the row or fill it in.",
      ),
    );
    return { asset: "", bucket: "", quantity: 0, price: 0, step: 0, minNotional: 0, leverage: 0, core: 0 };
  }
  const name = (column: number): string =>
    formatAddress({
      sheet: block.sheet,
      row: block.row + index,
      column: block.column + column,
      rowCount: 1,
      columnCount: 1,
    });
  const text = (column: number, wanted: string): string => {
    const value = row[column]!;
    if (typeof value === "string" && !isBlank(value) && !isError(value)) return value.trim();
    faults.push(faultIn(name(column), `${found(value)} Enter ${wanted}.`));
    return "";
  };
  const number = (column: number, wanted: string, accepts: (value: number) => boolean): number => {
    const value = row[column]!;
    if (typeof value === "number" && accepts(value)) return value;
    faults.push(faultIn(name(column), `${found(value)} Enter ${wanted}.`));
    return 0;
  };
  const bucket = text(columns.bucket, "a bucket such as spot, cash or futures");
  const unclear = unclearBucket(bucket);
  if (unclear !== undefined) faults.push(faultIn(name(columns.bucket), unclear));
  const isCash = bucket.toLowerCase() === "cash";
  const orNone = (column: number | undefined, wanted: string): number =>
    column === undefined || isBlank(row[column]!)
      ? 0
      : number(column, `${wanted} of 0 or more, or leave it empty`, (value) => value >= 0);
  return {
    asset: text(columns.asset, "the asset's name"),
    bucket,
    quantity: number(columns.quantity, "a quantity of 0 or more", (value) => value >= 0 || isCash),
    price: number(columns.price, "a price above 0, for cash 1", (value) => value > 0),
    step: orNone(columns.step, "a step"),
    minNotional: orNone(columns.minNotional, "a minimum notional"),
    leverage: orNone(columns.leverage, "a leverage"),
    core: orNone(columns.core, "a quantity"),
  };
}

/**
 * The last row that holds something. A row of totals below the holdings is none of them: it is named Total or Sum, and has no bucket or
 * no price.
 */
function lastHolding(
  values: readonly (readonly CellValue[])[],
  { asset, bucket, price }: OfColumns<number>,
  first: number,
): number {
  const last = values.findLastIndex((row) => row.some((value) => !isBlank(value)));
  const row = values[last];
  if (last <= first || !row) return last;
  const named = row[asset]!;
  const isTotal = typeof named === "string" && totalNames.test(named.trim());
  if (!isTotal || !(isBlank(row[bucket]!) || isBlank(row[price]!))) return last;
  return values.slice(0, last).findLastIndex((above) => above.some((value) => !isBlank(value)));
}

const totalNames = /^(?:(?:grand |sub)?totals?|sum)\b[^\p{L}]*$/iu;
