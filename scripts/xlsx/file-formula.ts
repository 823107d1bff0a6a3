import { nativeFunctions } from "./native-functions";

/** A formula as a file holds it. */
export interface FileFormula {
  /** Without the equals sign. */
  readonly text: string;
  /** Whether it is stored as a dynamic array: else Excel would put an @ before what may give more than one value. */
  readonly isDynamic: boolean;
  /** Ids of the add-in's functions that it calls. */
  readonly calls: readonly string[];
}

export interface Workbook {
  /** Ids of the add-in's functions by their names in cells, HEDGE.PNL. */
  readonly addInFunctions: ReadonlyMap<string, string>;
  /** Names of the workbook that stand for one cell each. */
  readonly cellNames: ReadonlySet<string>;
}

/** Writes a formula the way Excel saves it. */
export function fileFormula(formula: string, workbook: Workbook): FileFormula {
  const tokens = tokenize(formula);
  const calls: string[] = [];
  const open: (string | undefined)[] = [];
  let isDynamic = false;
  let text = "";
  tokens.forEach((token, at) => {
    const isCall = token.kind === "name" && tokens[at + 1]?.text === "(";
    if (isCall) {
      const { inFile, gives, id } = named(token.text, workbook, formula);
      if (id !== undefined) calls.push(id);
      isDynamic ||= gives === "many";
      text += inFile;
    } else {
      isDynamic ||= standsForMany(token, workbook) && !isWholeArgument(tokens, at, open.at(-1));
      text += token.text;
    }
    if (token.text === "(") open.push(tokens[at - 1]?.kind === "name" ? tokens[at - 1]!.text : undefined);
    if (token.text === ")") open.pop();
  });
  return { text, isDynamic, calls };
}

/** The name of the add-in's function in a file: Excel stores custom functions by their ids. */
export const storedName = (id: string) => `_xldudf_${id}`;

interface Token {
  readonly kind: "text" | "sheet" | "column" | "name" | "range" | "other";
  readonly text: string;
}

const grammar = new RegExp(
  [
    /(?<text>"(?:[^"]|"")*")/,
    /(?<sheet>'(?:[^']|'')*'!)/,
    /(?<column>[A-Za-z_]\w*\[(?:'.|[^[\]']|\[(?:'.|[^[\]'])*\])*\])/,
    /(?<range>\$?[A-Za-z]{1,3}\$?\d+:\$?[A-Za-z]{1,3}\$?\d+)/,
    /(?<name>[A-Za-z_][\w.]*)/,
    /(?<other>#(?:N\/A|VALUE!|REF!|NUM!|DIV\/0!|NULL!|NAME\?)|\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|[-+*/^&=<>%(),;{}:! .$])/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "y",
);

function tokenize(formula: string): Token[] {
  const tokens: Token[] = [];
  grammar.lastIndex = 1;
  while (grammar.lastIndex < formula.length) {
    const at = grammar.lastIndex;
    const groups = grammar.exec(formula)?.groups;
    if (!formula.startsWith("=") || !groups)
      throw new Error(`Not a formula for a file, from ${at}: ${formula}`);
    const [kind, text] = Object.entries(groups).find(([, found]) => found !== undefined)!;
    tokens.push({ kind: kind as Token["kind"], text: text! });
  }
  return tokens;
}

function named(name: string, { addInFunctions }: Workbook, formula: string) {
  const id = addInFunctions.get(name.toUpperCase());
  if (id !== undefined) return { inFile: storedName(id), gives: "many", id } as const;
  const native = nativeFunctions.get(name.toUpperCase());
  if (!native) throw new Error(`How a file names ${name} is not known (native-functions.ts): ${formula}`);
  return { ...native, id: undefined };
}

/** A table's column or an area, and any name but that of a single cell. */
function standsForMany({ kind, text }: Token, { cellNames }: Workbook): boolean {
  if (kind === "column") return !/\[\[#This Row\],\[[^[\]]*\]\]$/.test(text);
  if (kind === "range") return true;
  return kind === "name" && !cellNames.has(text) && !/^(?:TRUE|FALSE|[A-Z]{1,3}\d+)$/i.test(text);
}

/** As in SUM(Trades[Fee]): the area goes into the function as it is. */
function isWholeArgument(tokens: readonly Token[], at: number, caller: string | undefined): boolean {
  const [before, after] = [tokens[at - 1]?.text ?? "", tokens[at + 1]?.text ?? ""];
  return (
    caller !== undefined &&
    nativeFunctions.get(caller.toUpperCase())?.gives === "one" &&
    (before === "(" || before === ",") &&
    (after === ")" || after === ",")
  );
}
