import type { CellValue } from "./cells";
import { isError } from "./cells";

/** A cell's value as Excel describes it in `valuesAsJson`, an error with its message. */
export function describeValue(value: CellValue, message: string | undefined): object {
  if (value === "") return { type: "Empty", basicValue: "", basicType: "Empty" };
  if (isError(value)) {
    return {
      type: "Error",
      basicValue: value,
      basicType: "Error",
      errorType: errorTypes[value] ?? "Calc",
      ...(message ? { errorMessage: message } : {}),
    };
  }
  if (typeof value === "number") return { type: "Double", basicValue: value, basicType: "Double" };
  if (typeof value === "boolean") return { type: "Boolean", basicValue: value, basicType: "Boolean" };
  return { type: "String", basicValue: value, basicType: "String" };
}

const errorTypes: Record<string, string> = {
  "#DIV/0!": "Div0",
  "#N/A": "NotAvailable",
  "#NAME?": "Name",
  "#NULL!": "Null",
  "#NUM!": "Num",
  "#REF!": "Ref",
  "#VALUE!": "Value",
  "#SPILL!": "Spill",
  "#CALC!": "Calc",
  "#GETTING_DATA": "GettingData",
};
