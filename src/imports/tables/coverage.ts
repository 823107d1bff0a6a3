import { eachSliced, type Sliced } from "../../core/slices";
import type { Book } from "../rows/book";
import { listsOf, type Fact, type Fill, type Tables } from "./rows";

/**
 * Where two kinds of files say one thing, such as trades and orders or trades and a log, the better rank counts in the time that its
 * file covers. The other's rows there stay and are not counted.
 */
export function* countBest(books: readonly Book[], { fills, funding, ledger }: Tables): Sliced<void> {
  const covers = yield* coversOf(books);
  const uncount = (row: Fact, scope: string): void => {
    const better = covers.get(scope)?.find(({ rank, from, to }) => {
      const end = row.time + (row.precision === "min" ? minute : 0);
      return rank < row.rank && end >= from && row.time <= to;
    });
    if (!better) return;
    row.counted = false;
    row.note = row.note || `${better.file} counts.`;
  };
  yield* eachSliced(fills, (row) => uncount(row, fillScope(row)));
  yield* eachSliced(funding, (row) => uncount(row, scopeOf("funding", row)));
  yield* eachSliced(ledger, (row) => uncount(row, scopeOf("ledger", row)));
}

/** What is left of a minute whose seconds a file does not say. */
const minute = 59_999;

interface Cover {
  readonly rank: number;
  readonly from: number;
  readonly to: number;
  readonly file: string;
}

/** The times that each file covers, in each table for which it has rows. */
function* coversOf(books: readonly Book[]): Sliced<ReadonlyMap<string, readonly Cover[]>> {
  const covers = new Map<string, Cover[]>();
  for (const { tables, reading } of books) {
    const { rank } = reading.format;
    let [from, to] = [Infinity, -Infinity];
    for (const rows of listsOf(tables))
      yield* eachSliced(rows, ({ time, precision }) => {
        from = Math.min(from, time);
        to = Math.max(to, time + (precision === "min" ? minute : 0));
      });
    const scopes = new Set<string>();
    yield* eachSliced(tables.fills, (row) => scopes.add(fillScope(row)));
    yield* eachSliced(tables.funding, (row) => scopes.add(scopeOf("funding", row)));
    yield* eachSliced(tables.ledger, (row) => scopes.add(scopeOf("ledger", row)));
    for (const scope of scopes)
      covers.set(scope, [...(covers.get(scope) ?? []), { rank, from, to, file: reading.file }]);
  }
  return covers;
}

/** Spot and futures of one account come in files of their own. */
function fillScope(row: Fill): string {
  return `${row.venue}|${row.account}|fills|${row.market === "spot" ? "spot" : "futures"}`;
}

function scopeOf(table: string, row: Fact): string {
  return `${row.venue}|${row.account}|${table}|${row.wallet}`;
}
