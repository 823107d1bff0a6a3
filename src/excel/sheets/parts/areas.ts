import type { Block } from "../../addresses";
import type { CellsPart, FieldsPart, SpillPart, TablePart } from "../description";

/** The cells below the titles, without totals. */
export function bodyOf(part: TablePart | SpillPart, sheet: string): Block {
  const { corner, rowCount, columns } = part;
  const hasTitles = part.kind === "table" || part.hasHeader;
  return {
    sheet,
    row: corner.row + (hasTitles ? 1 : 0),
    column: corner.column,
    rowCount: part.kind === "spill" && hasTitles ? rowCount - 1 : rowCount,
    columnCount: columns.length,
  };
}

export function columnOf(block: Block, at: number): Block {
  return { ...block, column: block.column + at, columnCount: 1 };
}

/** Where the value of a field is, counted from the part's corner. */
export function valueOffset({ direction, titles }: FieldsPart, at: number) {
  return direction === "across" ? { row: 1, column: at } : { row: at + (titles ? 1 : 0), column: 1 };
}

/** The cells below the titles, counted from the part's corner. */
export function bodyOffset({ columns, rows }: CellsPart) {
  const row = columns.some(({ title }) => title !== undefined) ? 1 : 0;
  return { row, column: 0, rowCount: rows.length, columnCount: columns.length };
}
