import { chainedAmounts } from "../../core/liquidation/tiers";
import type { Decimal } from "../../core/number/decimal";
import { zero } from "../../core/number/decimal";
import { eachSliced, findSliced, mapSliced, rowsAtOnce, type Sliced } from "../../core/slices";
import type { OwnTier } from "../../core/venues/brackets";
import {
  type CellArgument,
  type Cells,
  optional,
  type Stopped,
  type ReadInSlices,
} from "../cells/declaration";
import { aboutRow, type Failure, refuse, texts } from "../cells/errors";
import { isStopped } from "../cells/reading";
import { filledRows, headingKey, readTable } from "../cells/table";
import { cellValue, type CellValue } from "../cells/values";
import { headedColumn, withUsualNames } from "./column-names";
import { tooHighForFirstBracket } from "./maintenance";
import { atLeastZero, leverage, positive, rate } from "./numbers";
import { writtenNumber } from "./written-numbers";

/** A table of maintenance brackets, in the columns of LIQ.TIERS. */
export const tierTable = tableOfTiers(function* (cells) {
  yield;
  return cells;
});

/** The same, but amounts that are 0 in every row are taken as they stand: each rate is paid on the whole position. */
export const tierTableAsItStands = tableOfTiers(function* (cells, filled) {
  const headed = yield* findSliced(cells, (row) => row.some(isAmountHeader));
  const column =
    headed < 0
      ? Object.keys(yield* columnsOf(filled.map((row) => cells[row]!))).indexOf("maintenanceAmount")
      : cells[headed]!.findIndex(isAmountHeader);
  const isAmount = (row: number) => row !== headed && cellValue(cells[row]![column]) !== 0;
  if ((yield* findSliced(filled, isAmount)) >= 0) return cells;
  return yield* mapSliced(cells, (row) =>
    row.map((raw, at) => (at === column && cellValue(raw) === 0 ? "none" : raw)),
  );
});

function tableOfTiers(
  prepared: (cells: Cells, filled: readonly number[]) => Sliced<Cells>,
): ReadInSlices<readonly OwnTier[]> {
  return {
    kind: "whole",
    wanted: "a table of Floor, Cap, Max leverage, Maintenance rate and Maintenance amount",
    read: function* (argument, given) {
      const named = withUsualNames(argument, given, otherNames);
      if (isStopped(named)) return named;
      const filled = yield* filledRows(named);
      const other = yield* ofOtherKind(
        argument,
        filled.map((row) => named[row]!),
      );
      if (other) return other;
      const cells = yield* prepared(named, filled);
      const columns = yield* columnsOf(filled.map((row) => cells[row]!));
      const rows = yield* readTable(argument, columns, cells);
      return isStopped(rows) ? rows : yield* joined(argument, cells, rows);
    },
  };
}

/** A table such as Brackets may hold several contracts, and brackets that count no notional. */
function* ofOtherKind(argument: string, lines: Cells): Sliced<Failure | undefined> {
  const [unit] = yield* wordsBelow(lines, headedColumn(lines, "unit"));
  for (const name of ["symbol", "venue"])
    if ((yield* wordsBelow(lines, headedColumn(lines, name))).size > 1)
      return refuse(texts.severalContracts(argument));
  return unit === undefined || unit.startsWith("notional")
    ? undefined
    : refuse(texts.otherUnit(argument, unit));
}

/** The texts of a column below its heading, each once. */
function* wordsBelow(lines: Cells, column: number): Sliced<ReadonlySet<string>> {
  const words = new Set<string>();
  if (column < 0) return words;
  let isHeading = true;
  yield* eachSliced(lines, (line) => {
    const value = cellValue(line[column]);
    if (typeof value !== "string") return;
    if (!isHeading) words.add(value.toLowerCase());
    isHeading = false;
  });
  return words;
}

function isAmountHeader(raw: unknown): boolean {
  return headingKey(raw) === "maintenanceamount";
}

const floor = atLeastZero;
const cap = optional<Decimal | undefined>(positive, undefined);
const maxLeverage = optional<Decimal | undefined>(leverage, undefined);
const maintenanceRate = rate;

/** An amount, or "none" where the rate is paid on the whole position: 0 may be a blank cell. */
const maintenanceAmount: CellArgument<Decimal | "none" | undefined> = {
  ...optional<Decimal | undefined>(atLeastZero, undefined),
  wanted: `${atLeastZero.wanted} or "none"`,
  read: (value) =>
    typeof value === "string" && value.trim().toLowerCase() === "none" ? "none" : atLeastZero.read(value),
};

