import "./iterator-some";
import type { ICellData, IWorkbookData } from "@univerjs/core";
import { LocaleType, LogLevel, Univer } from "@univerjs/core";
import { UniverFormulaEnginePlugin } from "@univerjs/engine-formula";
import "@univerjs/engine-formula/lib/facade";
import { UniverSheetsPlugin } from "@univerjs/sheets";
import { UniverSheetsConditionalFormattingPlugin } from "@univerjs/sheets-conditional-formatting";
import { UniverSheetsDataValidationPlugin } from "@univerjs/sheets-data-validation";
import { UniverSheetsFormulaPlugin } from "@univerjs/sheets-formula";
import { UniverSheetsNumfmtPlugin } from "@univerjs/sheets-numfmt";
import { UniverSheetsTablePlugin } from "@univerjs/sheets-table";
import { ROW_PIXELS } from "./formats/range-format";
import type { OpenedBook, OpenOptions } from "./open";
import { openWorkbook } from "./open";

export { readWorkbook } from "./file/open";
export { saveWorkbook, workbookParts } from "./file/save";

/** Opens a workbook in Node, without a page: the same object model over Univer's engine. */
export function openHeadless(options: OpenOptions): OpenedBook {
  const univer = new Univer({
    locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: {} },
    logLevel: LogLevel.ERROR,
  });
  univer.registerPlugins([
    [UniverFormulaEnginePlugin],
    [UniverSheetsPlugin],
    [UniverSheetsFormulaPlugin],
    [UniverSheetsNumfmtPlugin],
    [UniverSheetsTablePlugin],
    [UniverSheetsConditionalFormattingPlugin],
    [UniverSheetsDataValidationPlugin],
  ]);
  return openWorkbook(univer, options);
}

/** The cells of a sheet by row and column, counted from 0. */
export type SheetContent = Record<number, Record<number, ICellData>>;

/** A workbook of one sheet. */
export const newBook = (cellData: SheetContent = {}): IWorkbookData => ({
  id: "book",
  name: "Book1",
  appVersion: "",
  locale: LocaleType.EN_US,
  styles: {},
  sheetOrder: ["sheet1"],
  sheets: {
    sheet1: {
      id: "sheet1",
      name: "Sheet1",
      rowCount: 1000,
      columnCount: 26,
      defaultRowHeight: ROW_PIXELS,
      cellData,
    },
  },
});
