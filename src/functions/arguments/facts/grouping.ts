import type { Decimal } from "../../../core/number/decimal";
import { zero } from "../../../core/number/decimal";
import { rowsSliced, type Sliced } from "../../../core/slices";
import { optional } from "../../cells/declaration";
import type { Failure } from "../../cells/errors";
import type { Output } from "../../cells/spill";
import { choice } from "../words";
import { serialOf } from "./cells";

export const groupings = ["symbol", "account", "coin", "day", "month"] as const;
export type Grouping = (typeof groupings)[number];

/** What sums are made for. */
export const grouping = optional(choice(groupings), "symbol");

/** An amount of a fact; a failure where it is not known. */
export interface Amount {
  readonly time: number;
  readonly account: string;
  readonly symbol: string;
  readonly coin: string;
  readonly amount: Decimal | Failure;
}

export interface Sum {
  readonly key: string | number;
  readonly coin: string;
  readonly amount: Decimal | Failure;
}

/** Sums by key and coin, in their order. One that has an unknown part is not known. */
export function* sumsBy(
  by: Grouping,
  count: number,
  amountAt: (index: number) => Amount | undefined,
): Sliced<Sum[]> {
  const sums = new Map<string, { -readonly [K in keyof Sum]: Sum[K] }>();
  yield* rowsSliced(count, (index) => {
    const one = amountAt(index);
    if (!one) return;
    const { coin, amount } = one;
    const key = keyOf(by, one);
    const name = `${key}\u0000${coin}`;
    let sum = sums.get(name);
    if (!sum) sums.set(name, (sum = { key, coin, amount: zero }));
    sum.amount = "text" in sum.amount ? sum.amount : "text" in amount ? amount : sum.amount.plus(amount);
  });
  return [...sums.values()].sort((a, b) => compare(a.key, b.key) || compare(a.coin, b.coin));
}

export function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The heading of the keys. */
export function titleOf(by: string): Output {
  return by[0]!.toUpperCase() + by.slice(1);
}

/** Days and months are Excel's dates in UTC, a month its first day. */
function keyOf(by: Grouping, amount: Amount): string | number {
  if (by !== "day" && by !== "month") return amount[by];
  const day = Math.floor(serialOf(amount.time));
  return by === "day" ? day : day - new Date(amount.time).getUTCDate() + 1;
}
