/** A piece of a formula's text. `text` is as it stands there; `start` counts from the formula's first sign, its `=`. */
export interface Token {
  readonly kind:
    | "number"
    | "text"
    | "logical"
    | "error"
    /** A1, $B$2:C9, A:C, 2:3, with its sheet if it has one. */
    | "cells"
    /** Orders[Price], [@Price] */
    | "structured"
    | "name"
    /** The name and the parenthesis behind it. */
    | "call"
    | "operator"
    | "space"
    | "("
    | ")"
    | "{"
    | "}"
    | ","
    | ";"
    /** A sign that no formula has there. */
    | "unknown";
  readonly text: string;
  readonly start: number;
}

/** Takes a formula apart, in the form in which Excel's API gives it: English, arguments apart by commas. */
export function tokenize(formula: string): Token[] {
  const tokens: Token[] = [];
  let at = formula.startsWith("=") ? 1 : 0;
  while (at < formula.length) {
    const token = nextToken(formula, at);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

function nextToken(formula: string, start: number): Token {
  const structured = structuredAt(formula, start);
  if (structured !== undefined) return { kind: "structured", text: structured, start };
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = start;
    const [text] = pattern.exec(formula) ?? [];
    if (text !== undefined) return { kind, text, start };
  }
  const sign = formula[start]!;
  const kind = "(){},;".includes(sign) ? (sign as Token["kind"]) : "unknown";
  return { kind, text: sign, start };
}

const corner = String.raw`\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}`;
const column = String.raw`\$?[A-Za-z]{1,3}`;
const row = String.raw`\$?[1-9]\d{0,6}`;
const block = `(?:${corner}(?::${corner})?|${column}:${column}|${row}:${row})`;
/** A sheet, several sheets or another workbook's sheet in front of cells; in quotes almost any sign may stand. */
const sheet = String.raw`(?:'(?:[^']|'')+'|(?:\[[^\]]+\])?[\p{L}_][\p{L}\p{N}_.]*(?::[\p{L}_][\p{L}\p{N}_.]*)?)!`;
/** A name goes on as long as one of these signs follows. */
const inName = String.raw`[\p{L}\p{N}_.?\\]`;
const name = String.raw`[\p{L}_\\]${inName}*`;
const errors =
  "#NULL!|#DIV/0!|#VALUE!|#REF!|#NAME\\?|#NUM!|#N/A|#GETTING_DATA|#SPILL!|#CALC!|#FIELD!|#BLOCKED!|#CONNECT!|#BUSY!|#UNKNOWN!|#EXTERNAL!";

const pattern = (source: string) => new RegExp(source, "uiy");

/** In the order in which they are tried. */
const patterns: readonly (readonly [Token["kind"], RegExp])[] = [
  ["space", pattern(String.raw`\s+`)],
  ["text", pattern(`"(?:[^"]|"")*"`)],
  ["error", pattern(`(?:${sheet})?(?:${errors})`)],
  ["call", pattern(String.raw`${name}\(`)],
  ["cells", pattern(`(?:${sheet})?${block}(?!${inName}|[(!])`)],
  ["logical", pattern(`(?:TRUE|FALSE)(?!${inName})`)],
  ["number", pattern(String.raw`(?:\d+\.?\d*|\.\d+)(?:E[-+]?\d+)?`)],
  ["name", pattern(`(?:${sheet})?${name}`)],
  ["operator", pattern(String.raw`<=|>=|<>|[-+*/^&=<>%@#:]`)],
];

/** Brackets nest, and in them `'` takes the meaning off the sign behind it: Orders[[#This Row],[Price '#1]]. */
function structuredAt(formula: string, start: number): string | undefined {
  const table = pattern(`(?:${sheet})?(?:${name})?`);
  table.lastIndex = start;
  const [owner = ""] = table.exec(formula) ?? [];
  let at = start + owner.length;
  if (formula[at] !== "[") return undefined;
  for (let depth = 0; at < formula.length; at++) {
    const sign = formula[at];
    if (sign === "'") at++;
    else if (sign === "[") depth++;
    else if (sign === "]" && --depth === 0) break;
  }
  // [Book.xlsx]Sheet1!A1 begins with a bracket too.
  const next = formula[at + 1] ?? "";
  if (owner === "" && new RegExp(`${inName}|!`, "u").test(next)) return undefined;
  return formula.slice(start, at + 1);
}
