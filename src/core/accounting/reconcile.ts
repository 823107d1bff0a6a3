import { decimal, larger, zero, type Decimal } from "../number/decimal";
import type { Payment } from "./funding";
import type { Entry } from "./ledger";
import type { Effect, Trade } from "./trades";
import { contractOfSymbol } from "./contract";

/** One sum from the fills and funding payments, and the same from the ledger. */
export interface Reconciled {
  readonly account: string;
  readonly coin: string;
  readonly what: "realised" | "fees" | "funding";
  readonly fromFills: Decimal;
  readonly inLedger: Decimal;
  readonly difference: Decimal;
  /** Within what venues round: half a cent, or one unit of the eighth place for each row. */
  readonly agrees: boolean;
}

/**
 * Compares what fills realised and paid, and the funding payments, with the ledger, for each account and coin. Fees and funding are
 * signed as in the ledger: what is paid is below 0.
 */
export function reconcile(
  trades: readonly Trade[],
  effects: readonly Effect[],
  payments: readonly Payment[],
  entries: Iterable<Entry>,
): Reconciled[] {
  const reconciliation = new Reconciliation();
  trades.forEach((trade, index) => reconciliation.addFill(trade, effects[index]!));
  for (const payment of payments) reconciliation.addPayment(payment);
  for (const entry of entries) reconciliation.addEntry(entry);
  return reconciliation.all();
}

/** The comparison while fills, payments and entries come in. */
export class Reconciliation {
  private readonly sums = new Map<string, Sum>();

  addFill({ account, symbol, fee, feeCoin }: Trade, { realised }: Effect): void {
    const { kind, settle } = contractOfSymbol(symbol);
    if (kind !== "spot") addFills(this.sumOf(account, settle, "realised"), realised);
    if (!fee.isZero()) addFills(this.sumOf(account, feeCoin, "fees"), fee.neg());
  }

  addPayment({ account, coin, amount }: Payment): void {
    addFills(this.sumOf(account, coin, "funding"), amount);
  }

  addEntry({ account, coin, kind, amount }: Entry): void {
    const what = kind === "fee" ? "fees" : kind === "realised" || kind === "funding" ? kind : undefined;
    if (!what) return;
    const sum = this.sumOf(account, coin, what);
    sum.inLedger = sum.inLedger.plus(amount);
    sum.rows++;
  }

  all(): Reconciled[] {
    return [...this.sums.values()].map(({ rows, ...sum }) => {
      const difference = sum.fromFills.minus(sum.inLedger);
      return { ...sum, difference, agrees: difference.abs().lte(toleranceOf(rows)) };
    });
  }

  private sumOf(account: string, coin: string, what: Reconciled["what"]): Sum {
    const key = `${account}\u0000${coin}\u0000${what}`;
    let sum = this.sums.get(key);
    if (!sum) this.sums.set(key, (sum = { account, coin, what, fromFills: zero, inLedger: zero, rows: 0 }));
    return sum;
  }
}

interface Sum {
  readonly account: string;
  readonly coin: string;
  readonly what: Reconciled["what"];
  fromFills: Decimal;
  inLedger: Decimal;
  rows: number;
}

function addFills(sum: Sum, amount: Decimal): void {
  sum.fromFills = sum.fromFills.plus(amount);
  sum.rows++;
}

/** Venues round every row: half a cent, or a unit of the eighth place for each. */
export function toleranceOf(rows: number): Decimal {
  return larger(decimal("0.005"), decimal("1e-8").times(rows));
}
