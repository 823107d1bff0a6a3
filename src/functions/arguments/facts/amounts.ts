import type { Prices } from "../../../core/accounting/prices";
import type { Sliced } from "../../../core/slices";
import { texts, unsolved } from "../../cells/errors";
import type { Output } from "../../cells/spill";
import { type Amount, type Grouping, sumsBy, titleOf } from "./grouping";

/** Sums with their values in dollars. */
export function* valuedSums(
  by: Grouping,
  count: number,
  amountAt: (index: number) => Amount | undefined,
  marks: Prices,
): Sliced<Output[][]> {
  const sums = yield* sumsBy(by, count, amountAt);
  const rows = sums.map(({ key, coin, amount }): Output[] => {
    const value = "text" in amount ? amount : marks.convert(amount, coin, "USD");
    return [key, coin, amount, value ?? unsolved(texts.noPriceIn("marks", coin))];
  });
  return [[titleOf(by), "Coin", "Amount", "Value"], ...rows];
}
