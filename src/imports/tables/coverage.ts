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
}

/** An earlier row that from now on counts or no longer does, and what its note says. */
export interface Recounted {
  readonly table: Scope["table"];
  readonly key: string;
  readonly counted: boolean;
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

/** The earlier rows that change whether they count, with the covers of all imports. Those of a file without a cover stay as they are. */
export function* recountEarlier(rows: Iterable<EarlierRow>, covers: readonly Cover[]): Sliced<Recounted[]> {
  const better = betterAmong(covers);
  const ranks = new Map(covers.map((cover) => [`${cover.file}|${textOf(cover)}`, cover.rank]));
  const changed: Recounted[] = [];
  yield* eachSliced(rows, (row) => {
    const rank = ranks.get(`${row.file}|${textOf(row)}`);
    if (rank === undefined || !row.isSized) return;
    const cover = better(row, row, rank);
    const counted = cover === undefined;
    const { table, key } = row;
    if (row.counted !== counted) changed.push({ table, key, counted, note: cover ? noteOf(cover) : "" });
  });
  return changed;
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
function endOf({ time, precision }: Timed): number {
  return time + (precision === "min" ? 59_999 : 0);
}

function noteOf({ file }: Cover): string {
  return `${file} counts.`;
}

function fillScope({ account, market }: Fill): Scope {
  return { table: "Fills", account, part: market === "spot" ? "spot" : "futures" };
}

function scopeOf(table: "Funding" | "Ledger", { account, wallet }: Fact): Scope {
  return { table, account, part: wallet };
}

function textOf({ table, account, part }: Scope): string {
  return `${table}|${account}|${part}`;
}
