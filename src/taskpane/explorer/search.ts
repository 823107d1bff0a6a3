import MiniSearch, { type Options } from "minisearch";
import type { Template } from "../../excel/sheets/description";
import { bareName, type FunctionDoc } from "../../workbook/formulas/function-doc";
import { glossary, type Term } from "../glossary/glossary";
import { meantBy, phraseOf, synonymsOf, wordSearch, wordsOf } from "../glossary/words";

/**
 * Finds the functions that a query is about, the likeliest first: what is called so, what the query is another word for, then all
 * with every word of it, and where none has, with some. A word may be begun or misspelt. An empty query finds all.
 */
export function searchFunctions(docs: readonly FunctionDoc[], query: string): readonly FunctionDoc[] {
  return found(docs, indexOfFunctions, query, ({ id, name }) => [bareName(id), name], "OR");
}

/** Finds templates in the same way, but only those with every word. */
export function searchTemplates(templates: readonly Template[], query: string): readonly Template[] {
  return found(templates, indexOfTemplates, query, ({ id, title }) => [id, title]);
}

/** Finds the terms of the glossary by their names. */
export function searchTerms(query: string): readonly Term[] {
  return found(glossary, indexOfTerms, query, ({ term, forms }) => [term, ...forms]);
}

const indexOfFunctions = kept((docs: readonly FunctionDoc[]) =>
  indexOf(
    docs.map((doc) => ({
      name: doc.name,
      synonyms: synonymsOf(bareName(doc.id)),
      arguments: doc.parameters.map(({ name }) => name).join(" "),
      summary: doc.summary,
      descriptions: `${doc.returns} ${doc.parameters.map(({ description }) => description).join(" ")}`,
      remarks: doc.remarks,
    })),
    { name: 32, synonyms: 16, arguments: 8, summary: 6, descriptions: 2, remarks: 1 },
  ),
);

const indexOfTemplates = kept((templates: readonly Template[]) =>
  indexOf(
    templates.map(({ id, title, answers }) => ({ title, synonyms: synonymsOf(id), answers })),
    { title: 8, synonyms: 4, answers: 2 },
  ),
);

const indexOfTerms = kept((terms: readonly Term[]) =>
  indexOf(
    terms.map(({ term, forms }) => ({ term, forms: forms.join(", ") })),
    { term: 2, forms: 1 },
  ),
);

interface Found {
  /** Place in what was indexed. */
  readonly id: number;
}

/** All texts of a thing by what they are; each counts as much as its boost. */
function indexOf(all: readonly Readonly<Record<string, string>>[], boost: Record<string, number>) {
  const options: Options<Found> = {
    fields: Object.keys(boost),
    tokenize: wordsOf,
    searchOptions: {
      boost,
      ...wordSearch,
      combineWith: "AND",
    },
  };
  const index = new MiniSearch<Found>(options);
  index.addAll(all.map((texts, id) => ({ id, ...texts })));
  return index;
}

function found<One>(
  all: readonly One[],
  indexed: (all: readonly One[]) => MiniSearch<Found>,
  query: string,
  namesOf: (one: One) => readonly string[],
  otherwise: "AND" | "OR" = "AND",
): readonly One[] {
  if (query.trim() === "") return all;
  const phrase = phraseOf(query);
  const index = indexed(all);
  const strict = index.search(phrase);
  const hits = strict.length > 0 ? strict : index.search(phrase, { combineWith: otherwise });
  const called = all.filter((one) => namesOf(one).some((name) => wordsOf(name).join(" ") === phrase));
  const meant = meantBy(query).flatMap((name) => all.find((one) => namesOf(one).includes(name)) ?? []);
  return [...new Set([...called, ...meant, ...hits.map(({ id }) => all[id as number]!)])];
}

/** Keeps the index of the last list, which is long and stays the same while somebody types. */
function kept<One>(make: (all: readonly One[]) => MiniSearch<Found>) {
  let last: { readonly all: readonly One[]; readonly index: MiniSearch<Found> } | undefined;
  return (all: readonly One[]): MiniSearch<Found> => {
    if (last?.all !== all) last = { all, index: make(all) };
    return last.index;
  };
}
