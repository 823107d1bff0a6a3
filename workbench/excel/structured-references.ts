import type { Area } from "./addresses";
import { formatAbsolute } from "./addresses";

/** A table as references to its parts need it. */
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
 * The formula with its references to tables as addresses: `SUM(Trades[Fee])` as `SUM(Sheet1!$C$2:$C$9)`, `[@Price]` as the
 * cell in the formula's own row. What refers to nothing stays as it is.
 */
export function withAddresses(
  formula: string,
  place: FormulaPlace,
  tables: readonly ReferredTable[],
): string {
  if (tables.length === 0) return formula;
  return replaceReferences(formula, (name, brackets) => resolve(name, brackets, place, tables));
}

/** The formula as files hold it: a cell of a table names it, and `[@Price]` is `Trades[[#This Row],[Price]]`. */
export function withTableNames(formula: string, ownTable: string | undefined): string {
  return replaceReferences(formula, (name, brackets) => {
    const table = name || ownTable;
    if (brackets === undefined || table === undefined) return undefined;
    if (!brackets.startsWith("[@")) return table + brackets;
    const column = brackets.slice(2, -1);
    const columns = column === "" || column.startsWith("[") ? column : `[${column}]`;
    return `${table}[[#This Row]${columns && `,${columns}`}]`;
  });
}

/** Goes over what may refer to a table; undefined leaves it as it is. */
function replaceReferences(
  formula: string,
  replace: (name: string, brackets: string | undefined) => string | undefined,
): string {
  let written = "";
  for (let at = 0; at < formula.length;) {
    const [text, name] = nextPart(formula, at);
    at += text.length;
    if (name === undefined) {
      written += text;
      continue;
    }
    const brackets = bracketed(formula, at);
    if (brackets === undefined && (name === "" || /^[(![]/.test(formula.slice(at)))) written += text;
    else {
      written += replace(name, brackets) ?? text + (brackets ?? "");
      at += brackets?.length ?? 0;
    }
    if (text === "" && brackets === undefined) written += formula[at++] ?? "";
  }
  return written;
}

/** A quoted part or a sign as it stands, or what may be a table's name: an identifier, or nothing before a bracket. */
function nextPart(formula: string, at: number): [text: string, name?: string] {
  const rest = formula.slice(at);
  const quoted = /^(?:"(?:[^"]|"")*"|'(?:[^']|'')*')/.exec(rest);
  if (quoted) return [quoted[0]];
  const identifier = /^[\p{L}_\\][\p{L}\p{N}_.\\]*/u.exec(rest);
  if (identifier) return [identifier[0], identifier[0]];
  if (rest.startsWith("[")) return ["", ""];
  const number = /^[\d.$]+[\p{L}\p{N}_.$]*/u.exec(rest);
  return [number?.[0] ?? rest.charAt(0)];
}

/** The brackets that begin here, those inside included; an apostrophe takes the next sign's meaning away. */
function bracketed(formula: string, from: number): string | undefined {
  if (formula[from] !== "[") return undefined;
  let depth = 0;
  for (let at = from; at < formula.length; at++) {
    if (formula[at] === "'") at++;
    else if (formula[at] === "[") depth++;
    else if (formula[at] === "]" && --depth === 0) return formula.slice(from, at + 1);
  }
  return undefined;
}

function resolve(
  name: string,
  brackets: string | undefined,
  place: FormulaPlace,
  tables: readonly ReferredTable[],
): string | undefined {
  const table = name === "" ? tables.find((one) => isIn(one, place)) : named(tables, name);
  const wanted = parse(brackets?.slice(1, -1) ?? "");
  if (!table || !wanted) return undefined;
  const rows = rowsOf(table, wanted.items, place);
  const columns = columnsOf(table, wanted.columns);
  if (!rows || !columns) return undefined;
  return formatAbsolute(table.sheetName, { ...rows, ...columns });
}

const named = (tables: readonly ReferredTable[], name: string) =>
  tables.find((table) => table.name.toLowerCase() === name.toLowerCase());

function isIn({ sheetId, area, hasTotals }: ReferredTable, place: FormulaPlace): boolean {
  const down = place.row - area.row;
  const right = place.column - area.column;
  const rows = area.rows + (hasTotals ? 1 : 0);
  return sheetId === place.sheetId && down >= 0 && down < rows && right >= 0 && right < area.columns;
}

interface Wanted {
  /** Such as `#headers`, in lower case. */
  items: string[];
  /** One column, or the first and the last of several; none for all. */
  columns: string[];
}

function parse(inner: string): Wanted | undefined {
  const text = inner.trim();
  if (text.startsWith("@")) {
    const rest = parse(text.slice(1));
    return rest && { ...rest, items: ["#this row"] };
  }
  if (text === "") return { items: [], columns: [] };
  if (!text.startsWith("[")) {
    const part = unescaped(text);
    return text.startsWith("#")
      ? { items: [text.toLowerCase()], columns: [] }
      : { items: [], columns: [part] };
  }
  const wanted: Wanted = { items: [], columns: [] };
  for (let at = 0; at < text.length;) {
    const group = bracketed(text, at);
    if (group === undefined) {
      if (!/[\s,:]/.test(text[at]!)) return undefined;
      at++;
      continue;
    }
    const part = group.slice(1, -1);
    if (part.startsWith("#")) wanted.items.push(part.toLowerCase());
    else wanted.columns.push(unescaped(part));
    at += group.length;
  }
  return wanted;
}

const unescaped = (text: string): string => text.replace(/'(.)/g, "$1");

function rowsOf(
  { area, hasTotals }: ReferredTable,
  items: readonly string[],
  place: FormulaPlace,
): Pick<Area, "row" | "rows"> | undefined {
  const header = area.row;
  const first = header + 1;
  const last = header + area.rows - 1;
  const found = (items.length > 0 ? items : ["#data"]).map((item) => {
    switch (item) {
      case "#all":
        return [header, hasTotals ? last + 1 : last];
      case "#data":
        return [first, last];
      case "#headers":
        return [header, header];
      case "#totals":
        return hasTotals ? [last + 1, last + 1] : undefined;
      case "#this row":
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
    columns.findIndex((known) => known.toLowerCase() === name.trim().toLowerCase()),
  );
  if (places.includes(-1) || places.length > 2) return undefined;
  const column = area.column + Math.min(...places);
  return { column, columns: area.column + Math.max(...places) - column + 1 };
}
