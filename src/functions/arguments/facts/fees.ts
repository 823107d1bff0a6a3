import type { Prices } from "../../../core/accounting/prices";
import { type Decimal, spelledDigits, zero } from "../../../core/number/decimal";

/** Fees by coin in one coin, and those that no price leads there. */
export function feesIn(
  coin: string,
  paid: ReadonlyMap<string, Decimal>,
  marks: Prices,
): { fees: Decimal; unpriced: ReadonlyMap<string, Decimal> } {
  const unpriced = new Map<string, Decimal>();
  let fees = zero;
  for (const [own, amount] of paid) {
    const converted = marks.convert(amount, own, coin);
    if (converted) fees = fees.plus(converted);
    else unpriced.set(own, amount);
  }
  return { fees, unpriced };
}

/** Fees as a text: "0.01 BNB, 2 MNT". */
export function feesText(fees: ReadonlyMap<string, Decimal>): string {
  return [...fees].map(([coin, amount]) => `${spelledDigits(amount)} ${coin}`).join(", ");
}
