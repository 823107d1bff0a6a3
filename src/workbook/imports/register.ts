import { parseStored, storedUnder } from "../../excel/cells/stored";
import { runExcel } from "../../excel/run";

/** The time that a file's rows of one account and market cover, in cells' days, where they count. */
export interface Cover {
  /** Table, account, and market or wallet. */
  readonly scope: string;
  readonly file: string;
  readonly format: string;
  readonly from: number;
  readonly to: number;
}

/** An import that is in the workbook. */
export interface PastImport {
  /** Counted from 1. */
  readonly id: number;
  /** When it was written, in milliseconds since 1970. */
  readonly at: number;
  /** What the column File says in its rows. */
  readonly files: readonly string[];
  readonly rows: number;
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
    ["scope", "file", "format"].every((key) => typeof value[key] === "string") &&
    ["from", "to"].every((key) => typeof value[key] === "number")
  );
}

function isListOf(value: unknown, isOne: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isOne);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
