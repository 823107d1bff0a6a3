import { settleAlike } from "../../../core/account/coins";
import { filterSliced, findSliced, mapSliced, type Sliced } from "../../../core/slices";
import { type Decimal, zero } from "../../../core/number/decimal";
import { type ContractType, contractTypes, type Side } from "../../../core/position/contract";
import { type Cells, isAllBlank, optional, type Stopped, type WholeArgument } from "../../cells/declaration";
import { type About, aboutCell, aboutRow, type Failure, refuse, texts } from "../../cells/errors";
import { isStopped, shapeOf } from "../../cells/reading";
import { columnKey, filledRows, readTable, type TableRow } from "../../cells/table";
import { cellValue } from "../../cells/values";
import { headedColumn, withUsualNames } from "../column-names";
import { anyNumber, atLeastZero, positive, rate } from "../numbers";
import { fromOwnPositions } from "./own-positions";
import { positionNames } from "./position-names";
import { sideOrOneWay } from "../sides";
import { symbolKey } from "./symbol-key";
import { choice, text } from "../words";

const columns = {
  side: optional(sideOrOneWay, "one way"),
  quantity: anyNumber,
  entryPrice: positive,
  markPrice: positive,
  maintenanceRate: optional<Decimal | undefined>(rate, undefined),
  maintenanceAmount: optional(atLeastZero, zero),
  contract: optional(choice<ContractType | "spot">([...contractTypes, "spot"]), "linear"),
  symbol: optional(text, ""),
  asset: optional(text, ""),
  settle: optional(text, ""),
  venue: optional(text, ""),
  margin: optional(atLeastZero, zero),
  maintenanceMargin: optional<Decimal | undefined>(positive, undefined),
  orderMargin: optional(atLeastZero, zero),
  funding: optional(anyNumber, zero),
  account: optional(text, ""),
  label: optional(text, ""),
  marginMode: optional(text, ""),
};

const requiredCount = Object.values(columns).filter(({ default: otherwise }) => !otherwise).length;

/** A position as a row of a table states it. */
export interface PositionRow {
  /** In the result. */
  readonly row: number;
  /** In the table. */
  readonly about: About;
  readonly side: Side;
  readonly contract: ContractType | "spot";
  readonly quantity: Decimal;
  readonly entryPrice: Decimal;
  readonly markPrice: Decimal;
  /** 0 where the row has none. */
  readonly maintenanceRate: Decimal;
  readonly maintenanceAmount: Decimal;
  readonly maintenanceMargin: Decimal | undefined;
  readonly orderMargin: Decimal;
  readonly funding: Decimal;
  /** As the table has it, and what its spellings have in common; a row without one has a number of its own. */
  readonly symbolName: string;
  readonly symbol: string | number;
  readonly asset: string;
  readonly settle: string;
  readonly venue: string;
  readonly isIsolated: boolean;
  /** The margin of an isolated position. */
  readonly margin: Decimal;
  readonly account: string;
  readonly label: string;
}

/** Positions as a table states them. */
export interface Positions {
  readonly positions: readonly PositionRow[];
  /** The rows of the result: from the first row of the table that is filled to the last. */
  readonly rows: number;
  /** Why maintenance margins are not known from the table alone; undefined where a column tells them. */
  readonly withoutRates: Failure | undefined;
}

/** The positions of a cross account. */
export interface CrossTable extends Positions {
  readonly contract: ContractType;
}

const wanted = "a table of side, quantity, entryPrice, markPrice and maintenanceRate";

/** The positions of one cross account that settles in one currency. */
export const crossPositions: WholeArgument<CrossTable> = {
  kind: "whole",
  wanted,
  read: function* (argument, given) {
    const table = yield* readPositions(argument, given);
    if (isStopped(table)) return table;
    const contract = contractOf(argument, table.positions);
    return isStopped(contract) ? contract : { ...table, contract };
  },
};

/** Positions of any accounts; undefined where all is blank. */
export const bookPositions: WholeArgument<Positions | undefined> = {
  kind: "whole",
  wanted,
  read: (argument, given) => (isAllBlank(given) ? undefined : readPositions(argument, given)),
};

