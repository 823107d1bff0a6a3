import { eachSliced, type Sliced } from "../../core/slices";
import type { Book } from "../rows/book";
import { listsOf, type Fact, type Fill, type Tables } from "./rows";

/** The time that a file covers in a table, in one account and wallet. */
export interface Cover extends Scope {
  readonly venue: string;
  readonly file: string;
  readonly format: string;
  readonly rank: number;
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
}

/** Rows of one kind: what two sources may both say. */
interface Scope {
  readonly table: "Fills" | "Funding" | "Ledger";
  readonly account: string;
  /** Of fills `spot` or `futures`, which come in files of their own; else the wallet. */
  readonly part: string;
}

/** A row that an earlier import brought, from its columns. */
export interface EarlierRow extends Scope {
  readonly key: string;
  readonly file: string;
  readonly time: number;
  readonly precision: "s" | "min";
  readonly counted: boolean;
  /** False for a fill without a quantity, because the size of its contract is not known: it never counts. */
  readonly isSized: boolean;
  readonly note: string;
}

/** A row that from now on counts or no longer does, and what its note says then. */
export interface Recounted<T extends EarlierRow> {
  readonly row: T;
  readonly counted: boolean;
  /** The file that counts in its place. */
  readonly by: string | undefined;
  readonly note: string;
}

/**
 * Where two kinds of files say one thing, such as trades and orders or trades and a log, the better rank counts in the time that its
 * file covers. The other's rows there stay and are not counted.
 */
export function* countBest({ fills, funding, ledger }: Tables, covers: readonly Cover[]): Sliced<void> {
  const better = betterAmong(covers);
  const uncount = (row: Fact, scope: Scope): void => {
    const cover = better(row, scope, row.rank);
    if (!cover) return;
    row.counted = false;
    row.note = row.note || noteOf(cover);
  };
  yield* eachSliced(fills, (row) => uncount(row, fillScope(row)));
  yield* eachSliced(funding, (row) => uncount(row, scopeOf("Funding", row)));
  yield* eachSliced(ledger, (row) => uncount(row, scopeOf("Ledger", row)));
}

/**
 * The rows for which it makes a difference that there are other covers now than before: the covers of an import come, or go with it. What
 * the user has changed by hand in other rows stays.
 */
export function* recountEarlier<T extends EarlierRow>(
  rows: Iterable<T>,
  before: readonly Cover[],
  after: readonly Cover[],
): Sliced<Recounted<T>[]> {
  const ranks = ranksIn(before);
  const [earlier, now] = [betterAmong(before), betterAmong(after)];
  const changed: Recounted<T>[] = [];
  yield* eachSliced(rows, (row) => {
    const rank = ranks(row);
    if (rank === undefined || !row.isSized) return;
    const [old, cover] = [earlier(row, row, rank), now(row, row, rank)];
    if (old?.file === cover?.file) return;
    const counted = cover === undefined;
    const note = noteWith(row.note, cover);
    if (row.counted !== counted || row.note !== note) changed.push({ row, counted, by: cover?.file, note });
  });
  return changed;
}

/** What says of a row of these covers' files whether it counts; undefined where no cover is its own, or its size is not known. */
export function countingAmong(
  covers: readonly Cover[],
): (row: EarlierRow) => Omit<Recounted<EarlierRow>, "row"> | undefined {
  const [ranks, better] = [ranksIn(covers), betterAmong(covers)];
  return (row) => {
    const rank = ranks(row);
    if (rank === undefined || !row.isSized) return undefined;
    const cover = better(row, row, rank);
    return { counted: cover === undefined, by: cover?.file, note: noteWith(row.note, cover) };
  };
}

/** The covers of which there are rows. A file whose rows are gone, or had all come with another file, counts in no other's place. */
export function* coversWithRows(
  covers: readonly Cover[],
  rows: Iterable<EarlierRow>,
): Sliced<readonly Cover[]> {
  const there = new Set<string>();
  yield* eachSliced(rows, (row) => there.add(sourceText(row)));
  return covers.filter((cover) => there.has(sourceText(cover)));
}

/** The times that each file covers, in each table for which it has rows. */
export function* coversOf(books: readonly Book[]): Sliced<Cover[]> {
  const covers: Cover[] = [];
  for (const { tables, reading } of books) {
    const { venue, rank, id: format } = reading.format;
    let [from, to] = [Infinity, -Infinity];
    for (const rows of listsOf(tables))
      yield* eachSliced(rows, (row) => {
        from = Math.min(from, row.time);
        to = Math.max(to, endOf(row));
      });
    const scopes = new Map<string, Scope>();
    const add = (scope: Scope): void => void scopes.set(textOf(scope), scope);
    yield* eachSliced(tables.fills, (row) => add(fillScope(row)));
    yield* eachSliced(tables.funding, (row) => add(scopeOf("Funding", row)));
    yield* eachSliced(tables.ledger, (row) => add(scopeOf("Ledger", row)));
    for (const scope of scopes.values())
      covers.push({ ...scope, venue, file: reading.file, format, rank, from, to });
  }
  return covers;
}

/** The rank of a row's file. */
function ranksIn(covers: readonly Cover[]): (row: EarlierRow) => number | undefined {
  const ranks = new Map(covers.map((cover) => [sourceText(cover), cover.rank]));
  return (row) => ranks.get(sourceText(row));
}

type Timed = Pick<Fact, "time" | "precision">;

function betterAmong(covers: readonly Cover[]) {
  const byScope = new Map<string, Cover[]>();
  for (const cover of covers) {
    const scope = textOf(cover);
    byScope.set(scope, [...(byScope.get(scope) ?? []), cover]);
  }
  return (row: Timed, scope: Scope, own: number): Cover | undefined =>
    byScope
      .get(textOf(scope))
      ?.find(({ rank, from, to }) => rank < own && endOf(row) >= from && row.time <= to);
}

/** Of a minute whose seconds a file does not say the end. */
export function endOf({ time, precision }: Timed): number {
  return time + (precision === "min" ? 59_999 : 0);
}

/** The note of a row in whose place another file counts. */
function noteOf({ file }: Cover): string {
  return `${file} counts.`;
}

/** A row's note, in which what says that another file counts is the only thing that changes. */
function noteWith(note: string, cover: Cover | undefined): string {
  if (note !== "" && !note.endsWith(" counts.")) return note;
  return cover ? noteOf(cover) : "";
}

function fillScope({ account, market }: Fill): Scope {
  return { table: "Fills", account, part: market === "spot" ? "spot" : "futures" };
}

function scopeOf(table: "Funding" | "Ledger", { account, wallet }: Fact): Scope {
  return { table, account, part: wallet };
}

/** A file's rows of one kind. */
export function sourceText(of: Scope & { readonly file: string }): string {
  return `${of.file}|${textOf(of)}`;
}

export function textOf({ table, account, part }: Scope): string {
  return `${table}|${account}|${part}`;
}
