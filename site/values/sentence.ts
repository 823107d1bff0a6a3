import type { CellContent, Matrix } from "../../src/excel/formulas/values";
import { labelOf } from "../../src/workbook/formulas/function-doc";
import { argumentsOf, type Given, isMatrix } from "./formula";
import { shownNumber } from "./shown";

/** What a call is given, in a sentence: "Long, entry price 60,000, leverage 10." or "With a = 1 and 3, b = 2." */
export function sentenceOf(formula: string, parameters: readonly { readonly name: string }[]): string {
  const parts = argumentsOf(formula).flatMap((given, at) => {
    const name = parameters[at]?.name;
    return given === undefined || name === undefined ? [] : [partOf(name, given)];
  });
  const isOfLetters = isLetter(parameters[0]?.name ?? "");
  const sentence =
    parts.length === 0 ? "without arguments" : `${isOfLetters ? "with " : ""}${parts.join(", ")}`;
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

/** A parameter's name in plain words: entryPrice is entry price. */
function wordsOfName(name: string): string {
  const label = labelOf(name);
  return /^[A-Z]{2}/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}

/** An id such as balanced-growth-manager, which reads as words. */
const isWords = /^[a-z]+(-[a-z]+)+$/;

/** True for a name such as a or b, which says nothing and is no word of a sentence. */
const isLetter = (name: string): boolean => name.length === 1;

/** Values that say by themselves what they are. */
const saysItself = new Set(["side", "contract", "venue", "symbol", "profile"]);

function partOf(name: string, given: Given): string {
  const words = isLetter(name) ? `${name} =` : wordsOfName(name);
  if (isMatrix(given)) return `${words} ${cellsInWords(name, given)}`;
  const value = inWords(name, given ?? null);
  return saysItself.has(name) && typeof given === "string" ? value : `${words} ${value}`;
}

const shownValues = 4;

function cellsInWords(name: string, cells: Matrix): string {
  const flat = cells.flat();
  const isLine = cells.length === 1 || cells[0]!.length === 1;
  if (!isLine || name === "positions" || isMixed(flat)) {
    const rows = cells.length - (hasHeader(cells) ? 1 : 0);
    return `in a table of ${rows} ${rows === 1 ? "row" : "rows"}`;
  }
  const said = flat.slice(0, shownValues).map((cell) => inWords(name, cell));
  if (flat.length > shownValues)
    return `in ${flat.length} cells (${said.slice(0, 2).join(", ")} to ${inWords(name, flat.at(-1)!)})`;
  return said.length === 1 ? said[0]! : `${said.slice(0, -1).join(", ")} and ${said.at(-1)}`;
}

/** True for a row of texts and numbers: one row of a table. */
function isMixed(cells: readonly CellContent[]): boolean {
  return (
    cells.filter((cell) => typeof cell === "string").length > 1 &&
    cells.some((cell) => typeof cell === "number")
  );
}

function hasHeader([first, ...rest]: Matrix): boolean {
  return (
    first!.every((cell) => typeof cell === "string") && rest.flat().some((cell) => typeof cell === "number")
  );
}

function inWords(name: string, value: CellContent): string {
  if (value === null || value === "") return "blank";
  if (typeof value === "boolean") return value ? "on" : "off";
  if (typeof value === "number") {
    const isRate = /rate$/i.test(name) && Math.abs(value) < 1;
    return isRate ? `${shownNumber(Number((value * 100).toPrecision(12)))} %` : shownNumber(value);
  }
  return isWords.test(value) ? value.replaceAll("-", " ") : value;
}
