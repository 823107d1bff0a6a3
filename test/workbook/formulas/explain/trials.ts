import { readFunctionDocs } from "../../../../scripts/site/function-docs";
import type { FunctionDoc } from "../../../../src/workbook/formulas/function-doc";
import { parseFormula, type Expression } from "../../../../src/excel/formulas/parse";

export const docs = readFunctionDocs();

export type Fault = "text" | "negative" | "error" | "shape" | "missing";

/** One argument of a function's example put into cells, with a fault in the first of them or in their number. */
export interface Trial {
  readonly doc: FunctionDoc;
  readonly parameter: string;
  readonly fault: Fault;
  /** What stands in the cells that the argument refers to; none where the argument is left out. */
  readonly cells: readonly (readonly unknown[])[];
  /** The formula with the argument referring to those cells. */
  readonly formula: (address: string) => string;
}

/** Arguments that are given together or not at all. */
const pairs: Readonly<Record<string, string>> = { highs: "lows", lows: "highs" };

/** Every argument of every function in turn with every fault. */
export const trials: readonly Trial[] = docs.flatMap((doc) => {
  const example = parseFormula(doc.examples[0]?.formula ?? "");
  if (example?.kind !== "call") return [];
  const texts = doc.parameters.map((_, index) => example.arguments[index]?.text ?? "");
  return doc.parameters.flatMap(({ name, optional }, index): Trial[] => {
    // A series that the example leaves out is as long as the others.
    const beside = example.arguments.find((one) => one.kind === "array");
    const partner = doc.parameters.findIndex((other) => other.name === pairs[name]);
    const formula = (text: string) => {
      const all = texts.with(index, text);
      if (all[partner] === "") all[partner] = beside?.text ?? "";
      while (all.at(-1) === "" && all.length > index + 1) all.pop();
      return `=${doc.name}(${all.join(",")})`;
    };
    const given = example.arguments[index];
    const isSeries = /row or column|of each (asset|row|leg,)/i.test(doc.parameters[index]!.description);
    const values = valuesOf(
      given?.kind === "missing"
        ? isSeries
          ? beside
          : undefined
        : (given ?? (isSeries ? beside : undefined)),
    );
    const broken = (content: unknown) =>
      values.map((row, down) => row.map((value, right) => (down + right === 0 ? content : value)));
    const trial = (fault: Fault, cells: Trial["cells"]): Trial => {
      return {
        doc,
        parameter: name,
        fault,
        cells,
        formula: fault === "missing" ? () => formula("") : formula,
      };
    };
    return [
      trial("text", broken("nonsense")),
      ...(typeof values[0]![0] === "number" ? [trial("negative", broken(-5))] : []),
      trial("error", broken("#DIV/0!")),
      ...(optional ? [] : [trial("missing", [])]),
      trial(
        "shape",
        [...values, ...values, ...values].map((row) => [...row, ...row]),
      ),
    ];
  });
});

function valuesOf(part: Expression | undefined): readonly (readonly unknown[])[] {
  if (part?.kind === "array") return part.rows;
  return part?.kind === "constant" ? [[part.value]] : [[1]];
}
