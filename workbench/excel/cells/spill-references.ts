import { tokenize, tokenTypes, type Token } from "@borgar/fx/xlsx";

/** The function by which files, and the engine here, hold the sign in `A1#`. */
export const ANCHOR_FUNCTION = "ANCHORARRAY";

/** The formula with a function in place of the sign for what a cell's formula fills: `SUM(A1#)` becomes `SUM(ANCHORARRAY(A1))`. */
export function withAnchorFunction(formula: string, name: string = ANCHOR_FUNCTION): string {
  if (!formula.includes("#")) return formula;
  return tokenize(formula)
    .map((token, at, all) => {
      if (isCell(token) && isSign(all[at + 1])) return `${name}(${token.value})`;
      return isSign(token) && isCell(all[at - 1]) ? "" : token.value;
    })
    .join("");
}

/** The formula as a person enters it: `SUM(ANCHORARRAY(A1))` becomes `SUM(A1#)`. */
export function withAnchorSign(formula: string): string {
  if (!formula.includes(ANCHOR_FUNCTION)) return formula;
  const tokens = tokenize(formula);
  const isOfCell = (at: number): boolean =>
    tokens[at]?.value === ANCHOR_FUNCTION &&
    tokens[at + 1]?.value === "(" &&
    isCell(tokens[at + 2]) &&
    tokens[at + 3]?.value === ")";
  return tokens
    .map(({ value }, at) => {
      if (isOfCell(at) || isOfCell(at - 1)) return "";
      return isOfCell(at - 3) ? "#" : value;
    })
    .join("");
}

const isCell = (token: Token | undefined): boolean =>
  token?.type === tokenTypes.REF_RANGE || token?.type === tokenTypes.REF_NAMED;

const isSign = (token: Token | undefined): boolean =>
  token?.type === tokenTypes.OPERATOR && token.value === "#";
