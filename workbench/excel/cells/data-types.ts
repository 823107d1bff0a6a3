import type { Grid } from "../grid";

/** One of Excel's data types, such as an entity or an error, as Office.js writes it. */
export interface DataType {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** A data type with the value that its cell has for other formulas. A cell keeps it as `custom.dataType`. */
export interface HeldDataType {
  readonly shown: string | number;
  readonly value: DataType;
}

/** Finds the data types in the cells of a sheet. One counts until something else is written into its cell. */
export function dataTypesOf(
  grid: Grid,
  sheetId: string,
): (row: number, column: number) => DataType | undefined {
  const cells = grid.sheet(sheetId)?.getCellMatrix();
  return (row, column) => {
    const cell = cells?.getValue(row, column);
    const held = cell?.custom?.dataType as HeldDataType | undefined;
    return held && !cell?.f && cell?.v === held.shown ? held.value : undefined;
  };
}

/** A number with its format, by the name that it has up to ExcelApi 1.18; undefined where there is no format. */
export function formattedNumber(value: unknown, numberFormat: string | undefined): DataType | undefined {
  if (numberFormat === undefined) return undefined;
  return { type: "FormattedNumber", basicType: "Double", basicValue: value, numberFormat };
}

export function errorDataType(name: string): DataType {
  return { type: "Error", basicType: "Error", basicValue: name, ...errorTypes[name] };
}

/** Excel's own names for the errors of the engine. */
const errorTypes: Readonly<Record<string, { errorType: string }>> = {
  "#CALC!": { errorType: "Calc" },
  "#DIV/0!": { errorType: "Div0" },
  "#GETTING_DATA": { errorType: "GettingData" },
  "#N/A": { errorType: "NotAvailable" },
  "#NAME?": { errorType: "Name" },
  "#NULL!": { errorType: "Null" },
  "#NUM!": { errorType: "Num" },
  "#REF!": { errorType: "Ref" },
  "#SPILL!": { errorType: "Spill" },
  "#VALUE!": { errorType: "Value" },
};
