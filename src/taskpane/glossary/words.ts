import { synonyms } from "./synonyms";

/** Splits a text into lower-case words. An argument's name is split too: maintenanceRate is two words. P&L is one. */
export function wordsOf(text: string): string[] {
  return text
    .replace(/\bu?pnl\b/gi, (word) => word.toLowerCase())
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/\bp ?& ?l\b/g, "pnl")
    .replace(/\bavg\b/g, "average")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}

/** What a query asks for: its words without those that say nothing of what is looked for, unless there are no others. */
export function phraseOf(query: string): string {
  const words = wordsOf(query);
  const asked = words.filter((word) => !unsearched.has(word));
  return (asked.length > 0 ? asked : words).join(" ");
}

const unsearched = new Set(
  "a am an and are can do does for from how i if in is it many me much my of on or should the to what when where which with".split(
    " ",
  ),
);

/** How a word of a query is found: a word may be begun or misspelt. */
export const wordSearch = {
  tokenize: wordsOf,
  prefix: (word: string) => word.length > 1,
  fuzzy: (word: string) => (word.length > 7 ? 2 : word.length > 4 && 1),
} as const;

/**
 * The functions and templates that a query is another word for, then those that a phrase of some words in it stands for: "how far" in
 * "how far is liquidation".
 */
export function meantBy(query: string): string[] {
  const phrase = phraseOf(query);
  const whole = wordsOf(query).join(" ");
  const standsFor = (isMeant: (one: string) => boolean): string[] =>
    synonyms
      .filter(({ words }) => words.split(", ").some((one) => isMeant(wordsOf(one).join(" "))))
      .flatMap(({ finds }) => finds);
  const isIn = (one: string): boolean => one.includes(" ") && ` ${whole} `.includes(` ${one} `);
  return [...standsFor((one) => one === phrase || one === whole), ...standsFor(isIn)];
}

/** The words that people use for a function or a template. */
export function synonymsOf(name: string): string {
  return synonyms
    .filter(({ finds }) => finds.includes(name))
    .map(({ words }) => words)
    .join(", ");
}
