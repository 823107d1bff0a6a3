import type { Book } from "../rows/book";
import { factsOf, type Fact, type Tables } from "./rows";

/** Turns a file round whose first time is later than its last, so that the venue's order within a second survives. */
export function putInOrder({ tables }: Book): void {
  const byLine = factsOf(tables).sort((a, b) => a.line - b.line);
  const isNewestFirst = byLine.length > 0 && byLine[0]!.time > byLine.at(-1)!.time;
  // Rows of one line keep their order.
  const turn = isNewestFirst ? -1 : 1;
  for (const rows of listsOf(tables)) rows.sort((a, b) => turn * (a.line - b.line));
}

/** Puts the rows of all files in order of time; those of one moment stay as they are. */
export function sortByTime(tables: Tables): void {
  for (const rows of listsOf(tables)) rows.sort((a, b) => a.time - b.time);
}

function listsOf({ fills, funding, ledger, positions }: Tables): Fact[][] {
  return [fills, funding, ledger, positions];
}
