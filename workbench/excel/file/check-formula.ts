import { tokenize, tokenTypes } from "@borgar/fx/xlsx";
import { limits } from "./limits";
import { count, FileRefused } from "./refused";

/** Refuses a formula that the engine cannot work through: it goes into brackets and along operators by calling itself. */
export function checkFormula(formula: string, where: string): void {
  const remedy = "Split the formula over several cells, and save the file again.";
  const refuse = (what: (count: string) => string, found: number, limit: number) => {
    throw new FileRefused(
      where,
      `The formula has ${what(count(found))}; the workbench reads up to ${count(limit)}.`,
      remedy,
    );
  };
  if (formula.length > limits.formulaLength) {
    refuse((many) => `${many} characters`, formula.length, limits.formulaLength);
  }
  // Most formulas are too short to come near a limit.
  if (formula.length <= Math.min(limits.formulaDepth, limits.formulaOperators)) return;
  let depth = 0;
  let deepest = 0;
  let operators = 0;
  for (const { type, value } of tokenize(formula)) {
    if (value === "(" || value === "{") deepest = Math.max(deepest, ++depth);
    else if (value === ")" || value === "}") depth--;
    else if (type === tokenTypes.OPERATOR) operators++;
  }
  if (deepest > limits.formulaDepth) refuse((many) => `brackets ${many} deep`, deepest, limits.formulaDepth);
  if (operators > limits.formulaOperators)
    refuse((many) => `${many} operators`, operators, limits.formulaOperators);
}
