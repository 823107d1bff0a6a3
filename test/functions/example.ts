import { splitOutside } from "../../site/values/formula";
import type { Result } from "./support";

export type Value = number | string | boolean | null;

/** `=NAME(1, {1,2;3,4}, , "text")`, with null for what is left out. */
export function readFormula(formula: string): { called: string; given: (Value | Value[][])[] } {
  const [, called, inner] = /^=([A-Z.]+)\((.*)\)$/.exec(formula) ?? [];
  if (called === undefined || inner === undefined) throw new Error(`Not a formula: ${formula}`);
  return { called, given: inner.trim() === "" ? [] : splitOutside(inner, ",").map(readValue) };
}

/** A value or an array as an example of a doc comment writes it. */
export function readValue(text: string): Value | Value[][] {
  const trimmed = text.trim();
  if (trimmed.startsWith("{"))
    return splitOutside(trimmed.slice(1, -1), ";").map((row) => splitOutside(row, ",").map(readScalar));
  return readScalar(trimmed);
}

function readScalar(text: string): Value {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  if (trimmed === "TRUE" || trimmed === "FALSE") return trimmed === "TRUE";
  if (trimmed.startsWith("#")) return trimmed;
  return JSON.parse(trimmed) as Value;
}

export function asMatrix(value: Value | Value[][]): Value[][] {
  return Array.isArray(value) ? value : [[value]];
}

/** An example writes an error as its name alone. */
export function shown(value: Result): Value {
  return typeof value === "object" ? value.error : value;
}
