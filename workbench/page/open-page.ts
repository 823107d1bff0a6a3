import { IUndoRedoService } from "@univerjs/core";
import { FunctionType } from "@univerjs/engine-formula";
import { IDescriptionService } from "@univerjs/sheets-formula";
import type { FunctionsMetadata } from "../excel/function-metadata";
import type { Grid } from "../excel/grid";
import type { OpenedBook } from "../excel/open";
import { openWorkbook } from "../excel/open";
import { Workbook } from "../excel/workbook-root";
import { createGridView } from "./grid-view";
import { sampleBook, sampleTable } from "./sample-book";

export interface PageOptions {
  container: HTMLElement;
  functions: FunctionsMetadata;
  post: (text: string) => void;
  onPaneVisible: (visible: boolean) => void;
}

/** Opens the sample book in the page's grid. */
export async function openPage(options: PageOptions): Promise<OpenedBook> {
  const scheme = window.matchMedia("(prefers-color-scheme: dark)");
  const univer = createGridView(options.container, scheme.matches);
  const book = openWorkbook(univer, {
    book: sampleBook,
    functions: options.functions,
    blankCell: null,
    documentUrl: `${location.origin}/workbench/${sampleBook.name}.xlsx`,
    locale: "en-US",
    post: options.post,
    onPaneVisible: options.onPaneVisible,
  });
  scheme.addEventListener("change", ({ matches }) => book.grid.api.toggleDarkMode(matches));
  describeFunctions(book.grid, options.functions);
  await addSampleTable(book.grid);
  return book;
}

async function addSampleTable(grid: Grid): Promise<void> {
  const { worksheets } = new Workbook(grid);
  const sheet = worksheets.getItem(sampleTable.sheet);
  const table = await sheet.tables.add(sampleTable.address, true);
  table.name = sampleTable.name;
  sheet.getRange(sampleTable.address).select();
  // What the book opens with is nothing to be undone.
  grid.injector.get(IUndoRedoService).clearUndoRedo(grid.unitId);
}

/** Lets the formula bar complete the add-in's functions and name their arguments, as Excel does. */
function describeFunctions(grid: Grid, { functions }: FunctionsMetadata): void {
  grid.injector.get(IDescriptionService).registerDescriptions(
    functions.map(({ name, description = "", parameters }) => ({
      functionName: name,
      functionType: FunctionType.User,
      description,
      abstract: description,
      functionParameter: parameters.map((parameter) => ({
        name: parameter.name,
        detail: parameter.description ?? "",
        example: "",
        require: parameter.optional ? 0 : 1,
        repeat: parameter.repeating ? 1 : 0,
      })),
    })),
  );
}
