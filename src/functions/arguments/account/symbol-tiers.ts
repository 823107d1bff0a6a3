import type { Brackets } from "../../../core/liquidation/tiers";
import type { Cells, WholeArgument } from "../../cells/declaration";
import { InputError } from "../../cells/errors";
import { isStopped } from "../../cells/reading";
import { columnKey } from "../../cells/table";
import { cellValue, isPerhapsBlank } from "../../cells/values";
import { symbolKey } from "./symbol-key";
import { tierTableAsItStands as tierTable } from "../tiers";
import { writtenNumber } from "../written-numbers";

/** The brackets of each symbol (`symbolKey`); those of every other symbol under "". */
export type SymbolTiers = ReadonlyMap<string, Brackets>;

/** A table of brackets whose rows may name the symbol that they are of. Undefined where all is blank. */
export const symbolTiers: WholeArgument<SymbolTiers | undefined> = {
  kind: "whole",
  wanted: `${tierTable.wanted}, and Symbol where they are of one`,
  read: (argument, cells) => {
    const broken = cells.length === 1 && cells[0]!.length === 1 ? cellValue(cells[0]![0]) : undefined;
    if (broken instanceof InputError) return broken;
    const first = cells.findIndex((row) => !row.every(isPerhapsBlank));
    if (first < 0) return undefined;
    const named = (cells[first] ?? []).findIndex(isSymbolHeader);
    const column = named >= 0 ? named : lastColumnOfNames(cells);
    const header = named >= 0 ? first : -1;
    if (column === undefined) return ofOne(argument, cells);

    const rows = new Map<string, Set<number>>();
    for (const [row, line] of cells.entries()) {
      if (row === header || line.every(isPerhapsBlank)) continue;
      const name = cellValue(line[column]);
      if (name instanceof InputError) return name;
      const key = typeof name === "string" ? symbolKey(name) : "";
      rows.set(key, (rows.get(key) ?? new Set<number>()).add(row));
    }
    const tables = new Map<string, Brackets>();
    for (const [key, own] of rows) {
      const withoutName = (line: readonly unknown[]) => line.map((raw, at) => (at === column ? null : raw));
      const together = [...(header < 0 ? [] : [header]), ...own].map((row) => withoutName(cells[row]!));
      let tiers = tierTable.read(argument, together);
      if (isStopped(tiers)) {
        // Again with the other rows blank instead of gone, so that the message names the row as the user sees it.
        const isOther = (row: number) => row !== header && !own.has(row);
        const inPlace = cells.map((line, row) => (isOther(row) ? line.map(() => null) : withoutName(line)));
        tiers = tierTable.read(argument, inPlace);
      }
      if (isStopped(tiers)) return tiers;
      tables.set(key, { tiers, unit: "notional" });
    }
    return tables.size > 0 ? tables : ofOne(argument, cells);
  },
};

function ofOne(argument: string, cells: Cells) {
  const tiers = tierTable.read(argument, cells);
  return isStopped(tiers) ? tiers : new Map<string, Brackets>([["", { tiers, unit: "notional" }]]);
}

function isSymbolHeader(raw: unknown): boolean {
  const value = cellValue(raw);
  return typeof value === "string" && ["symbol", "asset"].includes(columnKey(value));
}

/** The last column where a table without header has symbols in it: texts that are neither numbers nor "none". */
function lastColumnOfNames(cells: Cells): number | undefined {
  const filled = cells.filter((row) => !row.every(isPerhapsBlank));
  const last = (filled[0]?.length ?? 0) - 1;
  const isHeaded = typeof cellValue(filled[0]?.[0]) === "string" && figureIn(filled[0]![0]) === undefined;
  const isNamed = filled.some((row) => isName(row[last]));
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
