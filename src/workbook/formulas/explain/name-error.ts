import { bareName, type FunctionDoc } from "../function-doc";
import { functionFinder } from "../find-function";
import { everyPart, type Expression } from "../../../excel/formulas/parse";
import { declaredArguments } from "../functions";
import { findDoc } from "./evaluate";
import { finding, type Finding } from "./finding";
import { ofAnotherBuild } from "./lost-function";
import { whyNameError } from "../name-errors";
import type { References } from "../../../excel/formulas/references";

/** Explains #NAME? in a formula with one of our functions or a name that resembles one. */
export function explainNameError(
  formula: Expression,
  docs: readonly FunctionDoc[],
  references: References,
): Finding | undefined {
  const parts = everyPart(formula);
  const called = parts.flatMap((part) => (part.kind === "call" ? [part.name] : []));
  // A function of another file or another add-in is no misspelling.
  const unknownHere = called.filter((one) => !findDoc(docs, one) && !/!|^_xldudf_/i.test(one));
  const find = functionFinder(docs);
  for (const name of unknownHere) {
    const found = name.includes(".") ? find(name) : undefined;
    if (found) return { ...ofAnotherBuild(name, found.function), isRepairable: true };
    const nearest = nearestFunction(docs, name);
    if (nearest) return misspelt(name, nearest);
  }
  const unknown = parts.find(({ kind, text }) => kind === "name" && references.get(text)?.isUnknown);
  if (unknown) return unknownName(unknown.text, docs, formula);
  const [first] = called.flatMap((name) => findDoc(docs, name) ?? []);
  const isPassedOn = [...references.values()].some(({ values }) => values?.flat().includes("#NAME?"));
  return first && !isPassedOn ? notRegistered(first.name) : undefined;
}

function misspelt(name: string, { name: nearest, summary }: FunctionDoc): Finding {
  return finding(
    `There is no function ${name}.`,
    `The nearest of Ballast's functions is ${nearest}. ${summary}`,
    `Edit the cell and write ${nearest} in its place.`,
  );
}

function unknownName(text: string, docs: readonly FunctionDoc[], formula: Expression): Finding {
  const isText = docs.some(({ id }) => takes(id, text));
  const around = everyPart(formula).find(
    (part) => part.kind === "call" && part.arguments.some((argument) => argument.text === text),
  );
  const doc = around?.kind === "call" ? findDoc(docs, around.name) : undefined;
  const index =
    around?.kind === "call" ? around.arguments.findIndex((argument) => argument.text === text) : -1;
  const parameter = doc?.parameters[index];
  const role = parameter ? ` as ${parameter.name}` : "";
  return finding(
    `${text} is not a name in this workbook.`,
    isText
      ? `The formula has ${text}${role} without quotes, so Excel looks for a name.`
      : `The formula refers to it${role}, but no cell, table or value has that name.`,
    isText
      ? `Write "${text}" in quotes.`
      : `Correct the name, or give it to the cells that are meant. For a text, write "${text}" in quotes.`,
  );
}

/** True when one of a function's arguments is a choice of texts and this is one of them. */
function takes(id: string, text: string): boolean {
  const choices = declaredArguments(id).flatMap((argument) => argument.choices ?? []);
  return choices.some((choice) => choice.toLowerCase() === text.toLowerCase());
}

function notRegistered(name: string): Finding {
  const { reason, remedy } = whyNameError();
  const unknown = finding(
    "Excel does not know Ballast's functions here.",
    `${name} is written correctly. ${reason}`,
    remedy,
  );
  return { ...unknown, isRepairable: true };
}

/** Excel's own functions with the same name as the second half of one of ours. */
const excelsOwn = new Set(["PRICE", "RATE", "ROUND", "VAR"]);

/** The function that a misspelt name means: without its dot, only its second half, or with a few wrong letters. */
function nearestFunction(docs: readonly FunctionDoc[], name: string): FunctionDoc | undefined {
  const typed = bare(name);
  const same = docs.find((doc) => bare(doc.name) === typed || bare(doc.id) === typed);
  if (same) return same;
  const half = docs.filter((doc) => bareName(doc.id).split(".")[1] === typed);
  if (half.length > 0 && !excelsOwn.has(typed)) return half[0];
  const near = docs
    .map((doc) => ({ doc, distance: distanceOf(doc, typed) }))
    .sort((a, b) => a.distance - b.distance)[0];
  const mayDiffer = name.includes(".") ? Math.ceil(typed.length / 3) : Math.floor(typed.length / 5);
  return near && near.distance <= mayDiffer ? near.doc : undefined;
}

/** A name without the namespace may be near too. */
function distanceOf({ id, name }: FunctionDoc, typed: string): number {
  return Math.min(...new Set([bare(name), bare(id)].map((one) => distance(one, typed))));
}

function bare(name: string): string {
  return name.toUpperCase().replace(/[^A-Z0-9]/g, "");
}

/** The number of letters to insert, delete or change to turn one word into the other. */
function distance(a: string, b: string): number {
  let line = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const next = [row];
    for (let column = 1; column <= b.length; column++) {
      const changed = line[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      next.push(Math.min(changed, line[column]! + 1, next[column - 1]! + 1));
    }
    line = next;
  }
  return line.at(-1)!;
}
