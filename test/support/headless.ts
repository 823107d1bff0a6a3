import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { FunctionsMetadata } from "../../workbench/excel/functions/metadata";
import { openHeadlessBook, type Book, type HeadlessOptions } from "../../workbench/headless/book";

export type { Book };

export interface BookOptions extends Pick<
  HeadlessOptions,
  "book" | "cells" | "file" | "blankCell" | "locale" | "onAnswer"
> {
  /** The add-in's own functions as built, if true; or functions of a test's own. */
  functions?:
    boolean | { metadata: FunctionsMetadata; associate: Record<string, (...values: never[]) => unknown> };
  /** What Excel has instead of the built functions.json, such as that of another version. */
  metadata?: (built: FunctionsMetadata) => FunctionsMetadata;
}

// The first test to open a book waits until the engine is bundled.
jest.setTimeout(60_000);

const dist = path.join(__dirname, "../../dist");

/** A workbook without a page, with the add-in's functions where they are asked for. */
export async function openBook({ functions = false, metadata, ...options }: BookOptions = {}): Promise<Book> {
  if (typeof functions === "object") {
    const book = await openHeadlessBook({ ...options, metadata: functions.metadata });
    for (const [id, implementation] of Object.entries(functions.associate)) {
      CustomFunctions.associate(id, implementation);
    }
    return book;
  }
  if (!functions) return openHeadlessBook({ ...options, metadata: { functions: [] } });
  return openHeadlessBook({
    ...options,
    metadata: metadata ? metadata(builtMetadata()) : builtMetadata(),
    script: path.join(dist, "functions.js"),
  });
}

function builtMetadata(): FunctionsMetadata {
  const file = path.join(dist, "functions.json");
  if (!existsSync(file)) throw new Error("The add-in's functions are not built. Run `npm run build` first.");
  return JSON.parse(readFileSync(file, "utf8")) as FunctionsMetadata;
}
