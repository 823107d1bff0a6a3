import { type Block, formatAddress } from "../../excel/addresses";
import type { CellValue, SourceCells } from "../../excel/cells/source";
import { isErrorName } from "../../excel/formulas/values";
import { callOf, type Given, isRefused, reasonAt } from "./call";
import { type AccountTables, type TableKind, tableKinds } from "./tables";

/** What keeps accounts from being read. */
export interface CellProblem {
  readonly text: string;
  /** The cells that it is about; undefined where it is about none of the sheet. */
  readonly address: string | undefined;
}

/** As many as one mends at a time. */
const most = 20;

/**
 * What the functions refuse of the tables, each cell by itself. They name one at a time, so a row that they refuse is blanked and they
 * are asked again. Positions are looked at once all else is in order: what they settle in may be the coin at fault.
 */
export async function problemsOf(given: Given): Promise<CellProblem[]> {
  const { collateral, tiers, ratios } = given.tables;
  const without = await problemsIn({ ...given, tables: { collateral, tiers, ratios } });
  return without.length > 0 ? without : problemsIn(given);
}

async function problemsIn(given: Given): Promise<CellProblem[]> {
  const problems: CellProblem[] = [];
  let { tables } = given;
  while (problems.length < most) {
    const found = await firstProblem({ ...given, tables });
    // What a row was blanked for may be missed elsewhere then.
    if (!found || (problems.length > 0 && found.row === undefined)) break;
    problems.push(found.problem);
    const { kind, row } = found;
    const table = kind && tables[kind];
    if (!table || row === undefined) break;
    tables = { ...tables, [kind]: withoutRow(table, row) };
  }
  return problems;
}

interface Found {
  readonly problem: CellProblem;
  readonly kind: TableKind | undefined;
  readonly row: number | undefined;
}

async function firstProblem(given: Given): Promise<Found | undefined> {
  const outcome = await callOf("LIQ_BOOK", given, ({ of, table }) => [
    table("collateral") ?? of(0),
    table("positions"),
    null,
    of("account"),
  ]);
  if (!isRefused(outcome)) return undefined;
  const failure = outcome.failure(0, 0);
  if (!failure) return errorIn(given.tables, outcome.values[0]![0]!);
  const [culprit] = failure.about;
  const kind = tableKinds.find((one) => one === culprit?.argument);
  const block = kind && given.tables[kind]?.block;
  const text = reasonAt(outcome);
  if (!block) return { problem: { text, address: undefined }, kind, row: undefined };
  const { row, column } = culprit!;
  return { problem: { text, address: addressIn(block, row, column) }, kind, row };
}

/** The first cell that holds the error which the functions pass on. */
function errorIn(tables: AccountTables, error: unknown): Found {
  for (const kind of tableKinds) {
    const table = tables[kind];
    const row = table?.values.findIndex((cells) => cells.some((value) => value === error)) ?? -1;
    if (!table || row < 0) continue;
    const address = addressIn(table.block, row, table.values[row]!.findIndex(isErrorName));
    return { problem: { text: `The cell shows ${String(error)}.`, address }, kind, row };
  }
  const problem = { text: `The account comes to ${String(error)}.`, address: undefined };
  return { problem, kind: undefined, row: undefined };
}

/** A cell, a row or all of the table. */
function addressIn(block: Block, row: number | undefined, column: number | undefined): string {
  return formatAddress({
    sheet: block.sheet,
    row: block.row + (row ?? 0),
    column: block.column + (column ?? 0),
    rowCount: row === undefined ? block.rowCount : 1,
    columnCount: column === undefined ? block.columnCount : 1,
  });
}

function withoutRow(table: SourceCells, row: number): SourceCells {
  return {
    ...table,
    values: table.values.map((cells, index) => (index === row ? cells.map((): CellValue => "") : cells)),
  };
}
