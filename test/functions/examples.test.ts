import { readFunctionDocs } from "../../scripts/site/function-docs";
import type { FunctionDoc } from "../../src/workbook/formulas/function-doc";
import { functionFiles } from "../../scripts/site/function-files";
import { call, type WorksheetFunction } from "./support";

const docs: FunctionDoc[] = readFunctionDocs();

/** The exported functions of a source by name, the dots and case of the worksheet name aside: hedgePnl is HEDGE.PNL. */
const exported = new Map<string, WorksheetFunction>();
beforeAll(async () => {
  for (const file of functionFiles) {
    const exports = (await import(file)) as Record<string, WorksheetFunction>;
    for (const [name, worksheetFunction] of Object.entries(exports))
      exported.set(name.toUpperCase(), worksheetFunction);
  }
});

describe.each(docs.map((doc) => [doc.name, doc] as const))("%s", (name, doc) => {
  for (const { formula, result } of doc.examples) {
    test(`${formula} → ${result}`, () => {
      const { called, given } = readFormula(formula);
      expect(called).toBe(name);
      const worksheetFunction = exported.get(name.replace(".", ""));
      expect(worksheetFunction).toBeDefined();
      expect(call(worksheetFunction!, ...given).map((row) => row.map(shown))).toEqual(
        asMatrix(readValue(result)),
      );
    });
  }
});

test("ids and names are unique, an id is its name with an underscore, and a description is one line", () => {
  expect(docs.length).toBeGreaterThan(0);
  expect(new Set(docs.map(({ id }) => id)).size).toBe(docs.length);
  expect(new Set(docs.map(({ name }) => name)).size).toBe(docs.length);
  for (const { id, name, summary, parameters } of docs) {
    expect(id).toBe(name.replace(".", "_"));
    expect(summary).toMatch(/^[^\n]{1,100}\.$/);
    for (const { description } of parameters) expect(description).toMatch(/^[^\n]{1,120}\.$/);
  }
});

type Value = number | string | boolean | null;

/** `=NAME(1, {1,2;3,4}, , "text")`, with null for what is left out. */
function readFormula(formula: string): { called: string; given: (Value | Value[][])[] } {
  const [, called, inner] = /^=([A-Z.]+)\((.*)\)$/.exec(formula) ?? [];
  if (called === undefined || inner === undefined) throw new Error(`Not a formula: ${formula}`);
  return { called, given: inner.trim() === "" ? [] : split(inner, ",").map(readValue) };
}

function readValue(text: string): Value | Value[][] {
  const trimmed = text.trim();
  if (trimmed.startsWith("{"))
    return split(trimmed.slice(1, -1), ";").map((row) => split(row, ",").map(readScalar));
  return readScalar(trimmed);
}

function readScalar(text: string): Value {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  if (trimmed === "TRUE" || trimmed === "FALSE") return trimmed === "TRUE";
  if (trimmed.startsWith("#")) return trimmed;
  return JSON.parse(trimmed) as Value;
}

/** Parts between separators that stand neither in a text nor in braces. */
function split(text: string, separator: string): string[] {
  const parts = [""];
  let quoted = false;
  let depth = 0;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    if (!quoted && character === "{") depth++;
    if (!quoted && character === "}") depth--;
    if (character === separator && !quoted && depth === 0) parts.push("");
    else parts[parts.length - 1] += character;
  }
  return parts;
}

function asMatrix(value: Value | Value[][]): Value[][] {
  return Array.isArray(value) ? value : [[value]];
}

/** An example writes an error as its name alone. */
function shown(value: ReturnType<typeof call>[number][number]): Value {
  return typeof value === "object" ? value.error : value;
}
