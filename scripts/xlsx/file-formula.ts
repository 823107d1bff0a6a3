import { isFunction, isRange, isReference, tokenTypes, type Token } from "@borgar/fx";
import { tokenise } from "../../src/excel/formulas/tokens";
import { nativeFunctions } from "./native-functions";

/** A formula as a file holds it. */
export interface FileFormula {
  /** Without the equals sign. */
  readonly text: string;
  /** True when the formula is stored as a dynamic array. Else Excel would put an @ before what may give several values. */
  readonly isDynamic: boolean;
  /** Ids of the add-in's functions that it calls. */
  readonly calls: readonly string[];
}

export interface Workbook {
  /** Ids of the add-in's functions in files by their names in cells, HEDGE.PNL. */
  readonly addInFunctions: ReadonlyMap<string, string>;
  /** Names of the workbook that stand for one cell each. */
  readonly cellNames: ReadonlySet<string>;
}

/** Writes a formula the way Excel saves it. */
export function fileFormula(formula: string, workbook: Workbook): FileFormula {
  const [prefix, ...tokens] = tokenise(formula);
  if (prefix?.value !== "=" || !tokens.every(isKnownInFiles))
    throw new Error(`Not a formula for a file: ${formula}`);
  const calls: string[] = [];
  const open: (string | undefined)[] = [];
  let isDynamic = false;
  let text = "";
  tokens.forEach((token, at) => {
    const { value } = token;
    if (isFunction(token)) {
      const { inFile, gives, id } = named(value, workbook, formula);
      if (id !== undefined) calls.push(id);
      isDynamic ||= gives === "many";
      text += inFile;
    } else {
      isDynamic ||= standsForMany(token, workbook) && !isWholeArgument(tokens, at, open.at(-1));
      text += value;
    }
    if (value === "(") open.push(isFunction(tokens[at - 1]) ? tokens[at - 1]!.value : undefined);
    if (value === ")") open.pop();
  });
  return { text, isDynamic, calls };
}

/** The name of the add-in's function in a file: Excel stores custom functions by their ids. */
export const storedName = (id: string) => `_xldudf_${id}`;

/**
 * False for what files write in another form: A1# is a function there, @ too, [@Price] is Trades[[#This Row],[Price]], and
 * another file has a number.
 */
function isKnownInFiles(token: Token): boolean {
  const { type, value } = token;
  if (type === tokenTypes.UNKNOWN || value.endsWith("#")) return false;
  if (type === tokenTypes.OPERATOR) return value !== "@" && value !== "!";
  if (isFunction(token)) return !value.includes("!");
  return type !== tokenTypes.REF_STRUCT || !/^\[|\[@/.test(value);
}

function named(name: string, { addInFunctions }: Workbook, formula: string) {
  const id = addInFunctions.get(name.toUpperCase());
  if (id !== undefined) return { inFile: storedName(id), gives: "many", id } as const;
  const native = nativeFunctions.get(name.toUpperCase());
  if (!native) throw new Error(`How a file names ${name} is not known (native-functions.ts): ${formula}`);
  return { ...native, id: undefined };
}

/** True for a table's column, an area, and any name but that of a single cell. */
function standsForMany(token: Token, { cellNames }: Workbook): boolean {
  const { type, value } = token;
  if (type === tokenTypes.REF_STRUCT) return !/\[\[#This Row\],\[[^[\]]*\]\]$/.test(value);
  return isRange(token) ? value.includes(":") : isReference(token) && !cellNames.has(value);
}

/** True in SUM(Trades[Fee]): the function takes the area as it is. */
function isWholeArgument(tokens: readonly Token[], at: number, caller: string | undefined): boolean {
  const [before, after] = [tokens[at - 1]?.value ?? "", tokens[at + 1]?.value ?? ""];
  return (
    caller !== undefined &&
    nativeFunctions.get(caller.toUpperCase())?.gives === "one" &&
    (before === "(" || before === ",") &&
    (after === ")" || after === ",")
  );
}
