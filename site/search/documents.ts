/** A part of a page as the search knows it. */
export interface SearchDocument {
  readonly id: number;
  /** Below docs/, with the place on the page: "glossary.html#funding-rate". */
  readonly url: string;
  readonly page: string;
  /** The heading of the part; empty for the top of its page. */
  readonly heading: string;
  /** The section of the site. */
  readonly section: string;
  readonly text: string;
  /** Other words for what the page is about. */
  readonly synonyms: string;
  /** The name of the function or the id of the template that the page is about, where it is about one. */
  readonly about: string;
}

/** What a result shows. */
export type StoredPart = Omit<SearchDocument, "id" | "synonyms">;
