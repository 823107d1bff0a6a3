import { eachSliced, type Sliced } from "../../core/slices";
import type { Book } from "../rows/book";
import { listsOf } from "./rows";

/**
 * Names the account of every row by its venue and UID. A file without a UID belongs to the only one that the venue's other files name;
 * with several the user is asked.
 */
export function* nameAccounts(
  books: readonly Book[],
  said: (file: string) => string | undefined,
  earlier: ReadonlyMap<string, readonly string[]>,
  called: (uid: string) => string = (uid) => uid,
): Sliced<void> {
  const known = new Map<string, Set<string>>([...earlier].map(([venue, uids]) => [venue, new Set(uids)]));
  // Whether a row names no account, by file.
  const unnamed = new Set<Book>();
  for (const book of books)
    for (const rows of listsOf(book.tables))
      yield* eachSliced(rows, ({ account }) => {
        if (account === "") {
          unnamed.add(book);
          return;
        }
        const uids = known.get(book.reading.format.venue) ?? new Set();
        known.set(book.reading.format.venue, uids.add(called(account)));
      });
  for (const book of books) {
    const { venue } = book.reading.format;
    const uids = [...(known.get(venue) ?? [])];
    const name = said(book.reading.file) ?? (uids.length === 1 ? uids[0]! : "");
    if (name === "" && uids.length > 1 && unnamed.has(book)) {
      const details = `${venue} has the accounts ${uids.join(", ")}.`;
      book.note("account-unknown", { line: 1 }, undefined, undefined, details);
    }
    for (const rows of listsOf(book.tables))
      yield* eachSliced(rows, (row) => {
        const uid = row.account === "" ? name : called(row.account);
        row.account = uid === "" ? venue : `${venue} ${uid}`;
      });
  }
}
