import { formulaFault } from "../calculation/formula-size";
import { FileRefused } from "./refused";

/** Refuses a formula that the engine cannot work through. */
export function checkFormula(formula: string, where: string): void {
  const fault = formulaFault(formula);
  if (fault === undefined) return;
  throw new FileRefused(where, fault, "Split the formula over several cells, and save the file again.");
}
