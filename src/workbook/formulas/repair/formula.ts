/** A worksheet function as Excel's metadata has it: HEDGE_PNL is HEDGE.PNL. */
export interface NamedFunction {
  readonly id: string;
  readonly name: string;
}

/** Why a formula is entered again. */
export type Cause =
  /** A name that only files hold: `_xldudf_HEDGE_PNL`. */
  | "stored name"
  /** `@` before a function, or `_xlfn.SINGLE` around it, cuts its result to one cell. */
  | "cut to one cell"
  /** The function is named rightly, and Excel does not know it all the same. */
  | "not recognised";

export interface FormulaState {
  /** The cell shows #NAME?. */
  readonly showsName: boolean;
  /** In a table nothing may spill: there `@` is right. */
  readonly inTable: boolean;
}

export interface RepairedFormula {
  readonly formula: string;
  readonly causes: readonly Cause[];
}

/** The formula as it has to be entered again; undefined where nothing of it is a leftover of these functions. */
export type FormulaRepair = (formula: string, state: FormulaState) => RepairedFormula | undefined;

export function formulaRepair(functions: readonly NamedFunction[]): FormulaRepair {
  const names = new Map(functions.flatMap(({ id, name }) => [id, name].map((one) => [key(one), name])));
  return (formula, state) => {
    const causes = new Set<Cause>();
    const tokens = repaired(tokenise(formula), names, state, causes);
    if (causes.size === 0 && state.showsName && callsAny(tokens, names)) causes.add("not recognised");
    return causes.size > 0 ? { formula: tokens.join(""), causes: [...causes] } : undefined;
  };
}

/** Texts, quoted sheets, brackets with whatever they hold, names, and single signs; joined they are the formula again. */
export function tokenise(formula: string): string[] {
  const tokens: string[] = [];
  for (let at = 0; at < formula.length;) {
    const end = formula[at] === "[" ? endOfBrackets(formula, at) : endOfToken(formula, at);
    tokens.push(formula.slice(at, end));
    at = end;
  }
  return tokens;
}

const plainToken = /"(?:[^"]|"")*"|'(?:[^']|'')*'|[\p{L}_\\][\p{L}\p{N}_.\\?]*|[^]/uy;
/** What files put before the names of functions that came after the file format, or that add-ins brought. */
const storedPrefix = /^(?:_xl(?:fn|ws|l|udf)\.|_xldudf_)+/i;
const singleFunction = "_XLFN.SINGLE";

function repaired(
  tokens: readonly string[],
  names: ReadonlyMap<string, string>,
  state: FormulaState,
  causes: Set<Cause>,
): string[] {
  const result: string[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    const name = functionAt(tokens, at, names, state);
    if (name !== undefined) {
      if (name.toLowerCase() !== token.toLowerCase()) causes.add("stored name");
      if (result.at(-1) === "@" && !state.inTable) {
        result.pop();
        causes.add("cut to one cell");
      }
      result.push(name);
    } else if (token.toUpperCase() === singleFunction && tokens[at + 1] === "(" && !state.inTable) {
      const end = closing(tokens, at + 1);
      const inner = tokens.slice(at + 2, end);
      const isOwnCall =
        functionAt(inner, 0, names, state) !== undefined && closing(inner, 1) === inner.length - 1;
      if (isOwnCall) causes.add("cut to one cell");
      const kept = repaired(inner, names, state, causes);
      result.push(...(isOwnCall ? kept : [token, "(", ...kept, ...tokens.slice(end, end + 1)]));
      at = end;
    } else result.push(token);
  }
  return result;
}

/** The name of the function that is called at a token, where it is one of these. */
function functionAt(
  tokens: readonly string[],
  at: number,
  names: ReadonlyMap<string, string>,
  { showsName }: FormulaState,
): string | undefined {
  const token = tokens[at] ?? "";
  if (tokens[at + 1] !== "(" || tokens[at - 1] === "!") return undefined;
  const name = names.get(key(token.replace(storedPrefix, "")));
  if (name === undefined) return undefined;
  const isPlain = token.toUpperCase() === name.toUpperCase();
  // HEDGE_PNL without a prefix may be a function of somebody else, unless Excel does not know it.
  return isPlain || storedPrefix.test(token) || showsName ? name : undefined;
}

function callsAny(tokens: readonly string[], names: ReadonlyMap<string, string>): boolean {
  return tokens.some(
    (token, at) => tokens[at + 1] === "(" && tokens[at - 1] !== "!" && names.has(key(token)),
  );
}

/** Where the bracket is closed that is opened at a token. */
function closing(tokens: readonly string[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    if (tokens[at] === "(") depth++;
    if (tokens[at] === ")" && --depth === 0) return at;
  }
  return tokens.length;
}

function endOfToken(formula: string, at: number): number {
  plainToken.lastIndex = at;
  plainToken.exec(formula);
  return plainToken.lastIndex;
}

/** Column names in square brackets hold anything; an apostrophe there takes the next sign for what it is. */
function endOfBrackets(formula: string, open: number): number {
  let depth = 0;
  for (let at = open; at < formula.length; at++) {
    if (formula[at] === "'") at++;
    else if (formula[at] === "[") depth++;
    else if (formula[at] === "]" && --depth === 0) return at + 1;
  }
  return formula.length;
}

function key(name: string): string {
  return name.replaceAll(".", "_").toUpperCase();
}
