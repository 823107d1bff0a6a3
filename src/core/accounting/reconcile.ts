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
  const sums = new Map<string, Sum>();
  const sumOf = (account: string, coin: string, what: Reconciled["what"]): Sum => {
    const key = [account, coin, what].join("\u0000");
    let sum = sums.get(key);
    if (!sum) sums.set(key, (sum = { account, coin, what, fromFills: zero, inLedger: zero, rows: 0 }));
    return sum;
  };
  trades.forEach(({ account, symbol, fee, feeCoin }, index) => {
    const { kind, settle } = contractOfSymbol(symbol);
    if (kind !== "spot") addFills(sumOf(account, settle, "realised"), effects[index]!.realised);
    if (!fee.isZero()) addFills(sumOf(account, feeCoin, "fees"), fee.neg());
  });
  for (const { account, coin, amount } of payments) addFills(sumOf(account, coin, "funding"), amount);
  for (const { account, coin, kind, amount } of entries) {
    const what = kind === "fee" ? "fees" : kind === "realised" || kind === "funding" ? kind : undefined;
    if (!what) continue;
    const sum = sumOf(account, coin, what);
    sum.inLedger = sum.inLedger.plus(amount);
    sum.rows++;
  }
  return [...sums.values()].map(({ rows, ...sum }) => {
    const difference = sum.fromFills.minus(sum.inLedger);
    return { ...sum, difference, agrees: difference.abs().lte(toleranceOf(rows)) };
  });
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
