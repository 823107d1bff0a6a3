import { toleranceOf } from "../../core/accounting/reconcile";
import type { Effect, Trade } from "../../core/accounting/trades";
import { zero, type Decimal } from "../../core/number/decimal";
import type { Notes } from "../notes";
import type { Fill } from "./rows";

interface Sum {
  readonly file: string;
  readonly account: string;
  readonly symbol: string;
  own: Decimal;
  stated: Decimal;
  rows: number;
}

/** The venue's realised P&L against the one of the fills, for each account and symbol. */
export class RealisedSums {
  private readonly sums = new Map<string, Sum>();

  add({ file }: Fill, { account, symbol, realised }: Trade, effect: Effect): void {
    if (realised === undefined) return;
    const key = `${account}|${symbol}`;
    let sum = this.sums.get(key);
    if (!sum) this.sums.set(key, (sum = { file, account, symbol, own: zero, stated: zero, rows: 0 }));
    sum.own = sum.own.plus(effect.realised);
    sum.stated = sum.stated.plus(realised);
    sum.rows++;
  }

  sayDifferences(notes: Notes): void {
    for (const { file, account, symbol, own, stated, rows } of this.sums.values()) {
      if (own.minus(stated).abs().lte(toleranceOf(rows))) continue;
      const details = `${account}, ${symbol}: ${own.toDecimalPlaces(8).toFixed()} by the fills.`;
      notes.add("realised-differs", { file, column: "Realised", value: stated.toFixed() }, details);
    }
  }
}
