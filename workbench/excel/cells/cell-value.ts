/** The value of a cell before formatting; "" when the cell is blank. */
export type CellValue = string | number | boolean;

const errors = new Set([
  "#DIV/0!",
  "#N/A",
  "#NAME?",
  "#NULL!",
  "#NUM!",
  "#REF!",
  "#VALUE!",
  "#SPILL!",
  "#CALC!",
  "#GETTING_DATA",
  "#CYCLE!",
  "#ERROR!",
]);

export const isError = (value: unknown): value is string => typeof value === "string" && errors.has(value);