function* readPositions(argument: string, given: Cells): Sliced<Positions | Stopped> {
  const named = withUsualNames(argument, fromOwnPositions(given), positionNames);
  if (isStopped(named)) return named;
  yield;
  const table = yield* openPositions(named);
  if (table.rows.length > 0 && table.rows.every((row) => table.closed.has(row)))
    return { positions: [], rows: table.rows.length, withoutRates: undefined };
  const rows = yield* readTable(argument, columns, table.cells);
  if (isStopped(rows)) return rows;
  const wrong = yield* findSliced(rows, ({ side, quantity }) => side === "long" && quantity.isNegative());
  if (wrong >= 0) {
    const against = rows[wrong]!;
    const about = aboutCell(argument, shapeOf(given), against.row, table.quantityColumn);
    return refuse(texts.negativeLong(about, against.quantity));
  }
  const first = table.rows[0]!;
  const positions = yield* mapSliced(rows, (row) => ({
    about: aboutRow(argument, given, row.row),
    symbolName: row.symbol,
    isIsolated: !row.margin.isZero() || row.marginMode.toLowerCase() === "isolated",
    ...row,
    row: row.row - first,
    side: row.side === "one way" ? signOf(row.quantity) : row.side,
    quantity: row.quantity.abs(),
    maintenanceRate: row.maintenanceRate ?? zero,
    symbol: row.symbol === "" ? row.row : symbolKey(row.symbol),
  }));
  return {
    positions,
    rows: table.rows.at(-1)! - first + 1,
    withoutRates: withoutRates(argument, named, rows),
  };
}

type Row = TableRow<typeof columns>;

/** The one contract of all rows. What cannot be part of the account is refused. */
function contractOf(argument: string, rows: readonly PositionRow[]): ContractType | Stopped {
  const { contract, settle } = rows[0] ?? { contract: "linear", settle: "" };
  for (const row of rows) {
    if (row.contract === "spot") return refuse(texts.notOfCross(row.about, "a spot position"));
    if (row.isIsolated)
      return refuse(texts.notOfCross(row.about, "an isolated position, with a margin of its own"));
    if (row.contract !== contract) return refuse(texts.mixedSettlement(argument));
    if (row.settle !== "" && settle !== "" && !settleAlike(row.settle, settle))
      return refuse(texts.settlesElsewhere(row.about, row.settle, settle));
  }
  return contract === "inverse" ? contract : "linear";
}

function withoutRates(argument: string, cells: Cells, rows: readonly Row[]): Failure | undefined {
  const isKnown = rows.some(
    ({ maintenanceRate, maintenanceMargin, venue }) => maintenanceRate ?? maintenanceMargin ?? venue !== "",
  );
  if (isKnown) return undefined;
  const header = cells.find((row) => row.some((raw) => cellValue(raw) !== null)) ?? [];
  const wanted = ["side", "quantity", "entryPrice", "markPrice", "maintenanceRate"];
  return refuse(
    rows[0]!.row > 0 && header.some((raw) => columnKey(String(raw)) === "quantity")
      ? texts.tableWithoutColumn(argument, ["maintenanceRate"], header.map(String))
      : texts.tableTooNarrow(argument, wanted, shapeOf(cells).columns),
  );
}

interface OpenPositions {
  /** The table with blanks in the rows that have no quantity. */
  readonly cells: Cells;
  /** The filled rows below the header. */
  readonly rows: readonly number[];
  /** Those of them without a quantity: exchanges list symbols that have no position. */
  readonly closed: ReadonlySet<number>;
  readonly quantityColumn: number;
}

function* openPositions(cells: Cells): Sliced<OpenPositions> {
  const filled = yield* filledRows(cells);
  const named = headedColumn(cells, "quantity");
  const quantityColumn = named < 0 ? 1 : named;
  const rows = named < 0 ? filled : filled.slice(1);
  // Without headings the quantity is where the order of the columns puts it, which too narrow a table does not keep.
  const isKnown = named >= 0 || shapeOf(cells).columns >= requiredCount;
  const closed = new Set(
    yield* filterSliced(isKnown ? rows : [], (row) => isNothing(cells[row]![quantityColumn])),
  );
  return {
    cells: yield* mapSliced(cells, (row, index) => (closed.has(index) ? row.map(() => null) : row)),
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
