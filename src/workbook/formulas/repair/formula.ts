import { tokenise } from "../../../excel/formulas/tokens";

/** A worksheet function as in Excel's metadata: the id HEDGE_PNL has the name HEDGE.PNL. */
export interface NamedFunction {
  readonly id: string;
  readonly name: string;
}

/** The reason why a formula is entered again. */
export type Cause =
  /** The function has a name that belongs in files only, `_xldudf_HEDGE_PNL`, perhaps as one of another file. */
  | "stored name"
  /** `@` before a function, or `_xlfn.SINGLE` around it, cuts its result to one cell. */
  | "cut to one cell"
  /** The function's name is right, but Excel does not know it. */
  | "not recognised";

interface FormulaState {
  /** The cell shows #NAME?. */
  readonly showsName: boolean;
  /** Nothing can spill in a table, so `@` is right there. */
  readonly inTable: boolean;
}

interface RepairedFormula {
  readonly formula: string;
  readonly causes: readonly Cause[];
}

/** The formula to enter instead; undefined where the formula is fine, or calls none of these functions. */
export type FormulaRepair = (formula: string, state: FormulaState) => RepairedFormula | undefined;

export function formulaRepair(functions: readonly NamedFunction[]): FormulaRepair {
  const names = new Map(functions.flatMap(({ id, name }) => [id, name].map((one) => [key(one), name])));
  // Most formulas of a workbook call none of these functions, and taking a formula apart is slow in comparison.
  const families = new Set(functions.map(({ id }) => id.split("_")[0]));
  const mayCall = new RegExp([...families].join("|"), "i");
  return (formula, state) => {
    if (!mayCall.test(formula)) return undefined;
    const causes = new Set<Cause>();
    const read = tokenise(formula).map(({ value }) => value);
    const tokens = repaired(read, names, state, causes);
    if (causes.size === 0 && state.showsName && callsAny(tokens, names)) causes.add("not recognised");
    return causes.size > 0 ? { formula: tokens.join(""), causes: [...causes] } : undefined;
  };
}

/** What files put before the names of functions that are newer than the file format, and of add-ins' functions. */
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

/** The name of the function that is called at a token, if it is one of these. */
function functionAt(
  tokens: readonly string[],
  at: number,
  names: ReadonlyMap<string, string>,
  { showsName }: FormulaState,
): string | undefined {
  if (tokens[at + 1] !== "(" || tokens[at - 1] === "!") return undefined;
  const token = withoutFile(tokens[at] ?? "");
  const name = names.get(key(token.replace(storedPrefix, "")));
  if (name === undefined) return undefined;
  const isPlain = token.toUpperCase() === name.toUpperCase();
  // HEDGE_PNL without a prefix may be another add-in's function. If Excel shows #NAME?, it is not.
  return isPlain || storedPrefix.test(token) || showsName ? name : undefined;
}

/**
 * Where the add-in was missing, Excel may take its function for one of another file: `BloombergUI.xla!_xldudf_HEDGE_PNL`. A
 * function with a name of its own is indeed that file's: `Book.xlam!HEDGE_PNL`.
 */
function withoutFile(name: string): string {
  const own = name.slice(name.lastIndexOf("!") + 1);
  return /^_xldudf_/i.test(own) ? own : name;
}

function callsAny(tokens: readonly string[], names: ReadonlyMap<string, string>): boolean {
  return tokens.some(
    (token, at) => tokens[at + 1] === "(" && tokens[at - 1] !== "!" && names.has(key(token)),
  );
}

/** The index of the parenthesis that closes the one at `open`. */
function closing(tokens: readonly string[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    if (tokens[at] === "(") depth++;
    if (tokens[at] === ")" && --depth === 0) return at;
  }
  return tokens.length;
}

function key(name: string): string {
  return name.replaceAll(".", "_").toUpperCase();
}
