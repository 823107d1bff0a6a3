import type { FunctionDoc } from "../../workbook/formulas/function-doc";

/** Finds the functions that contain every word of the query, the likeliest first. An empty query finds all. */
export function searchFunctions(docs: readonly FunctionDoc[], query: string): readonly FunctionDoc[] {
  const words = wordsOf(query);
  if (words.length === 0) return docs;
  return docs
    .map((doc) => ({ doc, score: scoreOf(doc, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ doc }) => doc);
}

/** Weights of a word by where it is found. The beginning of a word counts half, any other part a quarter. */
const weights = { name: 64, arguments: 16, summary: 12, descriptions: 4, remarks: 2 };

function scoreOf(doc: FunctionDoc, words: readonly string[]): number {
  const fields: [readonly string[], number][] = [
    [wordsOf(doc.name), weights.name],
    [doc.parameters.flatMap(({ name }) => wordsOf(name)), weights.arguments],
    [wordsOf(doc.summary), weights.summary],
    [
      wordsOf(`${doc.returns} ${doc.parameters.map((one) => one.description).join(" ")}`),
      weights.descriptions,
    ],
    [wordsOf(doc.remarks), weights.remarks],
  ];
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

/** Splits a text into lower-case words. An argument's name is split too: maintenanceRate is two words. */
function wordsOf(text: string): string[] {
  return text
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}
