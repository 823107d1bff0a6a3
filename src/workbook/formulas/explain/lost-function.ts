import type { FunctionDoc } from "../function-doc";
import { functionFinder } from "../find-function";
import { callsIn, type Expression } from "../../../excel/formulas/parse";
import { finding, type Finding } from "./finding";

/**
 * Explains a formula that has one of our functions under the name in files, `_xldudf_HEDGE_PNL`, perhaps as one of another file or
 * with the namespace of another build.
 */
export function explainLostFunction(formula: Expression, docs: readonly FunctionDoc[]): Finding | undefined {
  const find = functionFinder(docs);
  for (const { name } of callsIn(formula)) {
    const [, file, stored] = /^(?:(.*)!)?_xldudf_(.+)$/i.exec(name) ?? [];
    const found = stored === undefined ? undefined : find(stored);
    if (!found || (file !== undefined && found.namespace === "other")) continue;
    const { function: doc, namespace } = found;
    const lost =
      namespace === "other"
        ? ofAnotherBuild(name, doc)
        : lostHere(doc, `_xldudf_${stored!.toUpperCase()}`, file?.replace(/^'|'$/g, ""));
    return { ...lost, isRepairable: true };
  }
  return undefined;
}

/** Explains a function under a name that holds in builds with another namespace, or without one. */
export function ofAnotherBuild(written: string, { name }: FunctionDoc): Finding {
  return finding(
    `Excel has no function ${written} here.`,
    `In this Ballast the function is ${name}. A Ballast with another prefix, or none, calls it ${written}; another add-in may also have a function of that name.`,
    `If Ballast wrote the formula, choose Repair formulas: it re-enters such formulas in the whole workbook. If another add-in did, get that add-in.`,
  );
}

function lostHere({ name }: FunctionDoc, written: string, file: string | undefined): Finding {
  const stored = `under the name by which files store it, ${written}`;
  return finding(
    "Excel has lost the add-in's function.",
    file === undefined
      ? `The formula has ${name} ${stored}.`
      : `The formula looks for ${name} in ${file}, another add-in or workbook, ${stored}. Excel does that where a workbook is opened without Ballast, or before Ballast is there.`,
    "Choose Repair formulas: it re-enters such formulas in the whole workbook. Or edit the cell and type the function's name again.",
  );
}