interface Row {
  readonly row: number;
  readonly floor: Decimal;
  readonly cap?: Decimal;
  readonly maxLeverage?: Decimal;
  readonly maintenanceRate: Decimal;
  readonly maintenanceAmount?: Decimal | "none";
}

/**
 * Cap, Max leverage and Maintenance amount may be missing. A table without a header is told by its figures: rates are below 1.
 * The second column is the rate if all its figures are below 1 and they are not the floors of the next rows, else the cap. The
 * third is the leverage if there are caps and its figures are not all below 1.
 */
function* columnsOf(lines: Cells) {
  const rates = { maintenanceRate, maintenanceAmount };
  if (typeof figureIn(lines[0]?.[0]) === "string") return { floor, cap, maxLeverage, ...rates };
  const values = yield* mapSliced(lines, (line) => line.map(figureIn));
  if (!(yield* hasCaps(values))) return { floor, ...rates };
  return (yield* areFractions(values, 2)) ? { floor, cap, ...rates } : { floor, cap, maxLeverage, ...rates };
}

/** A cell's value, or the number that its text can only mean: "0.4%" is 0.004. */
function figureIn(raw: unknown): CellValue {
  const value = cellValue(raw);
  return typeof value === "string" ? (writtenNumber(value, "fraction") ?? value) : value;
}

function* hasCaps(rows: readonly CellValue[][]): Sliced<boolean> {
  if (!(yield* areFractions(rows, 1))) return true;
  const isOther = ([floor]: CellValue[], index: number) => index > 0 && rows[index - 1]![1] !== floor;
  return rows.length > 1 && (yield* findSliced(rows, isOther)) < 0;
}

/** True for a column that holds something, and nothing but numbers below 1. */
function* areFractions(rows: readonly CellValue[][], column: number): Sliced<boolean> {
  const valueOf = (row: CellValue[]) => row[column] ?? null;
  const isOther = (value: CellValue) => value !== null && (typeof value !== "number" || value >= 1);
  if ((yield* findSliced(rows, (row) => isOther(valueOf(row)))) >= 0) return false;
  return (yield* findSliced(rows, (row) => valueOf(row) !== null)) >= 0;
}

/** Names that exchanges and libraries give these columns. */
const otherNames: Readonly<Record<string, string>> = {
  rate: "maintenanceRate",
  mmr: "maintenanceRate",
  maintmarginratio: "maintenanceRate",
  maintenancemarginrate: "maintenanceRate",
  maintmarginrate: "maintenanceRate",
  amount: "maintenanceAmount",
  deduction: "maintenanceAmount",
  cum: "maintenanceAmount",
};

/**
 * The rows as brackets. They must follow each other without gaps from a floor of 0; amounts that are missing, or blank or 0 in every
 * row, are computed.
 */
function* joined(argument: string, cells: Cells, rows: readonly Row[]): Sliced<readonly OwnTier[] | Stopped> {
  for (const [index, { row, floor, maintenanceRate }] of rows.entries()) {
    if (index % rowsAtOnce === 0) yield;
    const below = rows[index - 1];
    const start = below ? below.cap : zero;
    const about = aboutRow(argument, cells, row);
    const percentage = below ? undefined : tooHighForFirstBracket(about, maintenanceRate);
    if (percentage) return percentage;
    if (start && !floor.eq(start)) return refuse(texts.bracketGap(about, start, floor));
    if (below && floor.lte(below.floor)) return refuse(texts.bracketOrder(about, floor));
  }
  const amounts = yield* chainedAmounts(
    yield* mapSliced(rows, ({ floor, maintenanceRate }) => ({ floor, rate: maintenanceRate })),
  );
  const isGiven = ({ maintenanceAmount = zero }: Row) =>
    maintenanceAmount === "none" || !maintenanceAmount.isZero();
  const isBlank = (yield* findSliced(rows, isGiven)) < 0;
  const amountOf = ({ maintenanceAmount = zero }: Row, index: number) =>
    isBlank ? amounts[index]! : maintenanceAmount === "none" ? zero : maintenanceAmount;
  return yield* mapSliced(rows, (row, index) => ({
    floor: row.floor,
    cap: row.cap ?? rows[index + 1]?.floor,
    maxLeverage: row.maxLeverage,
    rate: row.maintenanceRate,
    amount: amountOf(row, index),
  }));
}
