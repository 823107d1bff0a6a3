import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { IWorkbookData } from "@univerjs/core";
import type { BlankCell } from "../../workbench/excel/function-arguments";
import type { FunctionsMetadata } from "../../workbench/excel/function-metadata";
import type { Grid } from "../../workbench/excel/grid";
import type * as Headless from "../../workbench/excel/headless";
import type { Host } from "../../workbench/host/host";
import { headlessBundle } from "./headless-bundle";
import { openOfficeFrame, runScript } from "./office-frame";

export interface BookOptions {
  /** true: the add-in's own functions, as built; or functions of a test's own. */
  functions?:
    boolean | { metadata: FunctionsMetadata; associate: Record<string, (...values: never[]) => unknown> };
  /** The workbook to open; by default one with an empty sheet. */
  book?: IWorkbookData;
  /** What blank cells arrive as in functions: 0 as on the desktop, null as on the web. */
  blankCell?: BlankCell;
}

export interface Book {
  Excel: typeof Excel;
  Office: typeof Office;
  OfficeExtension: typeof OfficeExtension;
  host: Host;
  grid: Grid;
  /** What Univer's own scripting interface sees. */
  univer: Grid["api"];
  /** Resolves when nothing is left to calculate, the add-in's functions included. */
  calculated: () => Promise<void>;
  close: () => void;
}

// The first test to open a book waits until the engine is bundled.
jest.setTimeout(60_000);

const dist = path.join(__dirname, "../../dist");

/**
 * Opens a workbook without a page: the real Office.js over the workbench's object model and formula engine. While it is open,
 * `Excel`, `Office`, `OfficeExtension` and `CustomFunctions` are global, as in a task pane.
 */
export async function openBook(options: BookOptions = {}): Promise<Book> {
  const { openHeadless, emptyBook } = (await import(await headlessBundle())) as typeof Headless;
  const functions = options.functions ?? false;
  const metadata = functionsMetadata(functions);

  const { grid, host } = openHeadless({
    book: options.book ?? emptyBook(),
    functions: metadata,
    blankCell: options.blankCell === undefined ? 0 : options.blankCell,
    documentUrl: "https://localhost:3000/book.xlsx",
    locale: "en-US",
    post: (text) => setTimeout(() => frame.deliver(text), 0),
  });
  const frame = openOfficeFrame((text) => host.receive(text));
  if (functions === true) runScript(path.join(dist, "functions.js"));
  await Office.onReady();
  if (typeof functions === "object") {
    for (const [id, implementation] of Object.entries(functions.associate)) {
      CustomFunctions.associate(id, implementation);
    }
  }

  return {
    Excel,
    Office,
    OfficeExtension,
    host,
    grid,
    univer: grid.api,
    calculated: () => grid.calculation.whenIdle(),
    close: () => {
      grid.dispose();
      frame.close();
    },
  };
}

function functionsMetadata(functions: NonNullable<BookOptions["functions"]>): FunctionsMetadata {
  if (typeof functions === "object") return functions.metadata;
  if (!functions) return { functions: [] };
  const file = path.join(dist, "functions.json");
  if (!existsSync(file)) throw new Error("The add-in's functions are not built. Run `npm run build` first.");
  return JSON.parse(readFileSync(file, "utf8")) as FunctionsMetadata;
}
