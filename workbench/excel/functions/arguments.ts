import type { BaseValueObject } from "@univerjs/engine-formula";
import { ArrayValueObject } from "@univerjs/engine-formula";
import type { FunctionMetadata, ParameterMetadata } from "./metadata";

/** The value that a function gets for a blank cell: 0 in Excel on the desktop, null in Excel on the web. */
export type BlankCell = 0 | null | "";

/** The values for a call, or the error that the cell shows instead of calling. */
export type Arguments = { values: unknown[] } | { error: string };

export interface ArgumentRules {
  blankCell: BlankCell;
  /** True when parameters of type any accept errors as values (allowErrorForDataTypeAny). */
  takesErrors: boolean;
}

/** Converts the arguments of a formula to the declared types, as Excel does. Omitted ones become null. */
export function toArguments(
  { parameters }: FunctionMetadata,
  given: BaseValueObject[],
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

function convertAll(parameter: ParameterMetadata, given: BaseValueObject[], rules: ArgumentRules): Arguments {
  const values: unknown[] = [];
  for (const one of given) {
    const converted = convert(parameter, one, rules);
    if ("error" in converted) return converted;
    values.push(converted.value);
  }
  return { values };
}

type Converted = { value: unknown } | { error: string };

function convert(
  parameter: ParameterMetadata,
  given: BaseValueObject | undefined,
  rules: ArgumentRules,
): Converted {
  if (given === undefined || (given.isNull() && !given.isArray())) {
    return parameter.optional ? { value: null } : { error: "#VALUE!" };
  }
  const block = given instanceof ArrayValueObject ? given : undefined;
  if (parameter.dimensionality !== "matrix") {
    if (block && (block.getRowCount() > 1 || block.getColumnCount() > 1)) return { error: "#VALUE!" };
    return convertOne(parameter, block ? block.getRealValue(0, 0) : given, rules);
  }
  const rows: unknown[][] = [];
  for (let row = 0; row < (block?.getRowCount() ?? 1); row++) {
    const line: unknown[] = [];
    for (let column = 0; column < (block?.getColumnCount() ?? 1); column++) {
      const converted = convertOne(parameter, block ? block.getRealValue(row, column) : given, rules);
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
  rules: ArgumentRules,
): Converted {
  if (cell === null || cell.isNull()) return { value: blankAs(type, rules.blankCell) };
  const value = cell.getValue();
  if (cell.isError()) {
    const code = String(value);
    // The value is still being fetched, so the cell waits for it.
    if (type !== "any" || !rules.takesErrors || code === "#GETTING_DATA") return { error: code };
    return { value: { type: "CustomFunctionError", code } };
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
