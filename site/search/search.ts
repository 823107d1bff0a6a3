import MiniSearch, { type AsPlainObject, type SearchResult } from "minisearch";
import { wordSearch, wordsOf } from "../../src/taskpane/glossary/words";
import type { SearchDocument, StoredPart } from "./documents";
import { options } from "./index-of";
import { askedOf, targetsOf } from "./words";

/** A part of a page that a query finds, with the words of it that were met. */
export interface FoundPart extends StoredPart {
  readonly terms: readonly string[];
}

/** Finds of all words below which finds of some of them follow. */
const few = 6;

/**
 * Finds parts of the pages as the pane's search finds functions: what is called so, what the query is another word for, then all with
 * every word of it, and where those are few, some with most of the words.
 */
export function searchOf(index: AsPlainObject): (query: string) => FoundPart[] {
  const parts = MiniSearch.loadJS<SearchDocument>(index, options);
  const all = parts.search(MiniSearch.wildcard).map(asFound);
  const partAt = new Map(all.flatMap((part) => [[part.url, part] as const, [part.about, part] as const]));
  const isWord = (word: string) => parts.search(word, { prefix: false, fuzzy: false }).length > 0;
  return (query) => {
    const { words, isOnlyAsking } = askedOf(query);
    if (words.length === 0) return [];
    const asked = words.join(" ");
    const found = (combineWith: "AND" | "OR") =>
      parts
        .search(asked, {
          combineWith,
          prefix: (word, at) => !isOnlyAsking && word.length > (at === words.length - 1 ? 1 : 2),
          // A word that the pages have is not a misspelt one.
          fuzzy: (word) => !isOnlyAsking && !isWord(word) && wordSearch.fuzzy(word),
        })
        .map(asFound);
    const strict = found("AND");
    const hits = strict.length < few ? [...strict, ...found("OR")] : strict;
    const named = hits.filter(({ about }) => about !== "" && wordsOf(about).join(" ") === asked);
    const meant = targetsOf(query).flatMap((target) => {
      const part = partAt.get(target);
      return hits.find(({ url }) => url === part?.url) ?? part ?? [];
    });
    return shortened(unique([...named, ...meant, ...hits]));
  };
}

function unique(found: readonly FoundPart[]): FoundPart[] {
  const met = new Set<string>();
  return found.filter(({ url }) => !met.has(url) && met.add(url));
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
