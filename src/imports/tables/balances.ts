import { decimal, zero, type Decimal } from "../../core/number/decimal";
import { eachSliced, type Sliced } from "../../core/slices";
import type { Book } from "../rows/book";

/** Says where a running balance, in the order of the file, is not the one before plus what moved: rows are missing there. */
export function* checkBalances(book: Book): Sliced<void> {
  const wallets = new Map<string, { balance: Decimal; moved: Decimal }>();
  yield* eachSliced(book.tables.ledger, (row) => {
    const key = `${row.account}|${row.wallet}|${row.coin}`;
    const known = wallets.get(key);
    const moved = (known?.moved ?? zero).plus(row.amount);
    if (row.balance === "") {
      if (known) known.moved = moved;
      return;
    }
    const balance = decimal(row.balance);
    const gap = known && balance.minus(known.balance).minus(moved);
    if (gap && !gap.isZero())
      book.note("balance-gap", row, "Balance", row.balance, `${gap.toFixed()} ${row.coin} is not explained.`);
    wallets.set(key, { balance, moved: zero });
  });
}
