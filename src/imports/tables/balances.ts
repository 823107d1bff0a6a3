import { decimal, zero, type Decimal } from "../../core/number/decimal";
import type { Book } from "../rows/book";

/** Says where a running balance, in the order of the file, is not the one before plus what moved: rows are missing there. */
export function checkBalances(book: Book): void {
  const wallets = new Map<string, { balance: Decimal; moved: Decimal }>();
  for (const row of book.tables.ledger) {
    const key = [row.account, row.wallet, row.coin].join("|");
    const known = wallets.get(key);
    const moved = (known?.moved ?? zero).plus(row.amount);
    if (row.balance === "") {
      if (known) known.moved = moved;
      continue;
    }
    const balance = decimal(row.balance);
    const gap = known && balance.minus(known.balance).minus(moved);
    if (gap && !gap.isZero())
      book.note("balance-gap", row, "Balance", row.balance, `${gap.toFixed()} ${row.coin} is not explained.`);
    wallets.set(key, { balance, moved: zero });
  }
}
