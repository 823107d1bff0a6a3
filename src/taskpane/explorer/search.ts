import type { Template } from "../../excel/sheets/description";
import { bareName, type FunctionDoc } from "../../workbook/formulas/function-doc";
import { glossary, type Term } from "../glossary/glossary";
import { synonyms } from "../glossary/synonyms";

/** Finds the functions that contain every word of the query, the likeliest first. An empty query finds all. */
export function searchFunctions(docs: readonly FunctionDoc[], query: string): readonly FunctionDoc[] {
  return ranked(docs, query, (doc) => [
    [doc.name, weights.name],
    [synonymsOf(bareName(doc.id)), weights.synonyms],
    [doc.parameters.map(({ name }) => name).join(" "), weights.arguments],
    [doc.summary, weights.summary],
    [`${doc.returns} ${doc.parameters.map((one) => one.description).join(" ")}`, weights.descriptions],
    [doc.remarks, weights.remarks],
  ]);
}

/** Finds templates in the same way. */
export function searchTemplates(templates: readonly Template[], query: string): readonly Template[] {
  return ranked(templates, query, ({ id, title, answers }) => [
    [title, weights.name],
    [synonymsOf(id), weights.synonyms],
    [answers, weights.summary],
  ]);
}

/** Finds the terms of the glossary whose names contain every word of the query. */
export function searchTerms(query: string): readonly Term[] {
  return ranked(glossary, query, ({ term, forms }) => [
    [term, weights.name],
    [forms.join(" "), weights.synonyms],
  ]);
}

/** Weights of a word by where it is found. The beginning of a word counts half, any other part a quarter. */
const weights = { name: 64, synonyms: 32, arguments: 16, summary: 12, descriptions: 4, remarks: 2 };

type Fields = readonly (readonly [text: string, weight: number])[];

function ranked<Found>(
  all: readonly Found[],
  query: string,
  fieldsOf: (one: Found) => Fields,
): readonly Found[] {
  const words = wordsOf(query);
  if (words.length === 0) return all;
  return all
    .map((one) => ({ one, score: scoreOf(fieldsOf(one), words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ one }) => one);
}

function scoreOf(texts: Fields, words: readonly string[]): number {
  const fields = texts.map(([text, weight]) => [wordsOf(text), weight] as const);
  let score = 0;
  for (const word of words) {
    const best = Math.max(...fields.map(([candidates, weight]) => weight * match(word, candidates)));
    if (best === 0) return 0;
    score += best;
  }
  // Words that stand together as typed weigh more: "funding rate" in FUNDING.RATE or in fundingRates.
  const phrase = ` ${words.join(" ")}`;
  const holding = fields.find(([candidates]) => ` ${candidates.join(" ")}`.includes(phrase));
  return score + (words.length > 1 && holding ? holding[1] : 0);
}

function match(word: string, candidates: readonly string[]): number {
  let best = 0;
  for (const candidate of candidates) {
    if (candidate === word) return 1;
    if (candidate.startsWith(word)) best = Math.max(best, 0.5);
    else if (candidate.includes(word)) best = Math.max(best, 0.25);
  }
  return best;
}

/** The words that people use for a function or a template. */
function synonymsOf(name: string): string {
  return synonyms
    .filter(({ finds }) => finds.includes(name))
    .map(({ words }) => words)
    .join(", ");
}

/** Splits a text into lower-case words. An argument's name is split too: maintenanceRate is two words. */
function wordsOf(text: string): string[] {
  return text
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}
