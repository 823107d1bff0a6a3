import { callsIn, parseFormula } from "../../excel/formulas/parse";

/** The functions of live data that a formula calls, by their names without a namespace, such as MARKET.MARK. */
export function liveCallsIn(formula: unknown): readonly string[] {
  if (typeof formula !== "string" || !/market[._]/i.test(formula)) return [];
  const expression = parseFormula(formula);
  if (!expression) return [];
  return callsIn(expression).flatMap(({ name }) => {
    const [, bare] = pattern.exec(name) ?? [];
    return bare === undefined ? [] : [`MARKET.${bare.toUpperCase()}`];
  });
}

/** With a namespace before it, or with `_` for the dots, as files store it. */
const pattern = /(?:^|[._])MARKET[._]([A-Z]+)$/i;
