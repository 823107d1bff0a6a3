import type { OwnBrackets } from "../../../core/venues/brackets";
import { findSliced, rowsAtOnce, type Sliced } from "../../../core/slices";
import { findMarkets } from "../../../core/venues/find";
import type { Cells, Stopped, WholeArgument } from "../../cells/declaration";
import { type Failure, InputError, refuse, texts } from "../../cells/errors";
import { isOneCell, isStopped } from "../../cells/reading";
import { filledRows, firstFilled } from "../../cells/table";
import { cellValue } from "../../cells/values";
import { headedColumn } from "../column-names";
import { tierTableAsItStands as tierTable } from "../tiers";
import { writtenNumber } from "../written-numbers";
import { symbolKey } from "./symbol-key";

/**
 * The brackets of a symbol at a venue, "" where either is not known; those without a symbol hold for all others. "several" where the
 * table has the symbol at more than one venue and none is given.
 */
export type SymbolTiers = (symbol: string, venue: string) => OwnBrackets | "several" | undefined;

/** A table of brackets whose rows may name the venue and symbol that they are of, and their unit. Undefined where it has no rows. */
export const symbolTiers: WholeArgument<SymbolTiers | undefined> = {
  kind: "whole",
  wanted: `${tierTable.wanted}, and Symbol where they are of one`,
  read: function* (argument, cells) {
    const broken = isOneCell(cells) ? cellValue(cells[0]![0]) : undefined;
    if (broken instanceof InputError) return broken;
    const named = headedColumn(cells, "symbol", "asset");
    const column = named >= 0 ? named : yield* lastColumnOfNames(cells);
    const words = [column ?? -1, headedColumn(cells, "venue"), headedColumn(cells, "unit")];
    const header = Math.max(named, ...words.slice(1)) >= 0 ? firstFilled(cells)! : -1;

    const rows = new Map<string, Group>();
    const keys = new Map<string, string>();
    for (const [index, row] of (yield* filledRows(cells)).entries()) {
      if (index % rowsAtOnce === 0) yield;
      if (row === header) continue;
      const [symbol = "", venue = "", unit = ""] = words.map((at) => wordIn(cells[row]![at]));
      if (symbol instanceof InputError) return symbol;
      if (venue instanceof InputError) return venue;
      if (unit instanceof InputError) return unit;
      const at = keys.get(venue) ?? venueKey(venue);
      keys.set(venue, at);
      const key = contractKey(symbol, at);
      const group = rows.get(`${at} ${key}`) ?? { symbol: key, venue: at, unit, own: new Set<number>() };
      rows.set(`${at} ${key}`, group);
      group.own.add(row);
    }
    if (rows.size > 0) return yield* tablesOf(argument, cells, [...rows.values()], { header, words });
    const nothing = yield* tierTable.read(argument, cells);
    return isStopped(nothing) ? nothing : undefined;
  },
};

/** The rows of one contract. */
interface Group {
  readonly symbol: string;
  readonly venue: string;
  readonly unit: string;
  readonly own: Set<number>;
}

function* tablesOf(
  argument: string,
  cells: Cells,
  groups: readonly Group[],
  { header, words }: { readonly header: number; readonly words: readonly number[] },
): Sliced<SymbolTiers | Stopped> {
  const withoutWords = (line: readonly unknown[]) => line.map((raw, at) => (words.includes(at) ? null : raw));
  const ofVenue = new Map<string, OwnBrackets>();
  const ofAny = new Map<string, OwnBrackets | "several">();
  for (const { symbol, venue, unit: unitName, own } of groups) {
    const together = [...(header < 0 ? [] : [header]), ...own].map((row) => withoutWords(cells[row]!));
    let tiers = yield* tierTable.read(argument, together);
    if (isStopped(tiers)) {
      // Again with the other rows blank instead of gone, so that the message names the row as the user sees it.
      const isOther = (row: number) => row !== header && !own.has(row);
      const inPlace = cells.map((line, row) => (isOther(row) ? line.map(() => null) : withoutWords(line)));
      tiers = yield* tierTable.read(argument, inPlace);
    }
    if (isStopped(tiers)) return tiers;
    const unit = unitOf(argument, unitName);
    if (typeof unit !== "string") return unit;
    ofVenue.set(`${venue} ${symbol}`, { tiers, unit });
    ofAny.set(symbol, ofAny.has(symbol) ? "several" : { tiers, unit });
  }
  const tiersOf: SymbolTiers = (symbol, venue) => {
    const at = venueKey(venue);
    for (const name of [contractKey(symbol, at), ""]) {
      const found = ofVenue.get(`${at} ${name}`) ?? (at === "" ? ofAny.get(name) : ofVenue.get(` ${name}`));
      if (found) return found;
    }
    return undefined;
  };
  // Names repeat themselves down a column.
  const known = new Map<string, ReturnType<SymbolTiers>>();
  return (symbol, venue) => {
    const names = `${venue}\n${symbol}`;
    const found = known.get(names) ?? tiersOf(symbol, venue);
    known.set(names, found);
    return found;
  };
}

function wordIn(raw: unknown): string | InputError {
  const value = cellValue(raw);
  return typeof value === "string" || value instanceof InputError ? value : "";
}

/** What all names of a venue have in common. */
function venueKey(name: string): string {
  return (findMarkets(name)[0]?.venue ?? name.trim()).toLowerCase();
}

/** Hyperliquid names a contract by its coin alone. */
function contractKey(symbol: string, venue: string): string {
  const key = symbolKey(symbol);
  return venue === "hyperliquid" ? key.replace(/(?<=.)USDC?$/, "") : key;
}

function unitOf(argument: string, name: string): OwnBrackets["unit"] | Failure {
  if (/contract/i.test(name)) return refuse(texts.countsContracts(argument));
  return name === "" || /notional/i.test(name) ? "notional" : "quantity";
}

/** The last column where a table without header has symbols in it: texts that are neither numbers nor "none". */
function* lastColumnOfNames(cells: Cells): Sliced<number | undefined> {
  const first = cells[firstFilled(cells) ?? 0] ?? [];
  const last = first.length - 1;
  const isHeaded = typeof cellValue(first[0]) === "string" && figureIn(first[0]) === undefined;
  const isNamed = (yield* findSliced(cells, (row) => isName(row[last]))) >= 0;
  return !isHeaded && last > 1 && isNamed ? last : undefined;
}

function isName(raw: unknown): boolean {
  const value = cellValue(raw);
  return typeof value === "string" && value.trim().toLowerCase() !== "none" && figureIn(raw) === undefined;
}

function figureIn(raw: unknown): number | undefined {
  const value = cellValue(raw);
  return typeof value === "string" ? writtenNumber(value, "fraction") : undefined;
}
