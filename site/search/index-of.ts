import MiniSearch, { type AsPlainObject, type Options } from "minisearch";
import { wordSearch, wordsOf } from "../../src/taskpane/glossary/words";
import type { SearchDocument } from "./documents";
import { indexedWords } from "./words";

/** The options of the index: the build writes it and the page reads it with the same. */
export const options: Options<SearchDocument> = {
  fields: ["page", "heading", "synonyms", "text"],
  storeFields: ["url", "page", "heading", "section", "text", "about"],
  tokenize: indexedWords,
  searchOptions: {
    ...wordSearch,
    tokenize: wordsOf,
    boost: { page: 12, heading: 10, synonyms: 8, text: 1 },
    combineWith: "AND",
  },
};

/** The index of all parts as plain data. */
export function indexOf(documents: readonly SearchDocument[]): AsPlainObject {
  const index = new MiniSearch(options);
  index.addAll(documents);
  return index.toJSON();
}
