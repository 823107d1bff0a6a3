import { readFunctionDocs } from "../../scripts/site/function-docs";
import type { FunctionDoc } from "../../src/workbook/formulas/function-doc";
import { functionFiles } from "../../scripts/site/function-files";
import { asMatrix, readFormula, readValue, shown } from "./example";
import { callAndWait, type WorksheetFunction } from "./support";

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
    test(`${formula} → ${result}`, async () => {
      const { called, given } = readFormula(formula);
      expect(called).toBe(name);
      const worksheetFunction = exported.get(name.replace(".", ""));
      expect(worksheetFunction).toBeDefined();
      const cells = await callAndWait(worksheetFunction!, ...given);
      expect(cells.map((row) => row.map(shown))).toEqual(asMatrix(readValue(result)));
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
