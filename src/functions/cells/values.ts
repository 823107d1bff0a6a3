import { InputError } from "./errors";

/** The value of a cell without the object that the host may wrap it in; `null` is a blank cell. */
export type CellValue = number | string | boolean | null | InputError | Unreadable;

/** A value that no function takes. Messages call it by this name. */
export class Unreadable {
  constructor(readonly name: string) {}
}

/** A cell that holds just one of these texts holds an error. */
const errorLiterals = new Set(
  (
    "#NULL! #DIV/0! #VALUE! #REF! #NAME? #NUM! #N/A #GETTING_DATA #SPILL! #CALC! #FIELD! #BLOCKED! #CONNECT! #BUSY! " +
    "#UNKNOWN! #EXTERNAL! #PYTHON! #TIMEOUT!"
  ).split(" "),
);

export function cellValue(raw: unknown): CellValue {
  switch (typeof raw) {
    case "number":
      return Number.isFinite(raw) ? raw : new Unreadable(String(raw));
    case "string":
      if (raw === "") return null;
      return raw.startsWith("#") && errorLiterals.has(raw) ? inputError(raw) : raw;
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

/**
 * Errors and formatted numbers arrive as objects, and hosts keep the value in different fields: `basicValue` in Excel's data
 * types, `primitive` on the wire, `code` in the runtime's error class.
 */
function objectValue(raw: object): CellValue {
  if (raw instanceof CustomFunctions.Error) return new InputError(raw);
  const { type, code, basicType, basicValue, primitive } = raw as Record<string, unknown>;
  const inner = basicValue ?? primitive;
  if (type === "Error" || type === "CustomFunctionError") {
    const literal = inner ?? code;
    return typeof literal === "string" ? inputError(literal) : new Unreadable("an error of no known kind");
  }
  if (type === "Empty") return null;
  if (basicType === "Error" || typeof inner === "object" || inner === undefined) {
    return new Unreadable(typeof type === "string" ? `a value of type ${type}` : "an object");
  }
  return cellValue(inner);
}

function inputError(literal: string): InputError {
  return new InputError(new CustomFunctions.Error(literal as CustomFunctions.ErrorCode));
}
