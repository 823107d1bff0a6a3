import terms from "./terms.json";

/** A word of the field. The glossary, the tips in the pane and the search read it from the same file. */
export interface Term {
  readonly term: string;
  /** Other words that mean it, or name it in a label. */
  readonly forms: readonly string[];
  readonly meaning: string;
  /** The functions that calculate it, the closest first, by their names without a namespace. */
  readonly functions: readonly string[];
}

/** In the order of the alphabet. */
export const glossary: readonly Term[] = terms;

/** The term's place on the glossary's page. */
export function pageOf({ term }: Term): string {
  return `docs/glossary.html#${term.toLowerCase().replaceAll(" ", "-")}`;
}

/** A piece of a text, with the term that it names. */
export interface Piece {
  readonly text: string;
  readonly term?: Term;
}

/** Cuts a text so that each term of the glossary is a piece of its own. Only the first mention of a term counts. */
export function findTerms(text: string): readonly Piece[] {
  const met = new Set<Term>();
  return text.split(anyTerm).flatMap((piece, at): Piece[] => {
    const term = at % 2 === 1 ? byWord.get(piece.toLowerCase()) : undefined;
    if (term === undefined || met.has(term)) return piece === "" ? [] : [{ text: piece }];
    met.add(term);
    return [{ text: piece, term }];
  });
}

const byWord = new Map(
  glossary.flatMap((term) => [term.term, ...term.forms].map((word) => [word.toLowerCase(), term] as const)),
);

/** Any word of the glossary, the longest that fits: "maintenance margin" before "margin". */
const anyTerm = new RegExp(
  `\\b(${[...byWord.keys()].sort((a, b) => b.length - a.length).join("|")})\\b`,
  "i",
);
