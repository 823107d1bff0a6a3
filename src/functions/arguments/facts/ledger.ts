import type { Entry } from "../../../core/accounting/ledger";
import { type Decimal, zero } from "../../../core/number/decimal";
import { rowsSliced, type Sliced } from "../../../core/slices";
import { optional, type WholeArgument } from "../../cells/declaration";
import { aboutRow, type Failure, refuse, texts } from "../../cells/errors";
import { isStopped } from "../../cells/reading";
import { readTable } from "../../cells/table";
import { withUsualNames } from "../column-names";
import { anyNumber } from "../numbers";
import { choice } from "../words";
import { coin, counted, perhapsText, time } from "./cells";
import { headedTable, inTime } from "./table";

export interface LedgerRow extends Entry {
  readonly time: number;
}

const kinds = [
  ...["deposit", "withdrawal", "transfer", "trade", "conversion", "realised", "funding", "fee", "rebate"],
  ...["interest", "reward", "liquidation", "loan", "other", "unknown"],
];

/** A ledger as an import writes it, the rows that count. */
export const ledger = headedTable({
  wanted: "a table of a ledger: Time, Coin, Kind, Amount",
  columns: {
    time,
    account: perhapsText,
    wallet: perhapsText,
    coin,
    kind: optional(choice(kinds, { realized: "realised", fees: "fee" }), "unknown"),
    amount: anyNumber,
    counted,
    balance: optional(anyNumber, zero),
  },
  of: ({ counted, ...row }): LedgerRow | undefined => (counted === false ? undefined : (row as LedgerRow)),
});

/**
 * Entries in order of time. A balance of 0 may be a blank cell, so it counts only where the one before it and the amount lead there.
 */
export function* ledgerInTime(rows: readonly LedgerRow[]): Sliced<LedgerRow[]> {
  const balances = new Map<string, Decimal>();
  const sorted = yield* inTime(rows);
  return yield* rowsSliced(sorted.length, (index) => {
    const row = sorted[index]!;
    const key = walletKey(row);
    const reached = balances.get(key)?.plus(row.amount);
    const isStated = row.balance && (!row.balance.isZero() || reached?.isZero());
    const balance = isStated ? row.balance : undefined;
    const known = balance ?? reached;
    if (known) balances.set(key, known);
    return { ...row, balance };
  });
}

export function walletKey({ account, wallet, coin }: Wallet): string {
  return [account, wallet, coin].join("\u0000");
}

const openingColumns = { coin, amount: anyNumber, account: perhapsText, wallet: perhapsText };

/** What wallets held before the ledger begins, by the key of the wallet, for a ledger with these wallets. */
export type Openings = (wallets: readonly Wallet[]) => ReadonlyMap<string, Decimal> | Failure;

type Wallet = Omit<Entry, "kind" | "amount" | "balance">;

/** A row may name no account and no wallet where only one has the coin. */
export const openings: WholeArgument<Openings> = {
  kind: "whole",
  wanted: "a table of Coin and Amount, with Account and Wallet where there are several",
  read: function* (argument, given) {
    const names = { opening: "amount", balance: "amount", quantity: "amount", asset: "coin" };
    const cells = withUsualNames(argument, given, names);
    if (isStopped(cells)) return cells;
    const rows = yield* readTable(argument, openingColumns, cells);
    if (isStopped(rows)) return rows;
    return (wallets) => {
      const found = new Map<string, Decimal>();
      for (const { row, coin, account, wallet, amount } of rows) {
        const meant = wallets.filter(
          (one) =>
            one.coin === coin &&
            (account === "" || account === one.account) &&
            (wallet === "" || wallet === one.wallet),
        );
        const about = aboutRow(argument, cells, row);
        if (meant.length > 1) return refuse(texts.severalWallets(about, coin));
        const [only] = meant;
        if (only && found.has(walletKey(only))) return refuse(texts.twice(about, coin));
        if (only) found.set(walletKey(only), amount);
      }
      return found;
    };
  },
};
