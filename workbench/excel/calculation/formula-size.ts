import { tokenize, tokenTypes } from "@borgar/fx/xlsx";
import { ErrorType, LexerTreeBuilder } from "@univerjs/engine-formula";
import { limits } from "../file/limits";
import { count } from "../file/refused";
import type { Grid } from "../grid";

/**
 * What makes a formula more than the engine can work through, in words; undefined where it can. The engine goes into brackets and
 * along operators by calling itself.
 */
export function formulaFault(formula: string): string | undefined {
  if (formula.length > limits.formulaLength) {
    return fault((many) => `${many} characters`, formula.length, limits.formulaLength);
  }
  // Most formulas are too short to come near a limit.
  if (formula.length <= Math.min(limits.formulaDepth, limits.formulaOperators)) return undefined;
  let depth = 0;
  let deepest = 0;
  let operators = 0;
  for (const { type, value } of tokenize(formula)) {
    if (value === "(" || value === "{") deepest = Math.max(deepest, ++depth);
    else if (value === ")" || value === "}") depth--;
    else if (type === tokenTypes.OPERATOR) operators++;
  }
  if (deepest > limits.formulaDepth)
    return fault((many) => `brackets ${many} deep`, deepest, limits.formulaDepth);
  if (operators > limits.formulaOperators)
    return fault((many) => `${many} operators`, operators, limits.formulaOperators);
  return undefined;
}

const fault = (what: (count: string) => string, found: number, limit: number): string =>
  `The formula has ${what(count(found))}; the workbench reads up to ${count(limit)}.`;

/**
 * Gives #VALUE! for a formula that is too large, wherever it was entered: in a cell, a name or a rule. The engine would run out of
 * stack in the middle of a calculation, and calculate nothing after it.
 */
export function refuseLargeFormulas(grid: Grid): void {
  const lexer = grid.injector.get(LexerTreeBuilder);
  const build = lexer.treeBuilder.bind(lexer);
  lexer.treeBuilder = (formula, ...rest) =>
    formulaFault(formula) === undefined ? build(formula, ...rest) : ErrorType.VALUE;
}
