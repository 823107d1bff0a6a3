import { isFunction, isReference, isWhitespace, type Token } from "@borgar/fx";

/** Parentheses around one expression, where they do not hold the arguments of a call. */
export interface Group {
  readonly start: number;
  readonly end: number;
  /** Where the expression inside ends. */
  readonly innerEnd: number;
}

/** The groups of a formula by where the expression inside starts. */
export function groupsOf(tokens: readonly Token[]): ReadonlyMap<number, Group> {
  const groups = new Map<number, Group>();
  const open: number[] = [];
  tokens.forEach(({ value }, at) => {
    if (value === "(") open.push(at);
    if (value !== ")") return;
    const from = open.pop();
    if (from === undefined || opensCall(tokens, from)) return;
    const [start, innerStart] = [startOf(tokens[from]), startOf(next(tokens, from, 1))];
    const [innerEnd, end] = [endOf(next(tokens, at, -1)), endOf(tokens[at])];
    groups.set(innerStart, { start, end, innerEnd });
  });
  return groups;
}

function opensCall(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return isFunction(before) || isReference(before) || before?.value === ")";
}

/** The nearest token in a direction that is no space. */
function next(tokens: readonly Token[], from: number, step: 1 | -1): Token | undefined {
  let at = from + step;
  while (isWhitespace(tokens[at])) at += step;
  return tokens[at];
}

const startOf = (token: Token | undefined): number => token!.loc![0]!;
const endOf = (token: Token | undefined): number => token!.loc![1]!;
