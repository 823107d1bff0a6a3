import type { Univer } from "@univerjs/core";
import { BooleanNumber, IUndoRedoService } from "@univerjs/core";
import { FunctionType } from "@univerjs/engine-formula";
import { IDescriptionService } from "@univerjs/sheets-formula";
import type { FoundBook } from "../excel/file/open";
import type { FunctionsMetadata } from "../excel/functions/metadata";
import type { Grid } from "../excel/grid";
import type { OpenedBook } from "../excel/open";
import { openWorkbook } from "../excel/open";
import { lookOf } from "../excel/tables/look";
import { Workbook } from "../excel/workbook/workbook";
import { createGridView } from "./grid-view";
import { leaveDeletedSheetsAlone } from "./deleted-sheets";
import { sampleBook, sampleChart, sampleTables } from "./sample/book";
import { withCalledNames } from "./sample/called";

export interface PageOptions {
  /** Gets an element for the grid. */
  parent: HTMLElement;
  /** The workbook from a file. Without it, the sample book is opened. */
  found?: FoundBook;
  functions: FunctionsMetadata;
  post: (text: string) => void;
  onPaneVisible: (visible: boolean) => void;
}

export interface PageBook extends OpenedBook {
  close: () => void;
}

/** Opens a workbook in a grid of its own, which is out of sight until the workbook is whole. When that fails, nothing is left of it. */
export async function openPage(options: PageOptions): Promise<PageBook> {
  const container = document.createElement("div");
  container.className = "sheet coming";
  options.parent.append(container);
  const scheme = window.matchMedia("(prefers-color-scheme: dark)");
  const univer = createGridView(container, scheme.matches);
  const closing = new AbortController();
  const leave = () => {
    closing.abort();
    container.remove();
  };
  try {
    const book = await openInView(univer, options);
    const turn = ({ matches }: MediaQueryListEvent) => book.grid.api.toggleDarkMode(matches);
    scheme.addEventListener("change", turn, closing);
    container.classList.remove("coming");
    const close = () => {
      book.grid.dispose();
      leave();
    };
    return { ...book, close };
  } catch (error) {
    univer.dispose();
    leave();
    throw error;
  }
}

async function openInView(univer: Univer, options: PageOptions): Promise<OpenedBook> {
  const { book: data, complete } = options.found ?? {
    book: withCalledNames(sampleBook, options.functions),
    complete: completeSample,
  };
  const book = openWorkbook(univer, {
    book: data,
    functions: options.functions,
    blankCell: null,
    documentUrl: `${location.origin}/workbench/${data.name}.xlsx`,
    locale: "en-US",
    post: options.post,
    onPaneVisible: options.onPaneVisible,
  });
  describeFunctions(book.grid, options.functions);
  showFilterButtonsAsAsked(book.grid);
  leaveDeletedSheetsAlone(book.grid);
  holdWhileEdited(book);
  await complete(book.grid);
  // Undo must not take back what belongs to opening the book.
  book.grid.injector.get(IUndoRedoService).clearUndoRedo(book.grid.unitId);
  return book;
}

async function completeSample(grid: Grid): Promise<void> {
  const { worksheets } = new Workbook(grid);
  for (const { sheet, address, name } of sampleTables) {
    const table = await worksheets.getItem(sheet).tables.add(address, true);
    table.name = name;
  }
  const prices = worksheets.getItem(sampleChart.sheet);
  const chart = prices.charts.addOverValues("Line", prices.getRange(sampleChart.values));
  chart.title.text = sampleChart.title;
  chart.setPosition(sampleChart.from, sampleChart.to);
  const close = chart.series.getItemAt(0);
  close.setXAxisValues(prices.getRange(sampleChart.dates));
  close.format.line.weight = 1.5;
  chart.axes.categoryAxis.numberFormat = "d mmm";
  chart.axes.valueAxis.numberFormat = "#,##0";
  chart.axes.valueAxis.minimum = sampleChart.minimum;
  const [first] = sampleTables;
  worksheets.getItem(first!.sheet).getRange(first!.address).select();
}

/** While a cell is edited in the grid, the add-in's calls are held back, as in Excel. */
function holdWhileEdited({ grid: { api }, host }: OpenedBook): void {
  api.addEvent(api.Event.SheetEditStarted, () => host.setCellEdited(true));
  api.addEvent(api.Event.SheetEditEnded, () => host.setCellEdited(false));
}

/** The grid draws filter buttons on every table; this leaves them out where a table is set to show none. */
function showFilterButtonsAsAsked({ tables }: Grid): void {
  const onAll = tables.getSheetFilterRangeWithState.bind(tables);
  tables.getSheetFilterRangeWithState = (unitId, sheetId) =>
    onAll(unitId, sheetId).filter(
      ({ tableId }) => lookOf(tables.getTableById(unitId, tableId)!).filterButton,
    );
}

/** Tells the formula bar the names of the add-in's functions and arguments, so that it can complete them as Excel does. */
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
        require: parameter.optional ? BooleanNumber.FALSE : BooleanNumber.TRUE,
        repeat: parameter.repeating ? BooleanNumber.TRUE : BooleanNumber.FALSE,
      })),
    })),
  );
}
