import { meantBy, phraseOf, wordsOf } from "../../src/taskpane/glossary/words";
import { pageSynonyms } from "./synonyms";

/** The words of a page: those of camel case stand as a whole too, so that "libreoffice" finds LibreOffice. */
export function indexedWords(text: string): string[] {
  const joined = text.match(/\b[A-Za-z]*[a-z][A-Z][A-Za-z]*/g) ?? [];
  return [...wordsOf(text), ...joined.map((word) => word.toLowerCase())];
}

const unsearched = new Set(
  "a am an and any anywhere are as at be by can do does for from get go has have her his how i if in into is it its many me much my no not of on or our out over should so than that the their then there this to us was we what when where which who whose why will with you your".split(
    " ",
  ),
);

/** What is looked for in a query; of one that only asks, every word as it is. */
export function askedOf(query: string): {
  readonly words: readonly string[];
  readonly isOnlyAsking: boolean;
} {
  const all = wordsOf(query);
  const words = all.filter((word) => !unsearched.has(word));
  return words.length > 0 ? { words, isOnlyAsking: false } : { words: all, isOnlyAsking: true };
}

/** What a query stands for, the best first: functions and templates by name, places of pages by their addresses. */
export function targetsOf(query: string): string[] {
  const whole = wordsOf(query).join(" ");
  const asked = askedOf(query).words.join(" ");
  const standsFor = (isMeant: (one: string) => boolean): string[] =>
    pageSynonyms.filter(({ words }) => phrasesOf(words).some(isMeant)).flatMap(({ finds }) => finds);
  const wholes = [whole, asked, phraseOf(query)];
  const isIn = (one: string) =>
    one.includes(" ") && [whole, asked].some((text) => ` ${text} `.includes(` ${one} `));
  const found = [...standsFor((one) => wholes.includes(one)), ...meantBy(query), ...standsFor(isIn)];
  return [...new Set(found)];
}

/** Other words for a place of a page. */
export function pageSynonymsOf(url: string): string {
  return pageSynonyms
    .filter(({ finds }) => finds[0] === url)
    .map(({ words }) => words)
    .join(", ");
}

function phrasesOf(words: string): string[] {
  return words.split(", ").map((one) => wordsOf(one).join(" "));
}
