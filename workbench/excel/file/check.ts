import type { Sheet, Workbook as FileBook } from "hucre";
import type { Area } from "../addresses";
import { cellsIn, formatArea, intersect, parseReference } from "../addresses";
import { reachesEnd } from "../ranges/reach";
import { isValidName } from "../workbook/names";
import { checkFormula } from "./check-formula";
import { limits } from "./limits";
import { count, FileRefused } from "./refused";
import { areasOf } from "./rules";

/** Refuses a file that the workbench could not open whole, before anything of it is opened. */
export function checkFile(found: FileBook): void {
  checkNames(found);
  checkTables(found);
  for (const sheet of found.sheets) checkSheet(sheet);
}

function checkNames({ namedRanges = [] }: FileBook): void {
  if (namedRanges.length > limits.names) {
    throw new FileRefused(
      "",
      `The file has ${count(namedRanges.length)} defined names; the workbench opens up to ${count(limits.names)}.`,
      "Delete those that are not needed in Excel's Name Manager.",
    );
  }
  const taken = new Set<string>();
  for (const { name, range, scope } of namedRanges) {
    if (name.startsWith("_xlnm.")) continue;
    const where = `The name “${name}”`;
    if (!isValidName(name)) {
      throw new FileRefused(
        where,
        "Excel allows no such name: it has a blank or another sign that names cannot have, or it is an address.",
        repair,
      );
    }
    const key = `${scope?.toLowerCase() ?? ""}!${name.toLowerCase()}`;
    if (taken.has(key)) throw new FileRefused(where, "It is defined twice.", repair);
    taken.add(key);
    checkFormula(range, where);
  }
}

function checkTables({ sheets }: FileBook): void {
  const taken = new Map<string, string>();
  for (const sheet of sheets) {
    const areas: Area[] = [];
    for (const { name, range } of sheet.tables ?? []) {
      const area = range === undefined ? undefined : parseReference(range)?.area;
      if (!area) continue;
      const where = `${sheet.name}!${formatArea(area)}`;
      if (!isValidName(name))
        throw new FileRefused(where, `Excel allows no table of the name “${name}”.`, repair);
      const other = taken.get(name.toLowerCase());
      if (other !== undefined) {
        throw new FileRefused(
          where,
          `The table has the name “${name}”, as has the table in ${other}.`,
          repair,
        );
      }
      taken.set(name.toLowerCase(), where);
      if (areas.some((one) => intersect(one, area))) {
        throw new FileRefused(where, `The table “${name}” overlaps another table.`, repair);
      }
      areas.push(area);
      atMost(
        sheet,
        `The table “${name}” has`,
        area.columns,
        limits.tableColumns,
        "columns",
        "Make it smaller",
      );
      atMost(sheet, `The table “${name}” has`, cellsIn(area), limits.tableCells, "cells", "Make it smaller");
    }
  }
}

function checkSheet(sheet: Sheet): void {
  const used = usedArea(sheet);
  const merged = (sheet.merges ?? []).reduce(
    (sum, { startRow, startCol, endRow, endCol }) => sum + (endRow - startRow + 1) * (endCol - startCol + 1),
    0,
  );
  atMost(
    sheet,
    "Merged areas have",
    merged,
    limits.mergedCells,
    "cells",
    "Unmerge the largest, or merge fewer cells",
  );
  let arrayCells = 0;
  for (const [key, { formula, formulaType, formulaRef }] of sheet.cells ?? []) {
    if (formula === undefined) continue;
    const cell = `${sheet.name}!${addressOf(key)}`;
    checkFormula(formula, cell);
    if (formulaType !== "array" || formulaRef === undefined) continue;
    const area = parseReference(formulaRef)?.area;
    if (area) arrayCells += cellsIn(area);
    if (arrayCells <= limits.arrayCells) continue;
    throw new FileRefused(
      cell,
      `The array formula is entered for ${formulaRef}. With it, those of the sheet fill ${count(arrayCells)} cells; the workbench opens up to ${count(limits.arrayCells)}.`,
      "Enter it for the cells that it needs, and save the file again.",
    );
  }
  checkRules(sheet, used);
}

function checkRules(sheet: Sheet, used: Area): void {
  let formatted = 0;
  for (const { range, formula, type } of sheet.conditionalRules ?? []) {
    const where = `The conditional format of ${sheet.name}!${range}`;
    for (const one of [formula ?? []].flat()) checkFormula(one, where);
    if (type === "dataBar") continue;
    for (const area of areasOf(range)) {
      const inside = reachesEnd(area) ? intersect(area, used) : area;
      formatted += inside ? cellsIn(inside) : 0;
    }
  }
  atMost(
    sheet,
    "Conditional formats cover",
    formatted,
    limits.formattedCells,
    "cells",
    "Apply them to fewer cells",
  );
  for (const { range, formula1, formula2 } of sheet.dataValidations ?? []) {
    for (const one of [formula1, formula2]) {
      if (one !== undefined) checkFormula(one, `The data validation of ${sheet.name}!${range}`);
    }
  }
}

function atMost(
  sheet: Sheet,
  what: string,
  found: number,
  limit: number,
  unit: string,
  remedy: string,
): void {
  if (found <= limit) return;
  throw new FileRefused(
    sheet.name,
    `${what} ${count(found)} ${unit}; the workbench opens up to ${count(limit)}.`,
    `${remedy}, and save the file again.`,
  );
}

/** The cells from A1 to the last one that the file has. */
export function usedArea({ rows }: Sheet): Area {
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return { row: 0, column: 0, rows: rows.length, columns };
}

/** The address of a cell by its row and column, counted from zero, as `2,0`. */
function addressOf(key: string): string {
  const [row, column] = key.split(",").map(Number) as [number, number];
  return formatArea({ row, column, rows: 1, columns: 1 });
}

/** Excel renames or drops what its rules forbid. */
const repair = "Open the file in Excel, which repairs it, and save it there.";
