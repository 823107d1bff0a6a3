import MiniSearch, { type AsPlainObject, type SearchResult } from "minisearch";
import { meantBy, phraseOf, wordsOf } from "../../src/taskpane/glossary/words";
import type { SearchDocument, StoredPart } from "./documents";
import { options } from "./index-of";

/** A part of a page that a query finds, with the words of it that were met. */
export interface FoundPart extends StoredPart {
  readonly terms: readonly string[];
}

/**
 * Finds parts of the pages as the pane's search finds functions: what is called so, what the query is another word for, then all with
 * every word of it, and where none has, with some.
 */
export function searchOf(index: AsPlainObject): (query: string) => FoundPart[] {
  const parts = MiniSearch.loadJS<SearchDocument>(index, options);
  return (query) => {
    const phrase = phraseOf(query);
    if (phrase === "") return [];
    const strict = parts.search(phrase);
    const hits = (strict.length > 0 ? strict : parts.search(phrase, { combineWith: "OR" })).map(asFound);
    const meant = meantBy(query);
    const rank = ({ about }: FoundPart) => {
      if (about !== "" && wordsOf(about).join(" ") === phrase) return -1;
      return meant.includes(about) ? meant.indexOf(about) : meant.length;
    };
    return shortened(hits.toSorted((a, b) => rank(a) - rank(b)));
  };
}

const mostOfAPage = 3;
const most = 24;

function shortened(found: readonly FoundPart[]): FoundPart[] {
  const met = new Map<string, number>();
  const kept = found.filter(({ page }) => {
    const before = met.get(page) ?? 0;
    met.set(page, before + 1);
    return before < mostOfAPage;
  });
  return kept.slice(0, most);
}

function asFound(result: SearchResult): FoundPart {
  const { url, page, heading, section, text, about } = result as SearchResult & StoredPart;
  return { url, page, heading, section, text, about, terms: result.terms };
}

/** A piece of a text; `isHit` where it is one of the words that were looked for. */
export interface Piece {
  readonly text: string;
  readonly isHit: boolean;
}

/** Characters of an excerpt before the first word that was met, and after it. */
const before = 50;
const after = 110;

/** The text around the first of the terms in it; the beginning where there is none. */
export function excerpt({ text, terms }: Pick<FoundPart, "text" | "terms">): Piece[] {
  const words = new RegExp(`(?<![a-z0-9])(${terms.join("|")})(?![a-z0-9])`, "gi");
  const first = terms.length === 0 ? 0 : Math.max(0, text.search(words));
  const from = first <= before ? 0 : text.lastIndexOf(" ", first - before) + 1;
  const space = text.indexOf(" ", first + after);
  const to = space < 0 ? text.length : space;
  const cut = `${from > 0 ? "… " : ""}${text.slice(from, to)}${to < text.length ? " …" : ""}`;
  if (terms.length === 0) return [{ text: cut, isHit: false }];
  return cut
    .split(words)
    .map((piece, at) => ({ text: piece, isHit: at % 2 === 1 }))
    .filter(({ text: piece }) => piece !== "");
}
