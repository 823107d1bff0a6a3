import { formatAddress, overlaps, type Block } from "../addresses";
import type { Corner, DescribedSheet, SheetSet } from "./description";
import { firstFree, numbered, type Taken } from "./free-name";
import { placePart } from "./parts/place-part";
import type { PlacedPart } from "./parts/placed-part";
import type { PlacedName, PlacedSet, PlacedSheet, RowHeight } from "./placed";
import { collectKeys, type Keys } from "./keys";

/** Where described parts begin on a sheet that is there already. */
export interface UsedSheet extends Corner {
  /** Its name. */
  readonly sheet: string;
}

/**
 * Puts described sheets in their place in a workbook: with sheet names and a prefix that are free there, and with names instead
 * of keys. With `on` the parts of the one described sheet go to a used sheet. A description that contradicts itself throws.
 */
export function placeSheets(set: SheetSet, taken: Taken, on?: UsedSheet): PlacedSet {
  const number = freeNumber(set, taken, on);
  const nameOf = (sheet: DescribedSheet): string => on?.sheet ?? sheetName(sheet, number);
  const described = set.sheets.map((sheet) => (on ? movedTo(on, sheet) : sheet));
  const prefix = prefixOf(set, number);
  const keys = collectKeys({ ...set, sheets: described }, prefix, nameOf);
  const sheets = described.map((sheet) => placeSheet(sheet, nameOf(sheet), keys, on));
  return {
    title: set.title,
    prefix,
    sheets: sheets.map(({ sheet }) => sheet),
    names: sheets.flatMap(({ names }) => names),
  };
}

/** Names and sheets of one set carry the same number. */
function freeNumber(set: SheetSet, { sheets, names }: Taken, on: UsedSheet | undefined): number {
  const taken = [...(on ? [] : sheets), ...(set.hasFixedNames ? [] : names)];
  return firstFree(taken, (number) => [
    ...(on ? [] : set.sheets.map((sheet) => sheetName(sheet, number))),
    ...(set.hasFixedNames ? [] : collectKeys(set, prefixOf(set, number), ({ name }) => name).names),
  ]);
}

function prefixOf({ prefix, hasFixedNames }: SheetSet, number: number): string {
  return hasFixedNames ? prefix : numbered(prefix, number);
}

/** Excel's longest name of a sheet. */
const longestName = 31;

function sheetName({ name, otherName }: DescribedSheet, number: number): string {
  if (name.length > longestName) throw new Error(`A sheet's name is longer than Excel takes: ${name}`);
  if (otherName !== undefined && number > 1) return numbered(otherName, number - 1, " ");
  const ending = number === 1 ? "" : ` ${number}`;
  return name.slice(0, longestName - ending.length).trimEnd() + ending;
}

function movedTo({ row, column }: Corner, sheet: DescribedSheet): DescribedSheet {
  const parts = sheet.parts.map((part) => ({
    ...part,
    corner: { row: part.corner.row + row, column: part.corner.column + column },
  }));
  return { ...sheet, parts };
}

function placeSheet(
  { parts: described, columnWidths, frozenRows = 0, repeatedRow, orientation, grows }: DescribedSheet,
  name: string,
  keys: Keys,
  from: Corner = { row: 0, column: 0 },
): { sheet: PlacedSheet; names: readonly PlacedName[] } {
  const parts = described.map((part) => placePart(part, { sheet: name, parts: described, keys }));
  refuseOverlap(parts);
  const sheet: PlacedSheet = {
    name,
    columnWidths,
    rowHeights: highest(parts.flatMap(({ rowHeights }) => rowHeights)),
    frozenRows,
    repeatedRow,
    orientation,
    grows,
    printArea: around(
      parts.map(({ block }) => block),
      from,
    ),
    cells: parts.flatMap(({ cells }) => cells).sort((a, b) => a.row - b.row || a.column - b.column),
    merges: parts.flatMap(({ merges }) => merges),
    tables: parts.flatMap(({ tables }) => tables),
    validations: parts.flatMap(({ validations }) => validations),
    rules: parts.flatMap(({ rules }) => rules),
    charts: parts.flatMap(({ charts }) => charts),
  };
  return { sheet, names: parts.flatMap(({ names }) => names) };
}

function refuseOverlap(parts: readonly PlacedPart[]): void {
  parts.forEach(({ block }, at) => {
    const other = parts.slice(0, at).find((earlier) => overlaps(earlier.block, block));
    if (other) {
      throw new Error(`Two parts share cells: ${formatAddress(other.block)} and ${formatAddress(block)}`);
    }
  });
}

/** One height a row: that of its highest part. */
function highest(heights: readonly RowHeight[]): RowHeight[] {
  const rows = new Map<number, number>();
  for (const { row, height } of heights) rows.set(row, Math.max(height, rows.get(row) ?? 0));
  return [...rows].sort(([a], [b]) => a - b).map(([row, height]) => ({ row, height }));
}

/** From the first cell to the last that a part takes. */
function around(blocks: readonly Block[], { row, column }: Corner): Block {
  return {
    sheet: blocks[0]!.sheet,
    row,
    column,
    rowCount: Math.max(...blocks.map((block) => block.row + block.rowCount)) - row,
    columnCount: Math.max(...blocks.map((block) => block.column + block.columnCount)) - column,
  };
}
