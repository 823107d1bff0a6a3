import type { ICellData } from "@univerjs/core";
import type { HeldDataType } from "../../workbench/excel/cells/data-types";
import type { SheetContent } from "../../workbench/excel/headless";

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
  return { v: shown, custom: { dataType: { shown, value } satisfies HeldDataType } };
}

/** The cells of a sheet, row by row. */
export function sheetOf(rows: readonly (readonly (ICellData | number)[])[]): SheetContent {
  const asCell = (cell: ICellData | number) => (typeof cell === "number" ? { v: cell } : cell);
  return Object.fromEntries(rows.map((row, index) => [index, Object.fromEntries(row.map(asCell).entries())]));
}
