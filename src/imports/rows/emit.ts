import { isNothing } from "../values/decimals";
import type { Book } from "./book";
import { Fields, type Head } from "./fields";
import { emitFill } from "./fills";
import { emitFunding, ledgerRow, type LedgerRow } from "./ledger";
import { emitPosition } from "./positions";
import type { ReadyEmit } from "./rules";

/** Puts the rows of the tables that a row of a file stands for into the book. */
export function emitRow(book: Book, head: Head, emits: readonly ReadyEmit[]): void {
  const ledger: LedgerRow[] = [];
  for (const emit of emits) {
    const fields = new Fields(head.row, emit);
    if (emit.table === "fills") emitFill(book, head, fields);
    else if (emit.table === "funding") emitFunding(book, head, fields);
    else if (emit.table === "ledger") ledger.push(ledgerRow(book, head, fields));
    else emitPosition(book, head, fields);
  }
  // A part of nothing, such as the fee of a row without one, is no row unless it is all that there is.
  const amounts = ledger.filter(({ own }) => !isNothing(own.amount));
  for (const { fact, own } of amounts.length > 0 ? amounts : ledger.slice(0, 1)) book.addLedger(fact, own);
}
