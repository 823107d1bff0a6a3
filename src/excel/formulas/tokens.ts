import { isError, isFunction, isReference, tokenize, type Token } from "@borgar/fx";

/**
 * The tokens of a formula in the form in which Excel's API gives it: English, arguments separated by commas. Their values
 * joined are the formula. Where @borgar/fx reads less than Excel, its tokens are joined here.
 */
export function tokenise(formula: string): Token[] {
  const tokens: Token[] = [];
  for (const { type, loc } of tokenize(readable(formula), { withLocation: true })) {
    const [start, end] = loc as [number, number];
    const next = { type, value: formula.slice(start, end), loc: [start, end] };
    const joined = tokens.splice(tokens.length - precedingParts(tokens, next));
    tokens.push(joined.length > 0 ? join(joined, next) : next);
  }
  return tokens;
}

/**
 * The formula with `_` for each character that keeps fx from reading another file: the colon before the brackets in
 * `'C:\Books\[Book.xlsx]Sheet1'!A1`, and before a call the brackets in `[2]!F(1)` and all of these in quotes.
 */
function readable(formula: string): string {
  return formula
    .replace(/('[a-z]+):(?=[\\/])/gi, "$1_")
    .replace(/'(?:[^'"]|'')*'(?=![\w.]+\()/g, (file) => file.replace(/[:[\]]/g, "_"))
    .replace(/\[([\w.]+)\](?=![\w.]+\()/g, "_$1_");
}

/** How many of the tokens so far are one reference together with the next token. */
function precedingParts(tokens: readonly Token[], next: Token): number {
  const last = tokens.at(-1);
  const beforeLast = tokens.at(-2);
  // A1#
  if (next.value === "#" && isReference(last)) return 1;
  // #REF!A1, whose sheet was deleted
  if (isLost(last) && isReference(next)) return 1;
  // Sheet1!#REF!, whose cells were deleted, and Book.xlam!F(1)
  if ((isLost(next) || isFunction(next)) && last?.value === "!" && beforeLast?.type.startsWith("context"))
    return 2;
  // Orders[#REF!], whose column was deleted
  if (next.value === "]" && isLost(last) && beforeLast?.value.endsWith("[")) return 2;
  return 0;
}

function join(parts: readonly Token[], last: Token): Token {
  const all = [...parts, last];
  const type = (all.find(isError) ?? all.find(isFunction) ?? all[0]!).type;
  return {
    type,
    value: all.map(({ value }) => value).join(""),
    loc: [parts[0]!.loc![0]!, last.loc![1]!],
  };
}

function isLost(token: Token | undefined): boolean {
  return isError(token) && token?.value === "#REF!";
}
