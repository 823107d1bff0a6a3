import type { FunctionDoc } from "../function-doc";
import { callsIn, type Expression } from "../../../excel/formulas/parse";
import { finding, type Finding } from "./finding";

/** Explains a formula that has one of our functions under the name in files, `_xldudf_HEDGE_PNL`, perhaps as one of another file. */
export function explainLostFunction(formula: Expression, docs: readonly FunctionDoc[]): Finding | undefined {
  for (const { name } of callsIn(formula)) {
    const [, file, id] = /^(?:(.*)!)?_xldudf_(.+)$/i.exec(name) ?? [];
    const doc = docs.find((one) => one.id === id?.toUpperCase());
    if (doc) return { ...lost(doc, file?.replace(/^'|'$/g, "")), isRepairable: true };
  }
  return undefined;
}

function lost({ id, name }: FunctionDoc, file: string | undefined): Finding {
  const stored = `under the name by which files store it, _xldudf_${id}`;
  return finding(
    "Excel has lost the add-in's function.",
    file === undefined
      ? `The formula has ${name} ${stored}.`
      : `The formula looks for ${name} in ${file}, another add-in or workbook, ${stored}. Excel does that where a workbook is opened without Ballast, or before Ballast is there.`,
    "Choose Repair formulas: it enters such formulas again in the whole workbook. Or edit the cell and type the function's name anew.",
  );
}
