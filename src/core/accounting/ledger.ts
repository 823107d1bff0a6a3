import { zero, type Decimal } from "../number/decimal";

/** A movement of a wallet's balance. Entries of a wallet stand in the order in which they happened. */
export interface Entry {
  readonly account: string;
  readonly wallet: string;
  readonly coin: string;
  readonly kind: string;
  /** Signed: above 0 it adds to the balance. */
  readonly amount: Decimal;
  /** The balance after it, where the venue says it. */
  readonly balance?: Decimal;
}

/** A wallet's coin: opening and all movements are the closing balance. */
export interface Statement {
  readonly account: string;
  readonly wallet: string;
  readonly coin: string;
  readonly opening: Decimal;
  readonly transfers: Decimal;
  readonly trades: Decimal;
  readonly realised: Decimal;
  readonly funding: Decimal;
  readonly fees: Decimal;
  readonly other: Decimal;
  readonly unknown: Decimal;
  readonly closing: Decimal;
  /** The last balance that the venue states, and how far the closing one is from it. */
  readonly stated?: Decimal;
  readonly difference?: Decimal;
}

type Column = "transfers" | "trades" | "realised" | "funding" | "fees" | "other" | "unknown";

/** The column of each kind of movement. Rebates, rewards, interest, liquidation and loans are the others. */
const columns: Readonly<Record<string, Column>> = {
  deposit: "transfers",
  withdrawal: "transfers",
  transfer: "transfers",
  trade: "trades",
  conversion: "trades",
  realised: "realised",
  funding: "funding",
  fee: "fees",
  unknown: "unknown",
};

/**
 * The statements of all wallets and coins. A wallet's opening balance is the one given, else what its first stated balance was before
 * the movements up to it, else nothing.
 */
export function statementsOf(
  entries: Iterable<Entry>,
  opening?: (account: string, wallet: string, coin: string) => Decimal | undefined,
): Statement[] {
  const totals = new Map<string, Totals>();
  for (const entry of entries) {
    const key = [entry.account, entry.wallet, entry.coin].join("\u0000");
    let total = totals.get(key);
    if (!total) totals.set(key, (total = new Totals(entry)));
    total.add(entry);
  }
  return [...totals.values()].map((total) => total.statement(opening));
}

class Totals {
  private readonly sums: Record<Column, Decimal> = {
    transfers: zero,
    trades: zero,
    realised: zero,
    funding: zero,
    fees: zero,
    other: zero,
    unknown: zero,
  };
  private moved = zero;
  private first?: Decimal;
  private last?: Decimal;
  /** What moved up to the last stated balance. */
  private movedAtLast = zero;

  constructor(private readonly of: Entry) {}

  add({ kind, amount, balance }: Entry): void {
    const column = columns[kind] ?? "other";
    this.sums[column] = this.sums[column].plus(amount);
    this.moved = this.moved.plus(amount);
    if (balance === undefined) return;
    this.first ??= balance.minus(this.moved);
    this.last = balance;
    this.movedAtLast = this.moved;
  }

  statement(given?: (account: string, wallet: string, coin: string) => Decimal | undefined): Statement {
    const { account, wallet, coin } = this.of;
    const opening = given?.(account, wallet, coin) ?? this.first ?? zero;
    const reached = opening.plus(this.movedAtLast);
    return {
      account,
      wallet,
      coin,
      opening,
      ...this.sums,
      closing: opening.plus(this.moved),
      stated: this.last,
      difference: this.last && reached.minus(this.last),
    };
  }
}
