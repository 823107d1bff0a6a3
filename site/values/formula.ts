import type { CellContent, Matrix } from "../../src/excel/formulas/values";

/** What an argument of an example is: one value, an array of them, or undefined where it is left out. */
export type Given = CellContent | Matrix | undefined;

/** The arguments of `=NAME(1, {1,2;3,4}, , "text")` in their order. */
export function argumentsOf(formula: string): Given[] {
  const inner = /^=[A-Z.]+\((.*)\)$/s.exec(formula)?.[1]?.trim();
  if (inner === undefined) throw new Error(`Not a call of a function: ${formula}`);
  return inner === "" ? [] : splitOutside(inner, ",").map(readGiven);
}

/** A value or an array as a formula or the result of an example writes it. */
export function readGiven(text: string): Given {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  if (!trimmed.startsWith("{")) return readConstant(trimmed);
  return splitOutside(trimmed.slice(1, -1), ";").map((row) =>
    splitOutside(row, ",").map((cell) => readConstant(cell.trim())),
  );
}

function readConstant(text: string): CellContent {
  if (text === "") return null;
  if (text === "TRUE" || text === "FALSE") return text === "TRUE";
  if (text.startsWith("#")) return text;
  if (text.startsWith('"')) return text.slice(1, -1).replaceAll('""', '"');
  return Number(text);
}

/** Parts between separators that stand neither in a text nor in braces. */
export function splitOutside(text: string, separator: string): string[] {
  const parts = [""];
  let quoted = false;
  let depth = 0;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    if (!quoted && character === "{") depth++;
    if (!quoted && character === "}") depth--;
    if (character === separator && !quoted && depth === 0) parts.push("");
    else parts.push(parts.pop()! + character);
  }
  return parts;
}

/** The call as a cell holds it, without the arguments at its end that are left out. */
export function formulaOf(name: string, given: readonly Given[]): string {
  const last = given.findLastIndex((one) => one !== undefined);
  return `=${name}(${given
    .slice(0, last + 1)
    .map(written)
    .join(", ")})`;
}

function written(given: Given): string {
  if (given === undefined) return "";
  if (!isMatrix(given)) return constant(given);
  return `{${given.map((row) => row.map(constant).join(",")).join(";")}}`;
}

function constant(value: CellContent): string {
  if (value === null) return '""'; // An array in a formula has no blank.
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "number" || value.startsWith("#")) return String(value);
  return `"${value.replaceAll('"', '""')}"`;
}

export function isMatrix(given: Given): given is Matrix {
  return Array.isArray(given);
}
