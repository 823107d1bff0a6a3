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

/** Opening balances that are known otherwise. */
type Opening = (account: string, wallet: string, coin: string) => Decimal | undefined;

/**
 * The statements of all wallets and coins. A wallet's opening balance is the one given, else what its first stated balance was before
 * the movements up to it, else nothing.
 */
export function statementsOf(entries: Iterable<Entry>, opening?: Opening): Statement[] {
  const statements = new Statements();
  for (const entry of entries) statements.add(entry);
  return statements.all(opening);
}

/** Statements while entries come in. */
export class Statements {
  private readonly totals = new Map<string, Totals>();

  add(entry: Entry): void {
    const key = `${entry.account}\u0000${entry.wallet}\u0000${entry.coin}`;
    let total = this.totals.get(key);
    if (!total) this.totals.set(key, (total = new Totals(entry)));
    total.add(entry);
  }

  all(opening?: Opening): Statement[] {
    return [...this.totals.values()].map((total) => total.statement(opening));
  }
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
    const column = Object.hasOwn(columns, kind) ? columns[kind]! : "other";
    this.sums[column] = this.sums[column].plus(amount);
    this.moved = this.moved.plus(amount);
    if (balance === undefined) return;
    this.first ??= balance.minus(this.moved);
    this.last = balance;
    this.movedAtLast = this.moved;
  }

  statement(given?: Opening): Statement {
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
