import type { Block } from "../addresses";

/** A table as a structured reference needs it. */
export interface TableShape {
  /** All of it, header and totals included. */
  readonly block: Block;
  readonly hasHeader: boolean;
  readonly hasTotals: boolean;
  readonly columns: readonly string[];
}

/** The table's name in a structured reference; "" where it means the table around the formula's cell. */
export function tableOf(text: string): string {
  return text.slice(0, text.indexOf("["));
}

/** The cells that a structured reference means for a formula in a row of the sheet; undefined where there are none. */
export function structuredBlock(text: string, table: TableShape, row: number): Block | undefined {
  const { block, hasHeader, hasTotals } = table;
  const parts = partsOf(text);
  const special = parts.filter((part) => part.startsWith("#")).map((part) => part.toLowerCase());
  const named = parts.filter((part) => !part.startsWith("#"));
  const places = named.map((name) => findColumn(table, name));
  if (places.some((place) => place < 0)) return undefined;
  const first = places.length > 0 ? Math.min(...places) : 0;
  const last = places.length > 0 ? Math.max(...places) : block.columnCount - 1;

  const top = block.row + (hasHeader ? 1 : 0);
  const bottom = block.row + block.rowCount - (hasTotals ? 1 : 0);
  const rows = rowsOf(
    special,
    { from: block.row, to: block.row + block.rowCount },
    { from: top, to: bottom },
    row,
  );
  if (!rows || rows.to <= rows.from) return undefined;
  return {
    sheet: block.sheet,
    row: rows.from,
    rowCount: rows.to - rows.from,
    column: block.column + first,
    columnCount: last - first + 1,
  };
}

interface Rows {
  readonly from: number;
  /** The row behind the last. */
  readonly to: number;
}

function rowsOf(special: readonly string[], all: Rows, body: Rows, own: number): Rows | undefined {
  if (special.includes("#this row")) {
    return own >= body.from && own < body.to ? { from: own, to: own + 1 } : undefined;
  }
  if (special.includes("#all")) return all;
  const withHeader = special.includes("#headers");
  const withTotals = special.includes("#totals");
  if (!withHeader && !withTotals) return body;
  const withBody = special.includes("#data");
  return {
    from: withHeader ? all.from : withBody ? body.from : body.to,
    to: withTotals ? all.to : withBody ? body.to : body.from,
  };
}

function findColumn({ columns }: TableShape, name: string): number {
  return columns.findIndex((column) => column.toLowerCase() === name.toLowerCase());
}

/** The specials and columns in the brackets: `[[#Headers],[Price]]`, `[@Price]`, `[@[Mark price]]`, `[[a]:[b]]`. */
function partsOf(text: string): string[] {
  const inner = text.slice(text.indexOf("[") + 1, -1);
  const own = inner.startsWith("@");
  const rest = own ? inner.slice(1) : inner;
  const bracketed = [...rest.matchAll(/\[((?:'[^]|[^\]'[])*)\]/g)].map(([, part]) => part!);
  const parts = bracketed.length > 0 ? bracketed : rest === "" ? [] : [rest];
  return [...(own ? ["#This Row"] : []), ...parts.map((part) => part.trim().replace(/'([^])/g, "$1"))];
}
