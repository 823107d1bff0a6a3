import { InputError } from "./errors";

/** What a cell holds, out of whatever object the host wrapped it in. `null` is a blank cell. */
export type CellValue = number | string | boolean | null | InputError | Unreadable;

/** A value that no function takes, with what to call it in a message. */
export class Unreadable {
  constructor(readonly name: string) {}
}

/** Texts that are an error value when they are all that a cell holds. */
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

/** A cell that holds nothing; a 0 may be a blank cell too (`isPerhapsBlank`), the value does not tell. */
export function isBlank(raw: unknown): boolean {
  return raw === null || raw === undefined || raw === "";
}

export function isPerhapsBlank(raw: unknown): boolean {
  return isBlank(raw) || raw === 0;
}

/**
 * Errors, formatted numbers and the like arrive as objects. Hosts differ in the field: `basicValue` (Excel's data types),
 * `primitive` (the wire's form of them), `code` (the runtime's error class).
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
