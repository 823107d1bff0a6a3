import type { ICellData, IWorkbookData } from "@univerjs/core";
import type { HeldDataType } from "../../workbench/excel/cells/data-types";

/** The errors of Excel's data types by `errorType`, and whether a custom function can give them back. */
export const errorKinds = [
  ["Blocked", "#BLOCKED!", false],
  ["Busy", "#BUSY!", false],
  ["Calc", "#CALC!", false],
  ["Connect", "#CONNECT!", false],
  ["Div0", "#DIV/0!", true],
  ["External", "#EXTERNAL!", false],
  ["Field", "#FIELD!", false],
  ["GettingData", "#GETTING_DATA", false],
  ["Name", "#NAME?", true],
  ["NotAvailable", "#N/A", true],
  ["Null", "#NULL!", true],
  ["Num", "#NUM!", true],
  ["Placeholder", "#BUSY!", false],
  ["Ref", "#REF!", true],
  ["Spill", "#SPILL!", false],
  ["Value", "#VALUE!", true],
] as const;

/** A Stocks cell of a currency pair. */
export const stock = {
  type: "LinkedEntity",
  basicType: "Error",
  basicValue: "#VALUE!",
  text: "BTC/USD",
  properties: { Price: { type: "Double", basicType: "Double", basicValue: 60000 } },
};

/** A cell that holds a data type and shows a value of its own to other formulas. */
export function holding(shown: string | number, value: HeldDataType["value"]): ICellData {
  return {
    v: shown,
    t: typeof shown === "number" ? 2 : 1,
    custom: { dataType: { shown, value } satisfies HeldDataType },
  };
}

/** A workbook of one sheet with these cells, row by row; null leaves a cell blank. */
export function bookOf(rows: readonly (readonly (ICellData | number | null)[])[]): IWorkbookData {
  const cellData = Object.fromEntries(
    rows.map((row, index) => [
      index,
      Object.fromEntries(
        row.flatMap((cell, column) =>
          cell === null ? [] : [[column, typeof cell === "number" ? { v: cell, t: 2 } : cell]],
        ),
      ),
    ]),
  );
  return {
    id: "book",
    name: "Book1",
    appVersion: "",
    locale: "enUS" as IWorkbookData["locale"],
    styles: {},
    sheetOrder: ["sheet1"],
    sheets: { sheet1: { id: "sheet1", name: "Sheet1", rowCount: 1000, columnCount: 40, cellData } },
  };
}
