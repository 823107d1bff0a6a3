import type { Sliced } from "../../core/slices";
import { parseStored, storedUnder } from "../../excel/cells/stored";
import { runExcel } from "../../excel/run";
import { coversWithRows, type Cover, type EarlierRow } from "../../imports/tables/coverage";

/** An import that is in the workbook. */
export interface PastImport {
  /** Counted from 1. */
  readonly id: number;
  /** When it was written, in milliseconds since 1970. */
  readonly at: number;
  /** What the column File says in its rows. */
  readonly files: readonly string[];
  /** Its rows without the import notes. */
  readonly rows: number;
  /** The times that its files cover, by which rows of other imports count or do not. */
  readonly covers: readonly Cover[];
}

/** What the workbook keeps of imports, so that each can be taken back and none counts twice. */
export const stored = storedUnder("Ballast.Imports");

/** The imports that are in this workbook, the last one last. */
export function readImports(): Promise<readonly PastImport[]> {
  return runExcel("The imports of this workbook were not read.", async (context) => {
    const text = stored.load(context);
    await context.sync();
    return importsIn(text());
  });
}

/** The imports with the covers that still hold: where the user has deleted the rows of a file, it counts in no other's place. */
export function* importsWithRows(
  imports: readonly PastImport[],
  rows: Iterable<EarlierRow>,
): Sliced<readonly PastImport[]> {
  const holding = new Set(yield* coversWithRows(coversIn(imports), rows));
  return imports.map((one) => ({ ...one, covers: one.covers.filter((cover) => holding.has(cover)) }));
}

export function coversIn(imports: readonly PastImport[]): readonly Cover[] {
  return imports.flatMap(({ covers }) => covers);
}

/** A file comes from anywhere: what is no import is left out. */
export function importsIn(text: string | undefined): readonly PastImport[] {
  const kept = text === undefined ? [] : parseStored(text);
  return Array.isArray(kept) ? kept.filter(isPastImport) : [];
}

function isPastImport(value: unknown): value is PastImport {
  return (
    isObject(value) &&
    ["id", "at", "rows"].every((key) => typeof value[key] === "number") &&
    isListOf(value.files, (file) => typeof file === "string") &&
    isListOf(value.covers, isCover)
  );
}

function isCover(value: unknown): boolean {
  return (
    isObject(value) &&
    ["Fills", "Funding", "Ledger"].some((table) => table === value.table) &&
    ["account", "part", "venue", "file", "format"].every((key) => typeof value[key] === "string") &&
    ["rank", "from", "to"].every((key) => typeof value[key] === "number")
  );
}

function isListOf(value: unknown, isOne: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isOne);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
