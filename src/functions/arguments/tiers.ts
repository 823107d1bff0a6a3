import { chainedAmounts, type Tier } from "../../core/liquidation/tiers";
import type { Decimal } from "../../core/number/decimal";
import { zero } from "../../core/number/decimal";
import { type Cells, optional, type Stopped, type WholeArgument } from "../cells/declaration";
import { aboutCell, refuse, texts } from "../cells/errors";
import { isStopped } from "../cells/reading";
import { columnKey, readTable } from "../cells/table";
import { cellValue, type CellValue } from "../cells/values";
import { atLeastZero, positive, rate } from "./numbers";

/** A table of maintenance brackets, in the columns of LIQ.TIERS. */
export const tierTable: WholeArgument<readonly Tier[]> = {
  kind: "whole",
  wanted: "a table of Floor, Cap, Max leverage, Maintenance rate and Maintenance amount",
  read: (argument, given) => {
    const cells = withUsualNames(given);
    const rows = readTable(argument, columnsOf(cells), cells);
    return isStopped(rows) ? rows : joined(argument, cells, rows);
  },
};

const floor = atLeastZero;
const cap = optional<Decimal | undefined>(positive, undefined);
const maxLeverage = optional<Decimal | undefined>(positive, undefined);
const maintenanceRate = rate;
const maintenanceAmount = optional<Decimal | undefined>(atLeastZero, undefined);

interface Row {
  readonly row: number;
  readonly floor: Decimal;
  readonly cap?: Decimal;
  readonly maintenanceRate: Decimal;
  readonly maintenanceAmount?: Decimal;
}

/**
 * Cap, Max leverage and Maintenance amount may be missing. A table without a header is told by its figures: rates are below 1.
 * The second column is the rate if all its figures are below 1 and they are not the floors of the next rows, else the cap. The
 * third is the leverage if there are caps and its figures are not all below 1.
 */
function columnsOf(cells: Cells) {
  const values = cells.map((row) => row.map(cellValue)).filter((row) => row.some((value) => value !== null));
  const headed = typeof values[0]?.[0] === "string";
  const capped = headed || hasCaps(values);
  const leveraged = headed || (capped && !areFractions(values.map((row) => row[2] ?? null)));
  const rates = { maintenanceRate, maintenanceAmount };
  if (!capped) return { floor, ...rates };
  return leveraged ? { floor, cap, maxLeverage, ...rates } : { floor, cap, ...rates };
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
  amount: "maintenanceAmount",
  deduction: "maintenanceAmount",
  cum: "maintenanceAmount",
};

function withUsualNames(cells: Cells): Cells {
  return cells.map((row) =>
    row.map((raw) => (typeof raw === "string" ? (otherNames[columnKey(raw)] ?? raw) : raw)),
  );
}

/** The rows as brackets. They must follow each other without gaps from a floor of 0; missing amounts are computed. */
function joined(argument: string, cells: Cells, rows: readonly Row[]): readonly Tier[] | Stopped {
  for (const [index, { row, floor }] of rows.entries()) {
    const below = rows[index - 1];
    const start = below ? below.cap : zero;
    const about = aboutCell(argument, { rows: cells.length, columns: 1 }, row, 0);
    if (start && !floor.eq(start)) return refuse(texts.bracketGap(about, start, floor));
    if (below && floor.lte(below.floor)) return refuse(texts.bracketOrder(about, floor));
  }
  const amounts = chainedAmounts(
    rows.map(({ floor, maintenanceRate }) => ({ floor, rate: maintenanceRate })),
  );
  return rows.map((row, index) => ({
    floor: row.floor,
    cap: row.cap ?? rows[index + 1]?.floor,
    rate: row.maintenanceRate,
    amount: row.maintenanceAmount ?? amounts[index]!,
  }));
}
