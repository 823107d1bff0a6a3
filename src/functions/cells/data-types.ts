import { quoted, shortened } from "./wording";

/** One of Excel's data types as a function receives it. Any of the fields may be missing. */
export interface DataType {
  readonly type?: unknown;
  readonly basicType?: unknown;
  readonly basicValue?: unknown;
  /** The name of `basicValue` in older hosts. */
  readonly primitive?: unknown;
  readonly errorType?: unknown;
  /** The name of an error in the runtime's error class. */
  readonly code?: unknown;
  readonly text?: unknown;
  readonly properties?: unknown;
}

/** True for a data type that is no single number, text or error. Excel gives it a #VALUE! as its basic value. */
export function isComposed({ type, basicType }: DataType): boolean {
  return withFields.has(type) || withoutFields.has(type) || (basicType === "Error" && type !== "Error");
}

/** What a message calls a data type that no function takes, and what the user can refer to instead. */
export function dataTypeName(given: DataType): string {
  const { type } = given;
  const name = withFields.get(type);
  if (name !== undefined)
    return `${name}${titleOf(given)}; refer to a field of it, such as =A1.${fieldOf(given)}`;
  return (
    withoutFields.get(type) ??
    (typeof type === "string" ? `a data type that Excel calls ${shortened(type)}` : "an object")
  );
}

const withFields = new Map<unknown, string>([
  ["LinkedEntity", "a Stocks or other linked data type"],
  ["Entity", "a data type"],
]);

const withoutFields = new Map<unknown, string>([
  ["WebImage", "an image"],
  ["LocalImage", "an image"],
  ["Array", "an array within one cell"],
  ["Function", "a LAMBDA"],
  ["ExternalCodeServiceObject", "a Python object"],
  ["Reference", "a part of another data type"],
]);

/** The text that the cell shows, such as the name of a company or a currency pair. */
function titleOf({ text }: DataType): string {
  return typeof text === "string" && text !== "" ? ` (${quoted(text)})` : "";
}

/** Excel spells a field that is no single word in brackets. */
function fieldOf({ properties }: DataType): string {
  const fields = typeof properties === "object" && properties !== null ? Object.keys(properties) : [];
  const field = fields.length === 0 || fields.includes("Price") ? "Price" : fields[0]!;
  return field.length <= 40 && /^\p{L}[\p{L}\d_]*$/u.test(field) ? field : `[${shortened(field)}]`;
}
