import { toNumber } from "../../core/number/decimal";
import { firstPage } from "../../core/venues/links";
import { linkFormula } from "../../excel/formulas/link";
import { findMarkets } from "../../core/venues/find";
import type { BracketTable } from "../../market/brackets/check";
import { contractName } from "../../market/brackets/symbols";

type Cell = string | number;

/** The columns of the table, as LIQ.VENUE, LIQ.CROSS and LIQ.TIERED know them, with their formats. */
export const columns: readonly { readonly title: string; readonly format: string; readonly width: number }[] =
  [
    { title: "Venue", format: "General", width: 14 },
    { title: "Symbol", format: "General", width: 14 },
    { title: "Floor", format: "#,##0.########", width: 16 },
    { title: "Cap", format: "#,##0.########", width: 16 },
    { title: "Max leverage", format: "0.##", width: 14 },
    { title: "Maintenance rate", format: "0.00##%", width: 18 },
    { title: "Maintenance amount", format: "#,##0.########", width: 20 },
    { title: "Unit", format: "General", width: 26 },
    { title: "Source", format: "General", width: 60 },
    { title: "Date", format: "yyyy-mm-dd", width: 12 },
  ];

/** A row of cells for each bracket; what is not known is blank. */
export function rowsOf({ venue, symbol, brackets, unitName, source, date }: BracketTable): Cell[][] {
  return brackets.map(({ floor, cap, maxLeverage, rate, amount }) => [
    ...[venue, symbol, toNumber(floor), cap ? toNumber(cap) : "", maxLeverage ? toNumber(maxLeverage) : ""],
    ...[toNumber(rate), typeof amount === "string" ? amount : amount ? toNumber(amount) : ""],
    ...[unitName, linkFormula(firstPage(source), source), serialOf(date)],
  ]);
}

/** True for a row of the table that is of this venue and contract. */
export function isOf(
  { venue, symbol }: Pick<BracketTable, "venue" | "symbol">,
  given: { readonly venue: unknown; readonly symbol: unknown },
): boolean {
  return venueName(String(given.venue)) === venueName(venue) && contractName(String(given.symbol)) === symbol;
}

function venueName(name: string): string {
  return (findMarkets(name)[0]?.venue ?? name.trim()).toLowerCase();
}

/** A day, as 2026-11-29, as Excel counts days from 1900 on. */
function serialOf(date: string): number {
  return Math.round((Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);
}
