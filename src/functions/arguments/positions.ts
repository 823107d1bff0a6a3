import type { CrossPosition } from "../../core/liquidation/cross";
import { type Decimal, zero } from "../../core/number/decimal";
import { type ContractType, contractTypes, type Side } from "../../core/position/contract";
import { findMarkets } from "../../core/venues/find";
import { exchangeOf, plainSymbol } from "../../core/venues/symbols";
import { type Cells, optional, type WholeArgument } from "../cells/declaration";
import { aboutCell, refuse, texts } from "../cells/errors";
import { isStopped, shapeOf } from "../cells/reading";
import { columnKey, readTable, type TableRow } from "../cells/table";
import { cellValue, isPerhapsBlank } from "../cells/values";
import { withUsualNames } from "./column-names";
import { anyNumber, atLeastZero, positive, rate } from "./numbers";
import { sideOrOneWay } from "./sides";
import { choice, text } from "./words";

const columns = {
  side: optional(sideOrOneWay, "one way"),
  quantity: anyNumber,
  entryPrice: positive,
  markPrice: positive,
  maintenanceRate: rate,
  maintenanceAmount: optional(atLeastZero, zero),
  contract: optional(choice(contractTypes), "linear"),
  symbol: optional(text, ""),
};

/** The columns' names in the exports of exchanges and libraries. Columns that count contracts are not among them. */
const otherNames: Readonly<Record<string, string>> = {
  positionside: "side",
  posside: "side",
  holdside: "side",
  direction: "side",
  positionamt: "quantity",
  positionamount: "quantity",
  positionsize: "quantity",
  szi: "quantity",
  size: "quantity",
  qty: "quantity",
  amount: "quantity",
  entry: "entryPrice",
  entrypx: "entryPrice",
  avgpx: "entryPrice",
  avgprice: "entryPrice",
  averageprice: "entryPrice",
  avgentryprice: "entryPrice",
  openpriceavg: "entryPrice",
  mark: "markPrice",
  markpx: "markPrice",
  mmr: "maintenanceRate",
  maintmarginrate: "maintenanceRate",
  maintmarginratio: "maintenanceRate",
  maintenancemarginrate: "maintenanceRate",
  maintenancemarginpercentage: "maintenanceRate",
  keepmarginrate: "maintenanceRate",
  cum: "maintenanceAmount",
  deduction: "maintenanceAmount",
  instid: "symbol",
  instrument: "symbol",
  instrumentname: "symbol",
  coin: "symbol",
  market: "symbol",
};

/** The positions of a cross account. */
export interface CrossAccount {
  readonly contract: ContractType;
  /** Each with its row in the result. */
  readonly positions: readonly (CrossPosition & { readonly row: number })[];
  /** The rows of the result: from the first row of the table that is filled to the last. */
  readonly rows: number;
}

export const crossPositions: WholeArgument<CrossAccount> = {
  kind: "whole",
  wanted: "a table of side, quantity, entryPrice, markPrice and maintenanceRate",
  read: (argument, given) => {
    const named = withUsualNames(argument, given, otherNames);
    if (isStopped(named)) return named;
    const table = openPositions(named);
    if (table.rows.length > 0 && table.rows.every((row) => table.closed.has(row)))
      return { contract: "linear", positions: [], rows: table.rows.length };
    const rows = readTable(argument, columns, table.cells);
    if (isStopped(rows)) return rows;
    const { contract } = rows[0]!;
    if (rows.some((row) => row.contract !== contract)) return refuse(texts.mixedSettlement(argument));
    const against = rows.find(({ side, quantity }) => side === "long" && quantity.isNegative());
    if (against) {
      const about = aboutCell(argument, shapeOf(given), against.row, table.quantityColumn);
      return refuse(texts.negativeLong(about, against.quantity));
    }
    const first = table.rows[0]!;
    const positions = rows.map((row) => ({
      ...row,
      side: row.side === "one way" ? signOf(row.quantity) : row.side,
      quantity: row.quantity.abs(),
      symbol: symbolOf(row),
      row: row.row - first,
    }));
    return { contract, positions, rows: table.rows.at(-1)! - first + 1 };
  },
};

interface OpenPositions {
  /** The table with blanks in the rows that have no quantity. */
  readonly cells: Cells;
  /** The filled rows below the header. */
  readonly rows: readonly number[];
  /** Those of them without a quantity: exchanges list symbols that have no position. */
  readonly closed: ReadonlySet<number>;
  readonly quantityColumn: number;
}

function openPositions(cells: Cells): OpenPositions {
  const filled = cells.map((_, row) => row).filter((row) => !cells[row]!.every(isPerhapsBlank));
  const named =
    cells[filled[0] ?? 0]?.findIndex((raw) => typeof raw === "string" && columnKey(raw) === "quantity") ?? -1;
  const quantityColumn = named < 0 ? 1 : named;
  const rows = named < 0 ? filled : filled.slice(1);
  const closed = new Set(rows.filter((row) => isNothing(cells[row]![quantityColumn])));
  return {
    cells: cells.map((row, index) => (closed.has(index) ? row.map(() => null) : row)),
    rows,
    closed,
    quantityColumn,
  };
}

function isNothing(raw: unknown): boolean {
  const value = cellValue(raw);
  return value === null || (typeof value !== "object" && anyNumber.read(value)?.isZero() === true);
}

function signOf(quantity: Decimal): Side {
  return quantity.isNegative() ? "short" : "long";
}

/**
 * Positions with the same symbol share a price; one without a symbol has a price of its own. The name of an exchange before it does
 * not count. Another prefix does: xyz:TSLA and flx:TSLA are two markets at Hyperliquid.
 */
function symbolOf({ symbol, row }: TableRow<typeof columns>): string | number {
  if (symbol === "") return row;
  const { exchange } = exchangeOf(symbol);
  const isPartOfName = exchange !== undefined && findMarkets(exchange).length === 0;
  return isPartOfName ? `${exchange.toUpperCase()}:${plainSymbol(symbol)}` : plainSymbol(symbol);
}
