import { localAddress, parseAddress, type Block } from "../../../excel/addresses";
import { everyPart, parseFormula, type Expression } from "../../../excel/formulas/parse";
import { readReferences, type References } from "../../../excel/formulas/references";
import { Problem } from "../../../base/problem";
import type { FunctionDoc } from "../function-doc";
import { declaredArguments } from "../functions";
import { notInserted } from "./selection";

/** What an argument's field holds: as typed, "" where it is left out. */
export type Filled = readonly string[];

/**
 * The arguments of a formula in the cell `home` out of what the fields hold: a value, an address, a name of the workbook, or a part of
 * a formula, which may begin with "=". All else is a text, so that nobody has to type quotes. Arguments left out at the end are omitted.
 */
export async function argumentsOf(
  context: Excel.RequestContext,
  doc: FunctionDoc,
  filled: Filled,
  home: Block,
): Promise<string[]> {
  const declared = declaredArguments(doc.id);
  const parts = filled.map((typed, at) => partOf(typed, declared[at]?.choices ?? [], home));
  const references = await readReferences(
    context,
    parts.flatMap((part) => (typeof part === "string" ? [] : everyPart(part.expression))),
    home,
  );
  const texts = parts.map((part, at) => {
    if (typeof part === "string") return part;
    const isText = !part.isFormula && everyPart(part.expression).some((one) => isUnknown(one, references));
    return isText ? quoted(filled[at]!) : part.expression.text;
  });
  return texts.slice(0, texts.findLastIndex((text) => text !== "") + 1);
}

interface Part {
  readonly expression: Expression;
  /** It begins with "=": a formula is meant, whatever names it has. */
  readonly isFormula: boolean;
}

/** The argument's text in the formula, or a part of a formula whose names have to be looked up. */
function partOf(typed: string, choices: readonly string[], home: Block): string | Part {
  const text = typed.trim();
  if (text === "") return "";
  if (choices.some((choice) => choice.toLowerCase() === text.toLowerCase())) return quoted(text);
  const isFormula = text.startsWith("=");
  const expression = parseFormula(isFormula ? text : `=${text}`);
  if (isFormula && !expression) {
    throw new Problem(notInserted, [`${text} is no formula.`], "Check its brackets, commas and quotes.");
  }
  if (!expression) return quoted(text);
  // Without brackets a comma would make two arguments of it.
  if (expression.kind === "operation" && expression.operator === ",") {
    return isFormula ? `(${text.slice(1)})` : quoted(text);
  }
  if (expression.kind === "cells") return local(expression.text, home);
  return { expression, isFormula };
}

/** A name that neither the workbook nor the sheet has, or a function that nobody has. */
function isUnknown({ kind, text }: Expression, references: References): boolean {
  return kind === "name" && references.get(text)?.isUnknown === true;
}

/** The address without its sheet where that is the formula's own. */
function local(address: string, home: Block): string {
  if (!address.includes("!")) return address;
  try {
    const block = parseAddress(address);
    return block.sheet === home.sheet && !address.includes("$") ? localAddress(block) : address;
  } catch (error) {
    // Of another workbook, or of several sheets.
    if (error instanceof RangeError) return address;
    throw error;
  }
}

function quoted(text: string): string {
  return `"${text.trim().replaceAll('"', '""')}"`;
}
