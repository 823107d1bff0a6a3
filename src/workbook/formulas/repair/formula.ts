import { tokenise } from "../../../excel/formulas/tokens";
import { functionFinder, type NamedFunction } from "../find-function";

/** The reason why a formula is entered again. */
export type Cause =
  /** The function has a name that belongs in files only, `_xldudf_HEDGE_PNL`, perhaps as one of another file. */
  | "stored name"
  /** The formula comes from a build without the namespace of this one: HEDGE.PNL for ACME.HEDGE.PNL. */
  | "no namespace"
  /** The name has a namespace that this build has not: a build that has it wrote the formula, or it is another add-in's. */
  | "other namespace"
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
  const find = functionFinder(functions);
  // Most formulas of a workbook call none of these functions, and taking a formula apart is slow in comparison.
  const families = new Set(functions.map(({ id }) => id.split("_")[0]));
  const mayCall = new RegExp([...families].join("|"), "i");
  return (formula, state) => {
    if (!mayCall.test(formula)) return undefined;
    const causes = new Set<Cause>();
    const read = tokenise(formula).map(({ value }) => value);
    const tokens = repaired(read, find, state, causes);
    if (causes.size === 0 && state.showsName && callsAny(tokens, find)) causes.add("not recognised");
    return causes.size > 0 ? { formula: tokens.join(""), causes: [...causes] } : undefined;
  };
}

type Find = ReturnType<typeof functionFinder<NamedFunction>>;

/** What files put before the names of functions that are newer than the file format, and of add-ins' functions. */
const storedPrefix = /^(?:_xl(?:fn|ws|l|udf)\.|_xldudf_)+/i;
const singleFunction = "_XLFN.SINGLE";

function repaired(tokens: readonly string[], find: Find, state: FormulaState, causes: Set<Cause>): string[] {
  const result: string[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    const called = functionAt(tokens, at, find, state);
    if (called) {
      if (called.cause) causes.add(called.cause);
      if (result.at(-1) === "@" && !state.inTable) {
        result.pop();
        causes.add("cut to one cell");
      }
      result.push(called.name);
    } else if (token.toUpperCase() === singleFunction && tokens[at + 1] === "(" && !state.inTable) {
      const end = closing(tokens, at + 1);
      const inner = tokens.slice(at + 2, end);
      const isOwnCall =
        functionAt(inner, 0, find, state) !== undefined && closing(inner, 1) === inner.length - 1;
      if (isOwnCall) causes.add("cut to one cell");
      const kept = repaired(inner, find, state, causes);
      result.push(...(isOwnCall ? kept : [token, "(", ...kept, ...tokens.slice(end, end + 1)]));
      at = end;
    } else result.push(token);
  }
  return result;
}

/** The function of these that is called at a token, by its right name, and the cause where that name is another. */
function functionAt(
  tokens: readonly string[],
  at: number,
  find: Find,
  { showsName }: FormulaState,
): { name: string; cause?: Cause } | undefined {
  if (tokens[at + 1] !== "(" || tokens[at - 1] === "!") return undefined;
  const written = tokens[at] ?? "";
  const token = withoutFile(written);
  const found = find(token.replace(storedPrefix, ""));
  if (!found) return undefined;
  const { name } = found.function;
  // With another namespace and in another file it is that file's.
  if (found.namespace === "other" && token !== written) return undefined;
  const isPlain = token.toUpperCase() === name.toUpperCase();
  // HEDGE_PNL without a prefix may be another add-in's function. If Excel shows #NAME?, it is not.
  if (!isPlain && !storedPrefix.test(token) && !showsName) return undefined;
  return { name, cause: name.toLowerCase() === written.toLowerCase() ? undefined : causeOf[found.namespace] };
}

const causeOf = { own: "stored name", missing: "no namespace", other: "other namespace" } as const;

/**
 * Where the add-in was missing, Excel may take its function for one of another file: `BloombergUI.xla!_xldudf_HEDGE_PNL`. A
 * function with a name of its own is indeed that file's: `Book.xlam!HEDGE_PNL`.
 */
function withoutFile(name: string): string {
  const own = name.slice(name.lastIndexOf("!") + 1);
  return /^_xldudf_/i.test(own) ? own : name;
}

function callsAny(tokens: readonly string[], find: Find): boolean {
  return tokens.some(
    (token, at) => tokens[at + 1] === "(" && tokens[at - 1] !== "!" && find(token)?.namespace === "own",
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
