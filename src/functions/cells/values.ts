import { dataTypeName, isComposed, type DataType } from "./data-types";
import { InputError } from "./errors";

/** The value of a cell without the object that the host may wrap it in; `null` is a blank cell. */
export type CellValue = number | string | boolean | null | InputError | Unreadable;

/** A value that no function takes. Messages call it by this name. */
export class Unreadable {
  constructor(readonly name: string) {}
}

export function cellValue(raw: unknown): CellValue {
  switch (typeof raw) {
    case "number":
      return Number.isFinite(raw) ? raw : new Unreadable(raw === raw ? "an infinite number" : "no number");
    case "string":
      if (raw === "") return null;
      return raw.startsWith("#") && errorNames.has(raw) ? errorNamed(raw) : raw;
    case "boolean":
      return raw;
    case "undefined":
      return null;
    case "object":
      return raw === null ? null : objectValue(raw);
    default:
      return new Unreadable(`a ${typeof raw}`);
  }
}

/** True when a cell is certainly blank. */
export function isBlank(raw: unknown): boolean {
  return raw === null || raw === undefined || raw === "";
}

/** True for 0 as well, because some hosts pass a blank cell as 0. */
export function isPerhapsBlank(raw: unknown): boolean {
  return isBlank(raw) || raw === 0;
}

function objectValue(raw: DataType): CellValue {
  if (raw instanceof InputError || raw instanceof Unreadable) return raw;
  const { type, basicValue, primitive } = raw;
  if (type === "Empty") return null;
  if (type === "Error" || type === "CustomFunctionError") return errorValue(raw);
  const value = basicValue ?? primitive;
  const isPlain = typeof value === "number" || typeof value === "string" || typeof value === "boolean";
  return isPlain && !isComposed(raw) ? cellValue(value) : new Unreadable(dataTypeName(raw));
}

/** `basicValue` and `errorType` are both optional in Excel's types, and older hosts have other fields. */
function errorValue({ basicValue, errorType, primitive, code }: DataType): CellValue {
  const name = [basicValue, errorsByType.get(errorType), primitive, code].find((one) => errorNames.has(one));
  return typeof name === "string" ? errorNamed(name) : new Unreadable("an error of no known kind");
}

const errorsByType = new Map<unknown, string>([
  ["Blocked", "#BLOCKED!"],
  ["Busy", "#BUSY!"],
  ["Calc", "#CALC!"],
  ["Connect", "#CONNECT!"],
  ["Div0", "#DIV/0!"],
  ["External", "#EXTERNAL!"],
  ["Field", "#FIELD!"],
  ["GettingData", "#GETTING_DATA"],
  ["Name", "#NAME?"],
  ["NotAvailable", "#N/A"],
  ["Null", "#NULL!"],
  ["Num", "#NUM!"],
  ["Placeholder", "#BUSY!"],
  ["Ref", "#REF!"],
  ["Spill", "#SPILL!"],
  ["Value", "#VALUE!"],
]);

/** A cell that holds just one of these texts holds an error. */
const errorNames = new Set<unknown>([...errorsByType.values(), "#UNKNOWN!", "#PYTHON!", "#TIMEOUT!"]);

/** The errors that a custom function can give back, those of CustomFunctions.ErrorCode. */
const returnable = new Set(["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"]);

/** Creating an error value is slow and a range may hold thousands, so each error gets one. */
const known = new Map<string, CellValue>();

/**
 * An error is passed on unchanged if a custom function can give it back. The others, such as #SPILL! and #BUSY!, Microsoft
 * documents as unsupported in results, so the function refuses them with a #VALUE! whose text names the error and its cell.
 */
function errorNamed(name: string): CellValue {
  const before = known.get(name);
  if (before !== undefined) return before;
  const value = returnable.has(name)
    ? new InputError(new CustomFunctions.Error(name as CustomFunctions.ErrorCode))
    : new Unreadable(`the error ${name}`);
  known.set(name, value);
  return value;
}
