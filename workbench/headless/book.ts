import type { IWorkbookData } from "@univerjs/core";
import type { BlankCell } from "../excel/functions/arguments";
import type { FunctionsMetadata } from "../excel/functions/metadata";
import type { Grid } from "../excel/grid";
import type * as Headless from "../excel/headless";
import type { SheetContent } from "../excel/headless";
import type { Host } from "../host/host";
import { headlessBundle } from "./bundle";
import { openOfficeFrame, runScript } from "./office-frame";

export interface HeadlessOptions {
  /** The functions.json of the add-in. */
  metadata: FunctionsMetadata;
  /** The add-in's script that defines its functions. */
  script?: string;
  /** The workbook to open; by default one with an empty sheet. */
  book?: IWorkbookData;
  /** The cells of that empty sheet. */
  cells?: SheetContent;
  /** An .xlsx file to open instead. */
  file?: Uint8Array;
  /** The value that functions get for blank cells: 0 as on the desktop, null as on the web. */
  blankCell?: BlankCell;
  /** Excel's language. In Turkish it does not recognise functions in formulas that code enters. */
  locale?: string;
  /** Changes the text of a message from the host before Office.js gets it. */
  onAnswer?: (text: string) => string;
}

export interface Book {
  Excel: typeof Excel;
  Office: typeof Office;
  OfficeExtension: typeof OfficeExtension;
  host: Host;
  grid: Grid;
  /** The workbook in Univer's own scripting interface. */
  univer: Grid["api"];
  /** Resolves when nothing is left to calculate, the add-in's functions included. */
  calculated: () => Promise<void>;
  /** The workbook as an .xlsx file. */
  save: () => Promise<Uint8Array>;
  /** The parts of that file by their paths. */
  parts: () => Promise<Record<string, Uint8Array>>;
  /** The number of timers of the add-in's frame that have yet to run. */
  timersHeld: () => number;
  close: () => void;
}

/**
 * Opens a workbook without a page: the real Office.js runs on the workbench's object model and formula engine. While it is open,
 * `Excel`, `Office`, `OfficeExtension` and `CustomFunctions` are global, as in a task pane.
 */
export async function openHeadlessBook(options: HeadlessOptions): Promise<Book> {
  const { openHeadless, newBook, readWorkbook, saveWorkbook, workbookParts } = (await import(
    await headlessBundle()
  )) as typeof Headless;
  const { metadata, file, onAnswer = (text: string) => text } = options;
  const found = file && (await readWorkbook(file, "book", metadata));
  const { grid, host } = openHeadless({
    book: found?.book ?? options.book ?? newBook(options.cells),
    functions: metadata,
    blankCell: options.blankCell === undefined ? 0 : options.blankCell,
    documentUrl: "https://localhost:3000/book.xlsx",
    locale: options.locale ?? "en-US",
    post: (text) => setTimeout(() => frame.deliver(onAnswer(text)), 0),
  });
  await found?.complete(grid);
  const frame = openOfficeFrame((text) => host.receive(text));
  if (options.script !== undefined) runScript(options.script);
  await Office.onReady();

  return {
    Excel,
    Office,
    OfficeExtension,
    host,
    grid,
    univer: grid.api,
    calculated: () => grid.calculation.whenIdle(),
    timersHeld: () => frame.timersHeld,
    save: () => saveWorkbook(grid, metadata, addin),
    parts: () => workbookParts(grid, metadata, addin),
    close: () => {
      grid.dispose();
      frame.close();
    },
  };
}

/** The add-in that a saved file names as owner of its settings. */
const addin = { id: "00000000-0000-0000-0000-000000000001", version: "1.0.0.0" };
