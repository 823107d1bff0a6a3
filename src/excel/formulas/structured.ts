import { parseStructRef } from "@borgar/fx";
import type { Block } from "../addresses";

/** A table as a structured reference needs it. */
export interface TableShape {
  /** All of it, header and totals included. */
  readonly block: Block;
  readonly hasHeader: boolean;
  readonly hasTotals: boolean;
  readonly columns: readonly string[];
}

/** The table's name in a structured reference: "" for the table around the formula's cell, undefined for another workbook's. */
export function tableOf(text: string): string | undefined {
  const reference = parseStructRef(text);
  return reference?.context?.length ? undefined : reference?.table;
}

/** The cells that a structured reference means for a formula in a row of the sheet; undefined where there are none. */
export function structuredBlock(text: string, table: TableShape, row: number): Block | undefined {
  const reference = parseStructRef(text);
  if (!reference) return undefined;
  const { sections = [], columns = [] } = reference;
  const places = columns.map((name) => findColumn(table, name));
  const rows = rowsOf(sections, table, row);
  if (places.includes(-1) || !rows || rows.to <= rows.from) return undefined;
  const first = places.length > 0 ? Math.min(...places) : 0;
  const last = places.length > 0 ? Math.max(...places) : table.block.columnCount - 1;
  return {
    sheet: table.block.sheet,
    row: rows.from,
    rowCount: rows.to - rows.from,
    column: table.block.column + first,
    columnCount: last - first + 1,
  };
}

interface Rows {
  readonly from: number;
  /** The row below the last. */
  readonly to: number;
}

/** Sections are named as fx gives them, "headers" for `#Headers`. */
function rowsOf(
  sections: readonly string[],
  { block, hasHeader, hasTotals }: TableShape,
  own: number,
): Rows | undefined {
  const all = { from: block.row, to: block.row + block.rowCount };
  const body = { from: all.from + (hasHeader ? 1 : 0), to: all.to - (hasTotals ? 1 : 0) };
  if (sections.includes("this row")) {
    return own >= body.from && own < body.to ? { from: own, to: own + 1 } : undefined;
  }
  if (sections.includes("all")) return all;
  const withHeader = sections.includes("headers");
  const withTotals = sections.includes("totals");
  if (!withHeader && !withTotals) return body;
  const withBody = sections.includes("data");
  return {
    from: withHeader ? all.from : withBody ? body.from : body.to,
    to: withTotals ? all.to : withBody ? body.to : body.from,
  };
}

function findColumn({ columns }: TableShape, name: string): number {
  return columns.findIndex((column) => column.toLowerCase() === name.toLowerCase());
}
