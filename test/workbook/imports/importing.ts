import { atOnce } from "../../../src/core/slices";
import type { ImportFile } from "../../../src/imports/files/container";
import type { Imported } from "../../../src/imports/import";
import { writableTables, type Cell, type Writable, type Written } from "../../../src/imports/tables/cells";
import type { Brought } from "../../../src/workbook/imports/plan";
import { coversIn, importsWithRows } from "../../../src/workbook/imports/register";
import { readThere } from "../../../src/workbook/imports/there";
import { writeImport, type ImportOutcome } from "../../../src/workbook/imports/write";
import { stateOfBook, valuesOf } from "../../excel/book";
import { importInUtc, sampleNames } from "../../support/import-files";

/** The seven files of Binance and Bybit that tell one story. */
export const seven = sampleNames.filter((name) => /^(Binance-T|binance-usdm|bybit)/.test(name));

/** What the pane brings to the workbook of an import. */
export function broughtBy(imported: Imported, withNotes = true): Brought {
  return {
    tables: writableTables(imported.tables, imported.notes),
    covers: imported.covers,
    withNotes,
  };
}

/** The rows of a table, each as its cells. */
export function rowsIn({ count, cellsAt }: Writable): (readonly Cell[])[] {
  return Array.from({ length: count }, (_, index) => cellsAt(index));
}

/** Reads files as UTC, as the pane does with what the workbook has. */
export async function readAfter(files: readonly ImportFile[]): Promise<Imported> {
  const { accounts, imports, rows } = await readThere();
  const earlierCovers = coversIn(atOnce(importsWithRows(imports, rows)));
  return importInUtc(files, { earlierAccounts: accounts, earlierCovers });
}

/** Reads files as UTC and writes what is new, without the import notes. */
export async function write(files: readonly ImportFile[]): Promise<ImportOutcome> {
  return writeImport(broughtBy(await readAfter(files), false));
}

/** How many rows a write brought; 0 where nothing was new. */
export function rowsOf(outcome: ImportOutcome): number {
  return outcome.kind === "written" ? outcome.rows : 0;
}

/** The filled rows of a table on its sheet, by their titles. */
export async function tableOn(sheet: string, titles: Written["titles"]): Promise<Record<string, unknown>[]> {
  const letter = String.fromCharCode(64 + (titles.length > 26 ? titles.length - 26 : titles.length));
  const values = await valuesOf(`${sheet}!A3:${titles.length > 26 ? "A" : ""}${letter}60`);
  expect(values[0]).toEqual(titles);
  return values
    .slice(1)
    .filter((row) => row.some((cell) => cell !== ""))
    .map((row) => Object.fromEntries(titles.map((title, at) => [title, row[at]] as const)));
}

/** The titles of the tables. */
export const titlesOf: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  writableTables({ fills: [], funding: [], ledger: [], positions: [] }, []).map(({ name, titles }) => [
    name,
    titles,
  ]),
);

/** The workbook but for the sheet in front: Excel shows a neighbour of one that is deleted. */
export async function stateBehind(): Promise<unknown> {
  return { ...((await stateOfBook()) as object), active: undefined };
}
