/** The tables that import makes of files. */
type Table = "fills" | "funding" | "ledger" | "positions";

/**
 * Where a value comes from: `col` is the text of a column, `#col` its number, `-#col` the negative of it, `|#col` its magnitude, `unit col`
 * the letters glued to the number, `=x` the word x. Of a list the first that is not blank counts.
 */
export type Value =
  | string
  | readonly string[]
  | { readonly map: string; readonly to: Readonly<Record<string, string>>; readonly else?: string }
  | { readonly sub: readonly [minuend: string, subtrahend: string] };

/** One row of a table that a row of a file becomes: its fields and where their values come from. */
export interface Emit {
  readonly t: Table;
  readonly [field: string]: Value;
}

/** Rows whose columns have these values become these rows. `*` is any value, a blank one is blank, `~` starts a pattern. */
export interface Rule {
  readonly when?: Readonly<Record<string, readonly string[]>>;
  readonly emit?: readonly Emit[];
  /** The code of the note that says why such a row is left out. */
  readonly skip?: string;
}

/** The kind of an export file: how it is recognised, and what its rows mean. The user's own formats have the same form. */
export interface Format {
  readonly id: string;
  readonly venue: string;
  /** A: the venue's own page or two independent readers of real files; B: one reader; C: assumed. */
  readonly sure: "A" | "B" | "C";
  readonly sources: readonly string[];
  readonly market: "spot" | "perp" | "any";
  /** Of two sources of one account and table the better rank counts in the time that it covers. 1 is the best. */
  readonly rank: number;
  readonly wallet: string;
  /** The column of the account, or `preamble uid` for the rows above the header. */
  readonly account?: string;
  /** The id names one row. */
  readonly unique?: boolean;
  /** The venue nets: words that name a side open no position of their own. */
  readonly netting?: boolean;
  /** Columns that must be there, in any order; `a|b` is either. */
  readonly header?: readonly string[];
  /** Columns that may be there and are not read. */
  readonly known?: readonly string[];
  /** A file whose header words are not known is recognised by its first cells. */
  readonly positional?: { readonly columns: number; readonly first: string };
  readonly columns?: readonly string[];
  readonly time: string;
  readonly zone: readonly string[];
  /** Times have no seconds. */
  readonly minute?: boolean;
  /** What stands there where there are no rows. */
  readonly empty?: string;
  readonly special?: "bybit-log" | "okx-trading" | "hyperliquid";
  readonly kinds?: Readonly<Record<string, string>>;
  readonly rules: readonly Rule[];
  /** What a row that no rule fits says: Ledger kind unknown. */
  readonly unknown?: Readonly<Record<string, Value>>;
}
