import type { BaseValueObject } from "@univerjs/engine-formula";
import { ArrayValueObject } from "@univerjs/engine-formula";
import type { DataType } from "../cells/data-types";
import { errorDataType } from "../cells/data-types";
import type { FunctionMetadata, ParameterMetadata } from "./metadata";

/** What a formula passes, with the data types of the cells that it refers to, counted from its first cell. */
export interface Given {
  value: BaseValueObject;
  dataTypeAt: (row: number, column: number, value: unknown) => DataType | undefined;
}

/** The value that a function gets for a blank cell: 0 in Excel on the desktop, null in Excel on the web. */
export type BlankCell = 0 | null | "";

/** The values for a call, or the error that the cell shows instead of calling. */
export type Arguments = { values: unknown[] } | { error: string };

/** What parameters of type any take besides numbers, texts and booleans. */
export interface Passes {
  /** Data types, errors among them (allowCustomDataForDataTypeAny). */
  dataTypes: boolean;
  /** Errors as instances of CustomFunctions.Error (allowErrorForDataTypeAny). */
  errors: boolean;
}

export interface ArgumentRules {
  blankCell: BlankCell;
  passes: Passes;
}

/** Converts the arguments of a formula to the declared types, as Excel does. Omitted ones become null. */
export function toArguments(
  { parameters }: FunctionMetadata,
  given: Given[],
  rules: ArgumentRules,
): Arguments {
  const last = parameters.at(-1);
  if (given.length > parameters.length && !last?.repeating) return { error: "#VALUE!" };
  const values: unknown[] = [];
  for (const [index, parameter] of parameters.entries()) {
    if (parameter.repeating) {
      const rest = convertAll(parameter, given.slice(index), rules);
      if ("error" in rest) return rest;
      values.push(rest.values);
      continue;
    }
    const converted = convert(parameter, given[index], rules);
    if ("error" in converted) return converted;
    values.push(converted.value);
  }
  return { values };
}

function convertAll(parameter: ParameterMetadata, given: Given[], rules: ArgumentRules): Arguments {
  const values: unknown[] = [];
  for (const one of given) {
    const converted = convert(parameter, one, rules);
    if ("error" in converted) return converted;
    values.push(converted.value);
  }
  return { values };
}

type Converted = { value: unknown } | { error: string };

function convert(parameter: ParameterMetadata, given: Given | undefined, rules: ArgumentRules): Converted {
  if (given === undefined || (given.value.isNull() && !given.value.isArray())) {
    return parameter.optional ? { value: null } : { error: "#VALUE!" };
  }
  const { value: whole, dataTypeAt } = given;
  const block = whole instanceof ArrayValueObject ? whole : undefined;
  const convertAt = (row: number, column: number) => {
    const cell = block ? block.getRealValue(row, column) : whole;
    return convertOne(parameter, cell, dataTypeAt(row, column, cell?.getValue()), rules);
  };
  if (parameter.dimensionality !== "matrix") {
    if (block && (block.getRowCount() > 1 || block.getColumnCount() > 1)) return { error: "#VALUE!" };
    return convertAt(0, 0);
  }
  const rows: unknown[][] = [];
  for (let row = 0; row < (block?.getRowCount() ?? 1); row++) {
    const line: unknown[] = [];
    for (let column = 0; column < (block?.getColumnCount() ?? 1); column++) {
      const converted = convertAt(row, column);
      if ("error" in converted) return converted;
      line.push(converted.value);
    }
    rows.push(line);
  }
  return { value: rows };
}

function convertOne(
  { type = "any" }: ParameterMetadata,
  cell: BaseValueObject | null,
  dataType: DataType | undefined,
  { blankCell, passes }: ArgumentRules,
): Converted {
  if (type === "any" && dataType && passes.dataTypes) return { value: onWire(dataType, passes) };
  if (cell === null || cell.isNull()) return { value: blankAs(type, blankCell) };
  const value = cell.getValue();
  if (cell.isError()) {
    const code = String(value);
    // The value is still being fetched, so the cell waits for it.
    const isPassed = type === "any" && (passes.dataTypes || passes.errors) && code !== "#GETTING_DATA";
    return isPassed ? { value: onWire(errorDataType(code), passes) } : { error: code };
  }
  switch (type) {
    case "number":
      return asNumber(value);
    case "string":
      return { value: typeof value === "boolean" ? String(value).toUpperCase() : String(value) };
    case "boolean":
      return asBoolean(value);
    default:
      return { value };
  }
}

/**
 * What the runtime takes: a data type as JSON in `value`, which it reads, and with `errors` an error by its code, of which it makes
 * an instance of CustomFunctions.Error.
 */
function onWire(dataType: DataType, { dataTypes, errors }: Passes): object {
  const isError = dataType.type === "Error";
  const message = isError && errors ? { type: "CustomFunctionError", code: dataType.basicValue } : dataType;
  return dataTypes ? { value: JSON.stringify(message) } : message;
}

function blankAs(type: string, blankCell: BlankCell): unknown {
  if (type === "number") return 0;
  if (type === "string") return "";
  if (type === "boolean") return false;
  return blankCell;
}

function asNumber(value: string | number | boolean): Converted {
  if (typeof value !== "string") return { value: Number(value) };
  const number = Number(value);
  return value.trim() === "" || Number.isNaN(number) ? { error: "#VALUE!" } : { value: number };
}

function asBoolean(value: string | number | boolean): Converted {
  if (typeof value !== "string") return { value: Boolean(value) };
  if (/^(true|false)$/i.test(value)) return { value: value.toLowerCase() === "true" };
  return { error: "#VALUE!" };
}
