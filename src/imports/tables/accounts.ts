import type { Book } from "../rows/book";
import { factsOf } from "./rows";

/**
 * Names the account of every row by its venue and UID. A file without a UID belongs to the only one that the venue's other files name;
 * with several the user is asked.
 */
export function nameAccounts(
  books: readonly Book[],
  said: (file: string) => string | undefined,
  earlier: ReadonlyMap<string, readonly string[]>,
): void {
  const known = new Map<string, Set<string>>([...earlier].map(([venue, uids]) => [venue, new Set(uids)]));
  for (const { reading, tables } of books)
    for (const { account } of factsOf(tables)) {
      if (account === "") continue;
      const uids = known.get(reading.format.venue) ?? new Set();
      known.set(reading.format.venue, uids.add(account));
    }
  for (const book of books) {
    const { venue } = book.reading.format;
    const uids = [...(known.get(venue) ?? [])];
    const facts = factsOf(book.tables);
    const name = said(book.reading.file) ?? (uids.length === 1 ? uids[0]! : "");
    if (name === "" && uids.length > 1 && facts.some(({ account }) => account === ""))
      book.note(
        "account-unknown",
        { line: 1 },
        undefined,
        undefined,
        `${venue} has the accounts ${uids.join(", ")}.`,
      );
    // One text for all rows of an account.
    const labels = new Map<string, string>();
    for (const fact of facts) {
      const uid = fact.account || name;
      const label = labels.get(uid) ?? (uid === "" ? venue : `${venue} ${uid}`);
      labels.set(uid, label);
      fact.account = label;
    }
  }
}
