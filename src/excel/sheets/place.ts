import { formatAddress, overlaps, type Block } from "../addresses";
import type { Template, TemplateSheet } from "./description";
import { firstFree, numbered, type Taken } from "./free-name";
import { placePart, type PlacedPart } from "./parts";
import type { PlacedName, PlacedSheet, PlacedTemplate, RowHeight } from "./placed";
import { collectKeys, type Keys } from "./keys";

/**
 * Puts a template in its place in a workbook: with sheet names and a prefix that are free there, and with names instead of
 * keys. A description that contradicts itself throws.
 */
export function resolveTemplate(template: Template, taken: Taken): PlacedTemplate {
  const number = freeNumber(template, taken);
  const prefix = numbered(template.prefix, number);
  const keys = collectKeys(template, prefix);
  const sheets = template.sheets.map((sheet) => placeSheet(sheet, sheetName(sheet, number), keys));
  return {
    prefix,
    sheets: sheets.map(({ sheet }) => sheet),
    names: sheets.flatMap(({ names }) => names),
  };
}

/** Names and sheets of one insertion carry the same number. */
function freeNumber(template: Template, { sheets, names }: Taken): number {
  return firstFree([...sheets, ...names], (number) => [
    ...collectKeys(template, numbered(template.prefix, number)).names,
    ...template.sheets.map((sheet) => sheetName(sheet, number)),
  ]);
}

/** Excel's longest name of a sheet. */
const longestName = 31;

function sheetName({ name }: TemplateSheet, number: number): string {
  if (name.length > longestName) throw new Error(`A sheet's name is longer than Excel takes: ${name}`);
  const ending = number === 1 ? "" : ` ${number}`;
  return name.slice(0, longestName - ending.length).trimEnd() + ending;
}

function placeSheet(
  { parts: described, columnWidths, frozenRows = 0, repeatedRow, orientation }: TemplateSheet,
  name: string,
  keys: Keys,
): { sheet: PlacedSheet; names: readonly PlacedName[] } {
  const parts = described.map((part) => placePart(part, { sheet: name, parts: described, keys }));
  refuseOverlap(parts);
  const sheet: PlacedSheet = {
    name,
    columnWidths,
    rowHeights: highest(parts.flatMap(({ rowHeights }) => rowHeights)),
    frozenRows,
    ...(repeatedRow !== undefined && { repeatedRow }),
    orientation,
    printArea: around(parts.map(({ block }) => block)),
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

/** From the sheet's first cell to the last that a part takes. */
function around(blocks: readonly Block[]): Block {
  return {
    sheet: blocks[0]!.sheet,
    row: 0,
    column: 0,
    rowCount: Math.max(...blocks.map(({ row, rowCount }) => row + rowCount)),
    columnCount: Math.max(...blocks.map(({ column, columnCount }) => column + columnCount)),
  };
}
