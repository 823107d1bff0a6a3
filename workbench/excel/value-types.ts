import { Tools } from "@univerjs/core";

/** The grid asks for the types of values by `Object.prototype.toString`, which is slow for a text or a number, many times a cell. */
const byObject = Tools.getValueType.bind(Tools);

const primitives: Partial<Record<string, string>> = {
  string: "[object String]",
  number: "[object Number]",
  boolean: "[object Boolean]",
};

Tools.getValueType = (value: unknown) => primitives[typeof value] ?? byObject(value);
