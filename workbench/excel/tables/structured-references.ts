import {
  parseStructRef,
  stringifyStructRef,
  tokenize,
  tokenTypes,
  type ReferenceStructXlsx,
  type Token,
} from "@borgar/fx/xlsx";
import type { Area } from "../addresses";
import { formatAbsolute } from "../addresses";

/** A table as its references need it. */
export interface ReferredTable {
  name: string;
  sheetId: string;
  sheetName: string;
  /** Headers and data, without a totals row. */
  area: Area;
  hasTotals: boolean;
  columns: readonly string[];
}

export interface FormulaPlace {
  sheetId: string;
  row: number;
  column: number;
}

/**
 * The formula with addresses in place of its references to tables: `SUM(Trades[Fee])` becomes `SUM(Sheet1!$C$2:$C$9)`, and
 * `[@Price]` the cell in the formula's own row. A reference to nothing stays.
 */
export function withAddresses(
  formula: string,
  place: FormulaPlace,
  tables: readonly ReferredTable[],
): string {
  if (tables.length === 0) return formula;
  return withTokens(formula, (token) => {
    const reference = token.type === tokenTypes.REF_NAMED ? { table: token.value } : structured(token);
    return reference && resolve(reference, place, tables);
  });
}

/** The formula as files hold it: in a cell of the table Trades, `[@Price]` becomes `Trades[[#This Row],[Price]]`. */
export function withTableNames(formula: string, ownTable: string | undefined): string {
  return withTokens(formula, (token) => {
    const reference = structured(token);
    const table = reference?.table || ownTable;
    return reference && table && stringifyStructRef({ ...reference, table }, { thisRow: true });
  });
}

/** Puts something else in place of some tokens; undefined keeps a token. */
function withTokens(formula: string, replace: (token: Token) => string | undefined): string {
  return tokenize(formula)
    .map((token) => replace(token) ?? token.value)
    .join("");
}

function structured({ type, value }: Token): ReferenceStructXlsx | undefined {
  return type === tokenTypes.REF_STRUCT ? parseStructRef(value) : undefined;
}

function resolve(
  { workbookName, sheetName, table: name, sections = [], columns: names = [] }: ReferenceStructXlsx,
  place: FormulaPlace,
  tables: readonly ReferredTable[],
): string | undefined {
  if (workbookName || sheetName) return undefined;
  const table = name ? named(tables, name) : tables.find((one) => isIn(one, place));
  const rows = table && rowsOf(table, sections, place);
  const columns = table && columnsOf(table, names);
  return rows && columns && formatAbsolute(table.sheetName, { ...rows, ...columns });
}

const named = (tables: readonly ReferredTable[], name: string) =>
  tables.find((table) => table.name.toLowerCase() === name.toLowerCase());

function isIn({ sheetId, area, hasTotals }: ReferredTable, place: FormulaPlace): boolean {
  const down = place.row - area.row;
  const right = place.column - area.column;
  const rows = area.rows + (hasTotals ? 1 : 0);
  return sheetId === place.sheetId && down >= 0 && down < rows && right >= 0 && right < area.columns;
}

function rowsOf(
  { area, hasTotals }: ReferredTable,
  sections: readonly string[],
  place: FormulaPlace,
): Pick<Area, "row" | "rows"> | undefined {
  const header = area.row;
  const first = header + 1;
  const last = header + area.rows - 1;
  const found = (sections.length > 0 ? sections : ["data"]).map((section) => {
    switch (section) {
      case "all":
        return [header, hasTotals ? last + 1 : last];
      case "data":
        return [first, last];
      case "headers":
        return [header, header];
      case "totals":
        return hasTotals ? [last + 1, last + 1] : undefined;
      case "this row":
        return place.row >= first && place.row <= last ? [place.row, place.row] : undefined;
      default:
        return undefined;
    }
  });
  const known = found.filter((rows) => rows !== undefined);
  if (known.length < found.length) return undefined;
  const row = Math.min(...known.flat());
  return { row, rows: Math.max(...known.flat()) - row + 1 };
}

function columnsOf(
  { area, columns }: ReferredTable,
  wanted: readonly string[],
): Pick<Area, "column" | "columns"> | undefined {
  if (wanted.length === 0) return { column: area.column, columns: area.columns };
  const places = wanted.map((name) =>
    columns.findIndex((known) => known.toLowerCase() === name.toLowerCase()),
  );
  if (places.includes(-1) || places.length > 2) return undefined;
  const column = area.column + Math.min(...places);
  return { column, columns: area.column + Math.max(...places) - column + 1 };
}
