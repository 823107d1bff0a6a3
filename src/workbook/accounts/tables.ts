import type { Block } from "../../excel/addresses";
import { reference } from "../../excel/addresses";
import type { CellsSource, CellValue, SourceCells } from "../../excel/cells/source";
import { callWorksheetFunction } from "../formulas/functions";

/** The tables that describe accounts, named as the arguments of the functions that take them. */
export const tableKinds = ["positions", "collateral", "tiers", "ratios"] as const;
export type TableKind = (typeof tableKinds)[number];

/** The tables that were read. Collateral may be one cell, a balance in USD. */
export type AccountTables = Readonly<Partial<Record<TableKind, SourceCells>>>;

/**
 * True for a header with the columns that the functions need of such a table. They are asked themselves, with a row of texts below it
 * that says nothing: where they find their columns they refuse a cell of that row, else the table.
 */
export async function isHeaderOf(kind: TableKind, header: readonly CellValue[]): Promise<boolean> {
  const rows = [[...header], header.map(() => "?")];
  const outcome = await callWorksheetFunction("LIQ_RATIO", [
    kind === "collateral" ? rows : [[0]],
    kind === "positions" ? rows : null,
    null,
    null,
    kind === "tiers" ? rows : null,
    kind === "ratios" ? rows : null,
  ]);
  const [culprit] = outcome?.failure(0, 0)?.about ?? [];
  return culprit?.argument === kind && culprit.row === 1;
}

/** The accounts that positions and collateral name, in the order of the tables; one without a name where they name none. */
export function accountNames({ collateral, positions }: AccountTables): string[] {
  const names = [collateral, positions].flatMap((table) => {
    const at = table && accountColumn(table);
    if (!table || at === undefined) return table && table.values.length > 1 ? [""] : [];
    return table.values
      .slice(headerRow(table) + 1)
      .filter((row) => row.some((value) => value !== ""))
      .map((row) => String(row[at]).trim());
  });
  return names.length > 0 ? [...new Set(names)] : [""];
}

/** The tables with blanks in the rows of other accounts, so that each cell keeps its place. */
export function tablesOf(tables: AccountTables, account: string): AccountTables {
  return {
    ...tables,
    positions: tables.positions && ofAccount(tables.positions, account),
    collateral: tables.collateral && ofAccount(tables.collateral, account),
  };
}

/** The cells of a table as a formula refers to them, those of one account alone where there are several. A table grows with its rows. */
function tableFormula(table: SourceCells, account: string | undefined): string {
  const at = accountColumn(table);
  const all = cellsFormula(table.source, table.block);
  if (account === undefined || at === undefined) return all;
  const title = String(table.values[headerRow(table)]![at]);
  const { block } = table;
  const column = cellsFormula(table.source, { ...block, column: block.column + at, columnCount: 1 }, title);
  return `IF((TRIM(${column})=${quoted(account)})+(${column}=${quoted(title)}),${all},"")`;
}

/** The tables as the arguments of a formula, with the rows of one account or of all. */
export function accountFormulas(tables: AccountTables, only?: string): Readonly<Record<TableKind, string>> {
  const formulaOf = (kind: TableKind, otherwise: string): string => {
    const table = tables[kind];
    return table ? tableFormula(table, only) : otherwise;
  };
  return {
    collateral: formulaOf("collateral", "0"),
    positions: formulaOf("positions", '""'),
    tiers: formulaOf("tiers", ""),
    ratios: formulaOf("ratios", ""),
  };
}

function cellsFormula(source: CellsSource, block: Block, title?: string): string {
  if (source.kind !== "table") return reference(block);
  const column = title === undefined ? "" : `,[${title.replace(/['#@[\]]/g, "'$&")}]`;
  return `${source.name}[[#Headers],[#Data]${column}]`;
}

function ofAccount(table: SourceCells, account: string): SourceCells {
  const at = accountColumn(table);
  if (at === undefined) return table;
  const header = headerRow(table);
  return {
    ...table,
    values: table.values.map((row, index) =>
      index <= header || String(row[at]).trim() === account ? row : row.map((): CellValue => ""),
    ),
  };
}

/** Where the table says whose a row is; undefined where it does not. */
function accountColumn(table: SourceCells): number | undefined {
  const at = (table.values[headerRow(table)] ?? []).findIndex(
    (title) => typeof title === "string" && title.trim().toLowerCase() === "account",
  );
  return at < 0 ? undefined : at;
}

function headerRow({ values }: SourceCells): number {
  return Math.max(
    0,
    values.findIndex((row) => row.some((value) => value !== "")),
  );
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
