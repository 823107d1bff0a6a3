import { parseAddress } from "../../../src/excel/addresses";
import type { CellValue, SourceCells } from "../../../src/excel/cells/source";
import type { Given } from "../../../src/workbook/accounts/call";
import type { TableKind } from "../../../src/workbook/accounts/tables";
import book from "../../vectors/book.json";

/** A case of whole accounts whose arguments the pane can read from a sheet. */
export interface AccountCase {
  readonly id: string;
  readonly function: string;
  readonly given: Readonly<Record<string, unknown>>;
  readonly expected: unknown[][];
}

/** The cases of a function that give nothing but tables, a target and the name of rules. */
export function casesOf(name: string, allowed: readonly string[] = []): AccountCase[] {
  const known = ["collateral", "positions", "tiers", "ratios", "rules", ...allowed];
  return (book.cases as { id: string; function: string; given: AccountCase["given"]; expected: unknown }[])
    .filter(
      ({ function: of, given }) => of === name && Object.keys(given).every((one) => known.includes(one)),
    )
    .filter(({ given }) => given.rules === undefined || typeof given.rules === "string")
    .flatMap((one) =>
      Array.isArray(one.expected) ? [{ ...one, expected: one.expected as unknown[][] }] : [],
    );
}

/** The tables of a case with the cells that they are put into. */
export const places: Readonly<Record<TableKind, string>> = {
  positions: "Book!A1",
  collateral: "Book!A20",
  tiers: "Book!A40",
  ratios: "Book!A60",
};

export function givenOf({ given }: AccountCase): Given {
  const tables = Object.entries(places).flatMap(([kind, address]) => {
    const values = matrixOf(given[kind]);
    return values ? [[kind, cellsAt(address, values)] as const] : [];
  });
  return { tables: Object.fromEntries(tables), rules: (given.rules as string | undefined) ?? "mark" };
}

function cellsAt(address: string, values: readonly (readonly CellValue[])[]): SourceCells {
  const { sheet, row, column } = parseAddress(address);
  const block = { sheet, row, column, rowCount: values.length, columnCount: values[0]!.length };
  return { source: { kind: "block", address }, block, values, rowHidden: false };
}

function matrixOf(given: unknown): CellValue[][] | undefined {
  if (given === undefined || given === null) return undefined;
  return Array.isArray(given) ? (given as (CellValue | null)[][]).map(blanksAsTexts) : [[given as CellValue]];
}

function blanksAsTexts(row: readonly (CellValue | null)[]): CellValue[] {
  return row.map((value) => value ?? "");
}
