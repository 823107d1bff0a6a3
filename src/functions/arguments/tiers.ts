import { chainedAmounts } from "../../core/liquidation/tiers";
import type { Decimal } from "../../core/number/decimal";
import { zero } from "../../core/number/decimal";
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
import { headingKey, readTable } from "../cells/table";
import { cellValue, type CellValue, isPerhapsBlank } from "../cells/values";
import { headedColumn, withUsualNames } from "./column-names";
import { tooHighForFirstBracket } from "./maintenance";
import { atLeastZero, leverage, positive, rate } from "./numbers";
import { writtenNumber } from "./written-numbers";

/** A table of maintenance brackets, in the columns of LIQ.TIERS. */
export const tierTable = tableOfTiers((cells) => cells);

/** The same, but amounts that are 0 in every row are taken as they stand: each rate is paid on the whole position. */
export const tierTableAsItStands = tableOfTiers((cells) => {
  const headed = cells.findIndex((row) => row.some(isAmountHeader));
  const column =
    headed < 0
      ? Object.keys(columnsOf(cells)).indexOf("maintenanceAmount")
      : cells[headed]!.findIndex(isAmountHeader);
  const rows = cells.filter((row, index) => index !== headed && !row.every(isPerhapsBlank));
  if (!rows.every((row) => cellValue(row[column]) === 0)) return cells;
  return cells.map((row) => row.map((raw, at) => (at === column && cellValue(raw) === 0 ? "none" : raw)));
});

function tableOfTiers(prepared: (cells: Cells) => Cells): ReadInSlices<readonly OwnTier[]> {
  return {
    kind: "whole",
    wanted: "a table of Floor, Cap, Max leverage, Maintenance rate and Maintenance amount",
    read: function* (argument, given) {
      const named = withUsualNames(argument, given, otherNames);
      if (isStopped(named)) return named;
      const other = ofOtherKind(argument, named);
      if (other) return other;
      yield;
      const cells = prepared(named);
      const columns = columnsOf(cells);
      yield;
      const rows = yield* readTable(argument, columns, cells);
      return isStopped(rows) ? rows : joined(argument, cells, rows);
    },
  };
}

/** A table such as Brackets may hold several contracts, and brackets that count no notional. */
function ofOtherKind(argument: string, cells: Cells): Failure | undefined {
  const below = (column: number) => {
    if (column < 0) return new Set<string>();
    const texts = cells.map((row) => cellValue(row[column])).filter((value) => typeof value === "string");
    return new Set(texts.slice(1).map((text) => text.toLowerCase()));
  };
  const [unit] = below(headedColumn(cells, "unit"));
  const isOfSeveral = ["symbol", "venue"].some((name) => below(headedColumn(cells, name)).size > 1);
  if (isOfSeveral) return refuse(texts.severalContracts(argument));
  return unit === undefined || unit.startsWith("notional")
    ? undefined
    : refuse(texts.otherUnit(argument, unit));
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
function columnsOf(cells: Cells) {
  const values = cells.map((row) => row.map(figureIn)).filter((row) => row.some((value) => value !== null));
  const headed = typeof values[0]?.[0] === "string";
  const capped = headed || hasCaps(values);
  const leveraged = headed || (capped && !areFractions(values.map((row) => row[2] ?? null)));
  const rates = { maintenanceRate, maintenanceAmount };
  if (!capped) return { floor, ...rates };
  return leveraged ? { floor, cap, maxLeverage, ...rates } : { floor, cap, ...rates };
}

/** A cell's value, or the number that its text can only mean: "0.4%" is 0.004. */
function figureIn(raw: unknown): CellValue {
  const value = cellValue(raw);
  return typeof value === "string" ? (writtenNumber(value, "fraction") ?? value) : value;
}

function hasCaps(rows: readonly CellValue[][]): boolean {
  if (!areFractions(rows.map((row) => row[1] ?? null))) return true;
  return rows.length > 1 && rows.slice(1).every(([floor], index) => rows[index]![1] === floor);
}

function areFractions(values: readonly CellValue[]): boolean {
  const figures = values.filter((value) => value !== null);
  return figures.length > 0 && figures.every((value) => typeof value === "number" && value < 1);
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
function joined(argument: string, cells: Cells, rows: readonly Row[]): readonly OwnTier[] | Stopped {
  for (const [index, { row, floor, maintenanceRate }] of rows.entries()) {
    const below = rows[index - 1];
    const start = below ? below.cap : zero;
    const about = aboutRow(argument, cells, row);
    const percentage = below ? undefined : tooHighForFirstBracket(about, maintenanceRate);
    if (percentage) return percentage;
    if (start && !floor.eq(start)) return refuse(texts.bracketGap(about, start, floor));
    if (below && floor.lte(below.floor)) return refuse(texts.bracketOrder(about, floor));
  }
  const amounts = chainedAmounts(
    rows.map(({ floor, maintenanceRate }) => ({ floor, rate: maintenanceRate })),
  );
  const isBlank = rows.every(
    ({ maintenanceAmount = zero }) => maintenanceAmount !== "none" && maintenanceAmount.isZero(),
  );
  const amountOf = ({ maintenanceAmount = zero }: Row, index: number) =>
    isBlank ? amounts[index]! : maintenanceAmount === "none" ? zero : maintenanceAmount;
  return rows.map((row, index) => ({
    floor: row.floor,
    cap: row.cap ?? rows[index + 1]?.floor,
    maxLeverage: row.maxLeverage,
    rate: row.maintenanceRate,
    amount: amountOf(row, index),
  }));
}
